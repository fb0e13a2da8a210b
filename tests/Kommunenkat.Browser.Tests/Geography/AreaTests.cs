namespace Kommunenkat.Browser.Tests.Geography;

/// <summary>From a name to all that is published of a county or a municipality.</summary>
public sealed class AreaTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    [Theory]
    [InlineData("Malmö", "/resultat/kommun/1280")]
    [InlineData("GÖTEBORG", "/resultat/kommun/1480")]
    [InlineData("upplands vasby", "/resultat/kommun/0114")]
    [InlineData("Lunds kommun", "/resultat/kommun/1281")]
    [InlineData("skåne", "/resultat/lan/12")]
    [InlineData("2580", "/resultat/kommun/2580")]
    public async Task A_whole_name_or_code_leads_from_the_start_page_straight_to_the_area(string name, string path)
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/");

        await SearchAsync(page, name);

        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_beginning_lists_counties_and_municipalities_with_where_they_are()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat");

        await SearchAsync(page, "ÖREBR");

        await Expect(page).ToHaveTitleAsync("Hitta kommun eller län – Kommunenkat");
        Assert.Equal(
            ["Örebro kommun 1880, Örebro län", "Örebro län län 18, 12 kommuner"],
            (await page.Locator(".found li").AllInnerTextsAsync()).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        await page.Locator(".found").GetByRole(AriaRole.Link, new() { Name = "Örebro", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Örebro");
    }

    [Fact]
    public async Task What_nobody_is_called_is_said_with_what_to_do()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat/sok");

        await SearchAsync(page, "<b>Kattegatt</b>");

        await Expect(page.Locator("#traffar")).ToHaveTextAsync("Inget heter ”<b>Kattegatt</b>”");
        await Expect(page.GetByLabel("Kommun eller län")).ToHaveValueAsync("<b>Kattegatt</b>");
        await page.GetByRole(AriaRole.Link, new() { Name = "Skåne län" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Skåne län");
    }

    [Fact]
    public async Task A_county_shows_its_figures_beside_the_country_and_leads_to_its_municipalities()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat/lan/12");

        await Expect(page.Locator(".ke-lead").First).ToHaveTextAsync("30 av 33 kommuner svarade 2025. Det är 91 %, mot 86 % i hela landet.");
        var row = page.Locator(".figures tr").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Har styrdokument", Exact = true }) });
        await Expect(row.Locator("td").Nth(3)).ToContainTextAsync("218 av 245");
        Assert.Equal(33, await page.Locator("#kommunernas-svar tbody tr").CountAsync());

        await page.Locator("#kommunernas-svar").GetByRole(AriaRole.Link, new() { Name = "Malmö" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Malmö");
        await page.Locator(".trail").GetByRole(AriaRole.Link, new() { Name = "Skåne län" }).ClickAsync();
        Assert.Equal("/resultat/lan/12", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_municipality_has_yes_no_or_a_symbol_per_round_beside_county_group_and_country()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat/kommun/1280");

        await Expect(page.Locator(".ke-lead").First).ToHaveTextAsync("Malmö svarade 2023 och 2025.");
        Assert.Equal(
            ["Mått", "2023", "2025", "Sedan 2023", "Skåne län 2025", "Storstäder 2025", "Riket 2025"],
            await page.Locator(".figures thead th").AllInnerTextsAsync());
        var own = (await page.Locator(".figures .own .ke-figure").AllInnerTextsAsync()).Distinct().ToList();
        Assert.Contains("Ja", own);
        Assert.DoesNotContain(own, text => text.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_area_has_an_address_of_its_own_that_tells_others_what_it_is()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/resultat/kommun/1280");

        Assert.Equal("Malmö i kommunenkäten", await page.Locator("meta[property='og:title']").GetAttributeAsync("content"));
        Assert.Contains("Malmö svarade", await page.Locator("meta[name=description]").GetAttributeAsync("content"), StringComparison.Ordinal);
        Assert.EndsWith("/resultat/kommun/1280", await page.Locator("link[rel=canonical]").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator(".ke-lead").First).ToHaveTextAsync("Malmö answered in 2023 and 2025.");
    }

    [Theory]
    [InlineData("/resultat/lan/99")]
    [InlineData("/resultat/lan/1280")]
    [InlineData("/resultat/kommun/12")]
    [InlineData("/resultat/kommun/malmo")]
    public async Task An_area_that_is_not_there_is_a_page_that_says_so(string address)
    {
        var visitor = await VisitAsync();
        visitor.Expect("404");

        var answer = await visitor.Page.GotoAsync(address);

        Assert.Equal(404, answer!.Status);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task SearchAsync(IPage page, string name)
    {
        await page.GetByLabel("Kommun eller län").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sök" }).ClickAsync();
    }
}
