using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.Access;

/// <summary>A server where nobody stays signed in for more than a minute without doing anything.</summary>
public sealed class ImpatientServer : WebServer
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["SignIn:IdleMinutes"] = "1", ["SignIn:WarningMinutes"] = "0.7" };
}

public sealed class SessionTests(Chromium chromium, ImpatientServer server) : BrowserTest(chromium, server), IClassFixture<ImpatientServer>
{
    private static readonly LocatorAssertionsToBeVisibleOptions WithinAMinute = new() { Timeout = 60_000 };

    [Fact]
    public async Task Who_does_nothing_is_warned_may_stay_and_is_signed_out_in_the_end_with_nothing_lost()
    {
        var visitor = await VisitAsync();
        visitor.Expect("401");
        await visitor.SignInAsync("Maja Lindgren");
        var section = new SectionPage(visitor.Page);
        await section.GoToAsync("2027", "2403", "bakgrund");
        await section.Typed("kontakt_epost").FillAsync("maja@"); // no valid answer, so that it cannot be saved
        await Expect(section.Fault("kontakt_epost")).ToBeVisibleAsync();

        var notice = visitor.Page.Locator(".session-notice");
        await Expect(notice).ToBeVisibleAsync(WithinAMinute);
        await Expect(notice).ToContainTextAsync(new Regex("Du loggas ut klockan [0-9]{2}:[0-9]{2}"));
        await notice.GetByRole(AriaRole.Button, new() { Name = "Fortsätt vara inloggad" }).ClickAsync();
        await Expect(notice).ToBeHiddenAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in[?]avslutad=true"), new() { Timeout = 100_000 });
        await Expect(visitor.Page.GetByText("Du har loggats ut eftersom ingenting hände på en stund.")).ToBeVisibleAsync();
        await visitor.Page.Locator(".people button", new() { HasText = "Maja Lindgren" }).ClickAsync();
        await section.WaitUntilReadyAsync();
        await Expect(section.Typed("kontakt_epost")).ToHaveValueAsync("maja@");
    }

    [Fact]
    public async Task Who_types_stays_signed_in()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Omar Bergström");
        var section = new SectionPage(visitor.Page);
        await section.GoToAsync("2027", "1480", "bakgrund");

        for (var moment = 0; moment < 18; moment++)
        {
            await section.Typed("kontakt_namn").PressSequentiallyAsync("a");
            await visitor.Page.WaitForTimeoutAsync(5_000);
        }

        await visitor.GoToAsync("/enkat/2027/1480");
        await Expect(visitor.Page.Locator(".account-name")).ToContainTextAsync("Omar Bergström");
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        var cookies = await visitor.Context.CookiesAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await Expect(visitor.Page.Locator(".account").GetByRole(AriaRole.Link, new() { Name = "Logga in" })).ToBeVisibleAsync();

        var thief = await VisitAsync();
        await thief.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Server.Address.ToString() }));
        await thief.GoToAsync("/enkat/2027/2506");

        await Expect(thief.Page).ToHaveURLAsync(new Regex("/logga-in"));
    }
}
