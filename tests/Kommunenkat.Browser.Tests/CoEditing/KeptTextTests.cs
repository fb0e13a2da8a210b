using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>What the browser keeps until the server has it, whom it belongs to, and when it goes.</summary>
public sealed class KeptTextTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";
    private const string CountKept = "() => Object.keys(localStorage).filter(key => key.startsWith('ke-kept:')).length";

    [Fact]
    public async Task Who_must_sign_in_anew_while_typing_finds_the_text_again_and_it_is_saved()
    {
        var visitor = await VisitAsync();
        visitor.Expect(""); // the server is away for a moment
        await visitor.SignInAsync("Elin Stenman");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2506", "avslutning");

        await visitor.Context.ClearCookiesAsync(); // the session has ended
        Server.Kill();
        await page.Typed("ovrigt").FillAsync("Skrivet när sessionen gick ut.");
        await page.Option("arbetsgivare_rutin", "yes").CheckAsync();
        await Server.StartAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in"), new() { Timeout = 60_000 });
        Assert.True(await visitor.Page.EvaluateAsync<int>(CountKept) >= 2);
        await visitor.Page.Locator(".people button", new() { HasText = "Elin Stenman" }).ClickAsync();
        await page.WaitUntilReadyAsync();

        await Expect(page.Typed("ovrigt")).ToHaveValueAsync("Skrivet när sessionen gick ut.");
        await page.WaitUntilSavedAsync("ovrigt");
        await page.WaitUntilSavedAsync("arbetsgivare_rutin");
        Assert.Equal("Skrivet när sessionen gick ut.", new Stored(Server).Answers(Round, "2506")["ovrigt"]);
        await Expect(visitor.Page.Locator("[data-ready=true]")).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(CountKept));
    }

    [Fact]
    public async Task What_is_no_valid_answer_yet_is_kept_and_told_of_on_the_other_pages()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2403", "bakgrund");
        await page.Typed("kontakt_epost").FillAsync("maja@");
        await Expect(page.Fault("kontakt_epost")).ToBeVisibleAsync();

        foreach (var path in (string[])[$"/enkat/{Round}/2403", $"/enkat/{Round}/2403/kontroll"])
        {
            await visitor.GoToAsync(path);
            await Expect(visitor.Page.Locator("[data-kept-scope]")).ToContainTextAsync("finns text som inte är sparad");
        }

        await visitor.Page.Locator("[data-kept-scope] a").ClickAsync();
        await page.WaitUntilReadyAsync();
        await Expect(page.Typed("kontakt_epost")).ToHaveValueAsync("maja@");
        await Expect(page.Fault("kontakt_epost")).ToBeVisibleAsync();

        await page.Typed("kontakt_epost").FillAsync("maja@bjurholm.example");
        await page.Typed("kontakt_epost").BlurAsync();
        await page.WaitUntilSavedAsync("kontakt_epost");
        await visitor.GoToAsync($"/enkat/{Round}/2403");
        await Expect(visitor.Page.Locator("[data-kept-scope]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_stays_in_the_browser_after_signing_out_and_what_is_not_saved_is_asked_about_first()
    {
        var visitor = await VisitAsync();
        visitor.Expect("dialog: confirm Det finns text som inte är sparad.");
        await visitor.SignInAsync("Omar Bergström");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "1480", "bakgrund");
        await page.Typed("kontakt_epost").FillAsync("omar@");
        await Expect(page.Fault("kontakt_epost")).ToBeVisibleAsync();
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>(CountKept));

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();

        await Expect(visitor.Page.Locator(".account").GetByRole(AriaRole.Link, new() { Name = "Logga in" })).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(CountKept));
        Assert.Contains(visitor.AllProblems, problem => problem.StartsWith("dialog: confirm", StringComparison.Ordinal));
        Assert.DoesNotContain("omar@", await visitor.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_typed_is_not_shown_to_the_next_at_the_same_browser()
    {
        Colleagues.Add(new Stored(Server), "1480", "Berit Berg");
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Omar Bergström");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "1480", "avslutning");
        await page.Typed("larande_exempel").FillAsync(new string('o', 2001));
        await Expect(page.Fault("larande_exempel")).ToBeVisibleAsync();

        await visitor.Context.ClearCookiesAsync();
        await visitor.SignInAsync("Berit Berg");
        await page.GoToAsync(Round, "1480", "avslutning");

        await Expect(page.Fault("larande_exempel")).ToBeHiddenAsync();
        await Expect(page.Typed("larande_exempel")).Not.ToHaveValueAsync(new Regex("ooo"));
    }

    [Fact]
    public async Task Who_follows_a_link_right_after_typing_takes_nothing_along_that_is_not_saved()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2506", "heder");

        await page.Option("heder_ansvar", "yes").CheckAsync();
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await Expect(visitor.Page).Not.ToHaveURLAsync(new Regex("/heder"));
        await page.WaitUntilReadyAsync();

        Assert.Equal("yes", new Stored(Server).Answers(Round, "2506")["heder_ansvar"]);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(CountKept));
    }

    [Fact]
    public async Task Who_goes_back_to_a_page_that_the_browser_does_not_load_anew_finds_the_text_again()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2506", "bakgrund");
        await visitor.Page.EvaluateAsync("() => window.sameLoad = true");
        await page.Typed("kontakt_epost").FillAsync("elin@");
        await Expect(page.Fault("kontakt_epost")).ToBeVisibleAsync();

        await visitor.Page.Locator(".site-nav").GetByRole(AriaRole.Link, new() { Name = "Min enkät" }).ClickAsync();
        await Expect(visitor.Page.Locator("[data-kept-scope]")).ToBeVisibleAsync();
        await visitor.Page.GoBackAsync();
        await page.WaitUntilReadyAsync();

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.sameLoad === true"), "The browser loaded the page anew; this test is of when it does not.");
        await Expect(page.Typed("kontakt_epost")).ToHaveValueAsync("elin@");
        await Expect(page.Fault("kontakt_epost")).ToBeVisibleAsync();
        await page.Typed("kontakt_epost").FillAsync("elin@arjeplog.example");
        await page.Typed("kontakt_epost").BlurAsync();
        await page.WaitUntilSavedAsync("kontakt_epost");
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(CountKept));
    }

    [Fact]
    public async Task A_text_that_is_far_too_long_is_told_of_and_kept_whole()
    {
        const int length = 120_000;
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2403", "avslutning");

        await page.Typed("ovrigt").FillAsync(new string('å', length));
        await Expect(page.Fault("ovrigt")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Expect(page.Fault("ovrigt")).ToBeVisibleAsync();
        Assert.Equal(length, (await page.Typed("ovrigt").InputValueAsync()).Length);
        await page.Typed("ovrigt").FillAsync("Lagom.");
        await page.WaitUntilSavedAsync("ovrigt");
    }
}
