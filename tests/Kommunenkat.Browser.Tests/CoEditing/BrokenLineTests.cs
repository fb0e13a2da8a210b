using System.Diagnostics;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>Answering over a line that is slow or breaks.</summary>
public sealed class BrokenLineTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";
    private const string Municipality = "2506";

    /// <summary>Longer than a server keeps a page that it hears nothing from (three minutes).</summary>
    private static readonly TimeSpan LongCut = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShortCut = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_typed_while_the_line_is_cut_is_told_to_wait_and_is_saved_when_it_is_back(bool isLong)
    {
        using var line = new Line(Server.Address);
        var (section, question, cut) = isLong ? ("avslutning", "ovrigt", LongCut) : ("avslutning", "larande_exempel", ShortCut);
        var visitor = await VisitAsync(line.Address);
        visitor.Expect(""); // that the line is cut is heard of in the console
        await visitor.SignInAsync("Elin Stenman");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, Municipality, section);

        var clock = Stopwatch.StartNew();
        line.Cut();
        await page.Typed(question).FillAsync("Skrivet utan nät.");
        await Expect(page.Question(question).Locator(".save-kept--waiting")).ToBeVisibleAsync();
        await Expect(page.SaveState(question, "saved")).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("#components-reconnect-modal p").Filter(new() { Visible = true })).ToBeVisibleAsync(new() { Timeout = 80_000 });
        await page.Typed(question).PressSequentiallyAsync(" Och mer.");
        await Task.Delay(cut - clock.Elapsed);
        Assert.False(new Stored(Server).Answers(Round, Municipality).ContainsKey(question));
        line.Mend();

        await Expect(page.SaveState(question, "saved")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Typed(question)).ToHaveValueAsync("Skrivet utan nät. Och mer.");
        await Expect(visitor.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        Assert.Equal("Skrivet utan nät. Och mer.", new Stored(Server).Answers(Round, Municipality)[question]);
    }

    [Fact]
    public async Task What_a_colleague_answered_meanwhile_is_offered_beside_one_s_own()
    {
        using var line = new Line(Server.Address);
        Colleagues.Add(new Stored(Server), Municipality, "Berit Berg");
        var (offline, colleague) = (await VisitAsync(line.Address), await VisitAsync());
        offline.Expect("");
        await offline.SignInAsync("Elin Stenman");
        await colleague.SignInAsync("Berit Berg");
        var (mine, theirs) = (new SectionPage(offline.Page), new SectionPage(colleague.Page));
        await mine.GoToAsync(Round, Municipality, "bakgrund");
        await theirs.GoToAsync(Round, Municipality, "bakgrund");

        line.Cut();
        await mine.Typed("kontakt_namn").FillAsync("Elin");
        await mine.Option("kontakt_funktion", "folkhalsa").CheckAsync();
        await theirs.Typed("kontakt_namn").FillAsync("Berit");
        await theirs.Option("kontakt_funktion", "jamstalldhet").CheckAsync();
        await theirs.WaitUntilSavedAsync("kontakt_namn");
        await theirs.WaitUntilSavedAsync("kontakt_funktion");
        line.Mend();

        var name = offline.Page.Locator("[data-clash=kontakt_namn]");
        await Expect(name).ToContainTextAsync("Berit Berg har också ändrat det här svaret", new() { Timeout = 60_000 });
        await Expect(name.Locator("[data-clash-other]")).ToHaveTextAsync("Berit");
        await Expect(name.Locator("[data-clash-own]")).ToHaveTextAsync("Elin");
        await name.GetByRole(AriaRole.Button, new() { Name = "Behåll mitt svar" }).ClickAsync();
        await mine.WaitUntilSavedAsync("kontakt_namn");
        await Expect(theirs.Typed("kontakt_namn")).ToHaveValueAsync("Elin");

        var function = offline.Page.Locator("[data-clash=kontakt_funktion]");
        await function.GetByRole(AriaRole.Button, new() { Name = "Använd det svaret" }).ClickAsync();
        await Expect(mine.Option("kontakt_funktion", "jamstalldhet")).ToBeCheckedAsync();
        await Expect(theirs.Option("kontakt_funktion", "jamstalldhet")).ToBeCheckedAsync();
        await Expect(function).ToBeHiddenAsync();
        Assert.Equal(
            [("kontakt_namn", "Elin", "Berit", "Elin Stenman"), ("kontakt_funktion", "folkhalsa", "jamstalldhet", "Elin Stenman")],
            Colleagues.Clashes(new Stored(Server), Round, Municipality));
    }

    [Fact]
    public async Task On_a_slow_line_the_last_of_two_quick_choices_stands_all_the_time()
    {
        using var line = new Line(Server.Address);
        var visitor = await VisitAsync(line.Address);
        await visitor.SignInAsync("Maja Lindgren");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "2403", "bakgrund");
        await page.Option("svar_forankring", "none").CheckAsync();
        await page.WaitUntilSavedAsync("svar_forankring");
        line.Delay = TimeSpan.FromMilliseconds(400);

        await page.Option("svar_forankring", "namnd").CheckAsync();
        await page.Option("svar_forankring", "enhetschef").CheckAsync();
        var shown = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => new Promise(resolve => {
              const shown = new Set(), until = performance.now() + 4000;
              const look = () => {
                shown.add(document.querySelector('#fraga-svar_forankring input:checked')?.value ?? '');
                if (performance.now() < until) requestAnimationFrame(look); else resolve([...shown]);
              };
              look();
            })
            """);

        Assert.Equal(["enhetschef"], shown);
        await page.WaitUntilSavedAsync("svar_forankring");
        Assert.Equal("enhetschef", new Stored(Server).Answers(Round, "2403")["svar_forankring"]);
        await visitor.Page.CloseAsync(); // before the line is gone
    }

    [Fact]
    public async Task A_change_is_not_called_saved_before_it_is()
    {
        using var line = new Line(Server.Address);
        var visitor = await VisitAsync(line.Address);
        await visitor.SignInAsync("Omar Bergström");
        var page = new SectionPage(visitor.Page);
        await page.GoToAsync(Round, "1480", "bakgrund");
        await page.Typed("kontakt_namn").FillAsync("Omar B");
        await page.WaitUntilSavedAsync("kontakt_namn");
        line.Delay = TimeSpan.FromMilliseconds(700);

        await page.Typed("kontakt_namn").PressSequentiallyAsync("e");

        await Expect(page.SaveState("kontakt_namn", "saved")).ToBeHiddenAsync();
        await Expect(page.Question("kontakt_namn").Locator(".save-kept--sending")).ToBeVisibleAsync();
        await page.WaitUntilSavedAsync("kontakt_namn");
        Assert.Equal("Omar Be", new Stored(Server).Answers(Round, "1480")["kontakt_namn"]);
        await visitor.Page.CloseAsync(); // before the line is gone
    }
}
