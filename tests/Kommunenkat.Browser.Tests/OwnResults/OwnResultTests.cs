using System.Text.RegularExpressions;

namespace Kommunenkat.Browser.Tests.OwnResults;

/// <summary>From the survey to the municipality's own result, and to the text for its situational picture.</summary>
public sealed class OwnResultTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const string Result = "/enkat/resultat/2403", Picture = "/enkat/lagesbild/2403";

    [Fact]
    public async Task A_municipality_finds_its_result_and_takes_the_text_for_its_picture_with_it()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync("/enkat");

        await page.GetByRole(AriaRole.Link, new() { Name = "Vårt resultat" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Vårt resultat: Bjurholm");
        await Expect(page.GetByText("Visas eftersom svaret på 2.1 är Nej.")).ToBeVisibleAsync();
        await Expect(page.Locator(".own-table tr", new() { HasText = "Har styrdokument" })).ToContainTextAsync("218 av 245");

        await page.GetByRole(AriaRole.Link, new() { Name = "Underlag till lägesbilden" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Underlag till lägesbild: Bjurholm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kopiera" }).ClickAsync();
        await Expect(page.Locator(".copy-document [role=status]")).ToHaveTextAsync("Kopierat.");

        var text = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Replace('\u00a0', ' ').Split("\r\n");
        Assert.Equal("Arbetet mot mäns våld mot kvinnor i Bjurholm", text[0]);
        Assert.Contains("- Har styrdokument (Riket: 89 %, 218 av 245, 75–91 % om alla hade svarat)", text);
        Assert.Contains(text, line => line.StartsWith("Har styrdokument\tNej\t", StringComparison.Ordinal));
        Assert.Contains("  Visas eftersom svaret på 2.1 är Nej.", text);
        var html = await page.EvaluateAsync<string>("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()");
        Assert.Matches("<table border=\"1\" [^>]*border-collapse", html);
        Assert.DoesNotContain("class=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Ladda ner till Word" }).ClickAsync());
        Assert.Equal("lagesbild-2403-2025.doc", download.SuggestedFilename);
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith("<!DOCTYPE html>", file, StringComparison.Ordinal);
        Assert.Contains("Bjurholm", file, StringComparison.Ordinal);
        Assert.Contains("border-collapse", file, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_receipt_leads_to_what_came_of_it()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync("/enkat/2025/2403/kvitto/1");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Underlag till lägesbilden" }).ClickAsync();

        await Expect(visitor.Page.Locator("#underlag h2")).ToHaveTextAsync("Arbetet mot mäns våld mot kvinnor i Bjurholm");
    }

    [Fact]
    public async Task The_copy_button_is_there_also_where_the_page_is_swapped_in()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync(Result);
        await visitor.Page.EvaluateAsync("path => Blazor.navigateTo(path)", Picture);

        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Kopiera" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Karin Ahlgren")]
    [InlineData("Johan Ekdahl")]
    [InlineData("Omar Bergström")]
    public async Task For_everybody_else_the_pages_are_not_there(string name)
    {
        var visitor = await VisitAsync();
        visitor.Expect("the server responded with a status of 404");
        await visitor.SignInAsync(name);

        foreach (var path in new[] { Result, Picture, $"{Picture}/word" })
            Assert.Equal(404, (await visitor.GoToAsync(path))!.Status);
    }

    [Theory]
    [InlineData(Result)]
    [InlineData(Picture)]
    [InlineData($"{Picture}/word")]
    public async Task Who_is_not_signed_in_is_asked_to(string path)
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync(path);

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in"));
    }

    [Fact]
    public async Task Without_scripts_the_text_is_there_to_be_marked_and_the_button_is_not()
    {
        var visitor = await VisitAsync(hasScripts: false);
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync(Picture);

        await Expect(visitor.Page.Locator("#underlag table").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".copy-document")).ToBeHiddenAsync();
    }
}
