using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Kommunenkat.Browser.Tests.Exploring;

/// <summary>An analyst's way from a question to a table that is saved, sent on and taken into a spreadsheet.</summary>
public sealed class ExplorerTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task A_question_is_crossed_saved_opened_elsewhere_and_taken_into_a_file()
    {
        var visitor = await VisitAsync(hasScripts: false);
        await visitor.SignInAsync("Johan Ekdahl");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Utforska" }).ClickAsync();
        await page.GetByLabel("Fråga").SelectOptionAsync("styrdokument_finns");
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa", Exact = true }).ClickAsync();
        await Expect(page.Locator(".bar-list tbody tr").First).ToContainTextAsync("218 av 245");

        await page.GetByLabel("Korsa med").SelectOptionAsync("samordnare_finns");
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa", Exact = true }).ClickAsync();
        var cells = await page.Locator(".explorer-crossed tbody tr").AllInnerTextsAsync();
        Assert.True(cells.Count > 2);
        var query = new Uri(page.Url).Query;
        Assert.Contains("korsa=samordnare_finns", query, StringComparison.Ordinal);

        await page.GetByLabel("Vyns namn").FillAsync("Styrdokument och samordnare");
        await page.GetByLabel("Dela med myndighetens analytiker").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara vyn" }).ClickAsync();
        await Expect(page.Locator(".explorer-views [role=status]")).ToHaveTextAsync("Vyn är sparad.");
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Styrdokument och samordnare", Exact = true }).GetAttributeAsync("href");

        var other = await VisitAsync();
        await other.SignInAsync("Johan Ekdahl");
        await other.GoToAsync(address!);
        Assert.Equal(cells, await other.Page.Locator(".explorer-crossed tbody tr").AllInnerTextsAsync());

        var download = await other.Page.RunAndWaitForDownloadAsync(() => other.Page.GetByRole(AriaRole.Link, new() { Name = "Hämta som Excel" }).ClickAsync());
        Assert.Equal("utforska-2025-styrdokument_finns.xlsx", download.SuggestedFilename);
        var rows = Rows(await File.ReadAllBytesAsync(await download.PathAsync()), "xl/worksheets/sheet2.xml").Where(row => row["Svar"] == "yes");
        var counts = await other.Page.Locator(".explorer-crossed tbody tr").First.Locator(".ke-rows-basis").AllInnerTextsAsync();
        var bases = await other.Page.Locator(".explorer-base td").AllInnerTextsAsync();
        Assert.Equal(counts.Zip(bases).Order(), rows.Where(row => row["Bas"] != "0").Select(row => (row["Antal"], row["Bas"])).Order());
    }

    [Fact]
    public async Task A_saved_view_is_renamed_and_deleted_after_a_question()
    {
        var visitor = await VisitAsync(hasScripts: false);
        await visitor.SignInAsync("Johan Ekdahl");
        var page = visitor.Page;
        await page.GotoAsync("/utforska/bortfall?omgang=2025");
        await page.GetByLabel("Vyns namn").FillAsync("Bortfall 2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara vyn" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra Bortfall 2025" }).ClickAsync();

        await page.GetByLabel("Vyns namn").FillAsync("Tomma svar 2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara ändringen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra Tomma svar 2025" }).ClickAsync();
        await page.GetByLabel("Ja, ta bort \"Tomma svar 2025\"").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort", Exact = true }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Internt bortfall");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tomma svar 2025" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_value_that_makes_no_sense_is_told_with_its_name_and_a_file_of_it_is_refused()
    {
        var visitor = await VisitAsync(hasScripts: false);
        await visitor.SignInAsync("Johan Ekdahl");
        await visitor.GoToAsync("/utforska?omgang=2025&fraga=finns_inte");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("fraga: omgången har ingen fråga \"finns_inte\"");

        foreach (var (query, name) in ((string, string)[])[("fraga=finns_inte&format=xlsx", "fraga"), ("fraga=styrdokument_finns&format=pdf", "format"), ("format=csv", "fraga")])
        {
            var answer = await visitor.Context.APIRequest.GetAsync($"/utforska/fil?omgang=2025&{query}");
            Assert.Equal(400, answer.Status);
            Assert.StartsWith($"{name}:", await answer.TextAsync(), StringComparison.Ordinal);
        }

        var csv = await visitor.Context.APIRequest.GetAsync("/utforska/fil?omgang=2025&fraga=styrdokument_finns&format=csv");
        Assert.Contains(";218;245;", Encoding.UTF8.GetString(await csv.BodyAsync()), StringComparison.Ordinal);
        Assert.Equal("no-store", csv.Headers["cache-control"]);
    }

    [Theory]
    [InlineData("Maja Lindgren")]
    [InlineData("Karin Ahlgren")]
    [InlineData("Sara Nyqvist")]
    public async Task Who_is_no_analyst_finds_nothing_there_and_no_link_to_it(string name)
    {
        var visitor = await VisitAsync();
        visitor.Expect("the server responded with a status of 404");
        await visitor.SignInAsync(name);

        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Utforska" })).ToHaveCountAsync(0);
        Assert.Equal(404, (await visitor.GoToAsync("/utforska?fraga=styrdokument_finns"))!.Status);
        Assert.Equal(404, (await visitor.GoToAsync("/utforska/bortfall"))!.Status);
    }

    /// <summary>The cells of a sheet by their column's heading, as the file has them: shared texts looked up.</summary>
    private static List<Dictionary<string, string>> Rows(byte[] file, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        XDocument Read(string name)
        {
            using var part = zip.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }

        var texts = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : Read("xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(text => text.Value).ToList();
        var rows = Read(sheet).Descendants(Main + "row").Select(row => row.Elements(Main + "c").ToDictionary(
            cell => cell.Attribute("r")!.Value.TrimEnd([.. "0123456789"]),
            cell => cell.Attribute("t")?.Value == "s" && cell.Value.Length > 0 ? texts[int.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)] : cell.Value)).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].ToDictionary(heading => heading.Value, heading => row.GetValueOrDefault(heading.Key, "")))];
    }
}
