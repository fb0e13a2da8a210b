using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kommunenkat.Browser.Tests.Compare;

/// <summary>From a first look to a comparison that is sent on, and what is copied of it.</summary>
public sealed class ComparisonTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private static readonly byte[] PngBegins = [0x89, 0x50, 0x4E, 0x47];

    [Fact]
    public async Task A_comparison_is_chosen_without_scripts_and_its_address_is_all_of_it()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat");
        await page.GetByRole(AriaRole.Link, new() { Name = "Jämför områden, mått och omgångar" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Jämför – Kommunenkat");

        await page.GetByText("Lägg till områden").ClickAsync();
        await page.GetByLabel("En kommun och de som liknar den").SelectOptionAsync("Tomelilla");
        await page.GetByLabel("Län, kommungrupp eller riket").SelectOptionAsync("Skåne län");
        await page.GetByText("Välj mått (5 valda)").ClickAsync();
        await page.GetByLabel("Politiskt beslutat styrdokument").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa jämförelsen" }).ClickAsync();

        await Expect(page.Locator(".chips")).ToContainTextAsync("Tomelilla och liknande kommuner");
        await Expect(page.Locator("table.heat thead th")).ToHaveCountAsync(5);
        await Expect(page.Locator("table.heat tbody th")).ToHaveTextAsync(
            ["Skåne län", "Tomelilla", "Osby", "Hultsfred", "Arboga", "Götene", "Höör", "Fagersta", "Mönsterås"]);
        var address = new Uri(page.Url).PathAndQuery;
        Assert.Contains("omraden=12,liknande-1270&omgangar=2023,2025", address, StringComparison.Ordinal);
        Assert.DoesNotContain("lagg=", address, StringComparison.Ordinal);

        await page.Locator(".orders").GetByRole(AriaRole.Link, new() { Name = "Namn" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Prickar" }).ClickAsync();
        await Expect(page.Locator(".dot-plot")).ToBeVisibleAsync();
        var rows = await page.Locator(".dot-plot tbody tr").AllTextContentsAsync(); // and not as it is shown, which is another before the styles are there
        Assert.StartsWith("Arboga", rows[0].TrimStart(), StringComparison.Ordinal);

        var other = (await VisitAsync()).Page;
        await other.GotoAsync(new Uri(page.Url).PathAndQuery);
        Assert.Equal(rows, await other.Locator(".dot-plot tbody tr").AllTextContentsAsync());
    }

    [Fact]
    public async Task An_area_is_searched_for_added_and_taken_away()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat/jamfor?omraden=00&matt=styrdokument");
        await page.GetByText("Lägg till områden").ClickAsync();
        await page.GetByLabel("Sök kommun eller län").FillAsync("ÖRKEL");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sök" }).ClickAsync();
        await page.GetByLabel("Örkelljunga").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa jämförelsen" }).ClickAsync();

        await Expect(page.Locator("table.heat tbody th")).ToHaveTextAsync(["Riket", "Örkelljunga"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ta bort: Riket" }).ClickAsync();
        await Expect(page.Locator("table.heat tbody th")).ToHaveTextAsync(["Örkelljunga"]);
    }

    [Fact]
    public async Task A_table_is_copied_with_bases_and_bounds_in_columns_of_their_own()
    {
        var page = await ShowAsync("?matt=styrdokument&omraden=00,1280&omgangar=2025");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kopiera tabell" }).ClickAsync();

        await Expect(page.Locator(".copy-tools [role=status]")).ToHaveTextAsync("Klart.");
        Assert.Equal(
            ["Område|Har styrdokument|Har styrdokument, antal|Har styrdokument, om alla hade svarat", "Riket|89 %|218 av 245|(75–91 %)", "Malmö|Ja||"],
            (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Replace('\u00a0', ' ').Replace('\t', '|').Split("\r\n"));
        Assert.Contains(
            "<td>218 av 245</td>",
            await page.EvaluateAsync<string>("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?matt=styrdokument,kartlaggning&omraden=00,1280", "89 %")]
    [InlineData("?matt=styrdokument&omraden=00,lan&visa=prickar", "+9")]
    [InlineData("?matt=styrdokument&omraden=00,grupper&visa=lutning", "97 % ▲ Pendlingskommun nära storstad")]
    [InlineData("?matt=overenskommelser&omraden=00,grupper&visa=serier", "Storstäder")]
    [InlineData("?matt=styrdokument&omraden=00&visa=karta", "Malmö: Ja")]
    public async Task A_picture_stands_alone_with_its_source_and_needs_no_style_sheet(string query, string text)
    {
        var page = await ShowAsync(query);

        var svg = XDocument.Parse(Encoding.UTF8.GetString(await SaveAsync(page, "Spara SVG"))).Root!;

        Assert.Equal("http://www.w3.org/2000/svg", svg.Name.NamespaceName);
        var texts = svg.Descendants().Where(element => !element.HasElements).Select(element => element.Value.Replace('\u00a0', ' ')).ToList();
        Assert.Contains(text, texts);
        Assert.Contains(texts, line => line.StartsWith("Kommunenkat. Omgång", StringComparison.Ordinal));
        Assert.All(svg.DescendantsAndSelf(), element => Assert.DoesNotContain(
            element.Attributes(), attribute => attribute.Name.LocalName is "class" or "style" or "id" || attribute.Value.Contains("var(", StringComparison.Ordinal) || attribute.Value.Contains("light-dark", StringComparison.Ordinal)));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "use" or "foreignObject" or "script");

        var png = await SaveAsync(page, "Spara PNG");
        Assert.Equal(PngBegins, png[..4]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Kopiera bild" }).First.ClickAsync();
        await Expect(page.Locator(".copy-tools [role=status]").First).ToHaveTextAsync("Klart.");
        Assert.Equal(["image/png"], await page.EvaluateAsync<string[]>("async () => [...(await navigator.clipboard.read())[0].types]"));
    }

    [Fact]
    public async Task What_does_nothing_without_scripts_is_not_shown_without_them()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/resultat/jamfor");

        await Expect(page.Locator("table.heat")).ToBeVisibleAsync();
        await Expect(page.Locator(".copy-tools")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_is_signed_in_gets_the_same_page_also_where_only_a_part_of_it_is_swapped()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Johan Ekdahl");
        await visitor.GoToAsync("/resultat");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Jämför områden, mått och omgångar" }).ClickAsync();
        await Expect(visitor.Page.Locator(".copy-tools")).ToBeVisibleAsync();

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Prickar" }).ClickAsync();
        await Expect(visitor.Page.Locator(".dot-plot")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".copy-tools")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Visa jämförelsen" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("matt=.*omgangar=2023,2025&visa=prickar"));
        await Expect(visitor.Page.Locator(".dot-plot")).ToBeVisibleAsync();
    }

    private async Task<IPage> ShowAsync(string query)
    {
        var page = (await VisitAsync()).Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"/resultat/jamfor{query}");
        return page;
    }

    private static async Task<byte[]> SaveAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
