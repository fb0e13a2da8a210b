using System.Text.RegularExpressions;

namespace Kommunenkat.Browser.Tests.Pages;

public sealed class SignInTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    [Theory]
    [InlineData("/enkat/2027/2403", "Maja Lindgren")]
    [InlineData("/enkat/2027/2403/avsnitt/styrning", "Maja Lindgren")]
    [InlineData("/enkat/2027/2403/kontroll", "Maja Lindgren")]
    [InlineData("/uppfoljning?lan=14", "Karin Ahlgren")]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(string path, string person)
    {
        var page = (await VisitAsync()).Page;

        await page.GotoAsync(path);
        await Expect(page).ToHaveURLAsync(new Regex("/logga-in\\?returnUrl="));
        await page.Locator(".people button", new() { HasText = person }).ClickAsync();

        await Expect(page.Locator(".account-name")).ToContainTextAsync(person);
        Assert.Equal(path, new Uri(page.Url).PathAndQuery);
    }

    [Theory]
    [InlineData("Maja Lindgren", "/enkat/2027/2403")]
    [InlineData("Karin Ahlgren", "/uppfoljning")]
    [InlineData("Johan Ekdahl", "/uppfoljning")]
    [InlineData("Sara Nyqvist", "/uppfoljning")]
    public async Task Everybody_comes_to_their_own_place_and_out_again(string person, string place)
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync(person);
        Assert.Equal(place, new Uri(visitor.Page.Url).AbsolutePath);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await Expect(visitor.Page.Locator(".account").GetByRole(AriaRole.Link, new() { Name = "Logga in" })).ToBeVisibleAsync();
        await visitor.GoToAsync(place);
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string returnUrl)
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync($"/logga-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await page.Locator(".people button", new() { HasText = "Maja Lindgren" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("^http://127.0.0.1:[0-9]+/enkat"));
    }
}
