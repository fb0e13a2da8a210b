namespace Kommunenkat.Browser.Tests.Results;

/// <summary>From the overview to one indicator: its figure, how it moved and whether that is real.</summary>
public sealed class IndicatorTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task A_figure_is_found_with_what_it_rests_on_and_how_it_moved_without_scripts()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat");
        await page.GetByRole(AriaRole.Link, new() { Name = "Har styrdokument", Exact = true }).ClickAsync();

        await Expect(page).ToHaveTitleAsync("Har styrdokument – Kommunenkat");
        await Expect(page.Locator(".headline")).ToContainTextAsync("218 av 245 kommuner i basen");
        await Expect(page.Locator(".headline")).ToContainTextAsync("Om alla hade svarat hade andelen varit mellan 75 % och 91 %");
        await Expect(page.Locator(".headline")).ToContainTextAsync("248 av 290 inbjudna kommuner");
        await Expect(page.Locator("#utvecklingen")).ToBeVisibleAsync();
        await Expect(page.Locator("#over")).ToContainTextAsync("Nej, sedan ja");
        await Expect(page.Locator("#delar")).ToContainTextAsync("Hela förändringen");

        await page.Locator("#per-lan").GetByRole(AriaRole.Link, new() { Name = "Namn" }).ClickAsync();
        Assert.EndsWith("?ordna=namn#lan", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("#per-lan tbody tr").First).ToContainTextAsync("Blekinge län");

        await page.GetByRole(AriaRole.Link, new() { Name = "2023", Exact = true }).ClickAsync();
        await Expect(page.Locator(".headline h2")).ToHaveTextAsync("Sverige 2023");
        await Expect(page.GetByText("Det finns ingen tidigare omgång med måttet att jämföra med.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rounds_that_cannot_be_compared_say_why_and_show_no_change()
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/resultat/indikator/overenskommelser");

        await Expect(page.GetByText("2023 och 2025 går inte att jämföra.")).ToBeVisibleAsync();
        await Expect(page.Locator(".since")).ToContainTextAsync("går inte att jämföra");
        await Expect(page.Locator("#delar")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/resultat/indikator/finns-inte")]
    [InlineData("/resultat/indikator/styrdokument?omgang=1999")]
    [InlineData("/resultat/indikator/styrdokument?omgang=2023&utgava=9")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address)
    {
        var visitor = await VisitAsync();
        visitor.Expect("404");
        var answer = await visitor.Page.GotoAsync(address);

        Assert.Equal(404, answer!.Status);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }
}
