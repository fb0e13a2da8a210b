using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace Kommunenkat.Browser.Tests.Exports;

/// <summary>From a page's figures to the file, as a reader goes.</summary>
public sealed class ExportTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    [Fact]
    public async Task From_a_county_anybody_gets_a_workbook_of_its_figures_which_are_those_of_the_open_interface()
    {
        var reader = await VisitAsync();
        await reader.GoToAsync("/resultat/lan/14");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Hämta som Excel" }).ClickAsync();
        await Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Hämta som Excel");
        await Expect(reader.Page.GetByRole(AriaRole.Group, new() { Name = "Områden" }).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(50);
        await Expect(reader.Page.Locator(".export")).Not.ToContainTextAsync("Kommunernas svar");
        var rows = await RowsToldAsync(reader, "Indikatorer");

        using var book = new XLWorkbook(await MakeAsync(reader, ".xlsx"));

        Assert.Equal(["Läs mig", "Indikatorer", "Trender", "Svarsfrekvens", "Kodbok"], book.Worksheets.Select(sheet => sheet.Name));
        var figures = book.Worksheet("Indikatorer").RangeUsed().RowsUsed().Skip(1).ToList();
        Assert.Equal(rows, figures.Count);
        var column = book.Worksheet("Indikatorer").Row(1).CellsUsed().ToDictionary(cell => cell.GetString(), cell => cell.Address.ColumnNumber);
        Assert.Equal(50, figures.Select(row => row.Cell(column["Områdeskod"]).GetString()).Distinct().Count());
        using var http = new HttpClient { BaseAddress = Server.Address };
        using var answer = JsonDocument.Parse(await http.GetStringAsync("/api/v1/observations?round=2025&area=14"));
        foreach (var observation in answer.RootElement.EnumerateArray())
        {
            var row = figures.Single(row => row.Cell(column["Omgång"]).GetString() == "2025" && row.Cell(column["Områdeskod"]).GetString() == "14"
                && row.Cell(column["Indikator"]).GetString() == observation.GetProperty("indicator").GetString());
            Assert.Equal(observation.GetProperty("numerator").GetDouble(), row.Cell(column["Täljare"]).GetDouble(), 1e-9);
            if (observation.GetProperty("value") is { ValueKind: JsonValueKind.Number } value)
                Assert.Equal(value.GetDouble(), row.Cell(column["Värde"]).GetDouble() * (row.Cell(column["Enhet"]).GetString() == "percent" ? 100 : 1), 1e-9);
        }
    }

    [Fact]
    public async Task A_county_board_takes_the_status_that_it_has_chosen_into_a_file()
    {
        var karin = await VisitAsync();
        await karin.SignInAsync("Karin Ahlgren");
        await karin.GoToAsync("/uppfoljning");
        await karin.Page.GetByLabel("Läge", new() { Exact = true }).SelectOptionAsync("submitted");
        await karin.Page.GetByRole(AriaRole.Button, new() { Name = "Visa", Exact = true }).ClickAsync();
        var shown = await karin.Page.Locator(".status-table tbody th").AllInnerTextsAsync();
        Assert.NotEmpty(shown);

        var download = await karin.Page.RunAndWaitForDownloadAsync(() => karin.Page.GetByRole(AriaRole.Link, new() { Name = "Hämta som Excel" }).ClickAsync());

        Assert.Equal("lage-2027.xlsx", download.SuggestedFilename);
        using var book = new XLWorkbook(new MemoryStream(await File.ReadAllBytesAsync(await download.PathAsync())));
        var rows = book.Worksheet("Läge").RangeUsed().RowsUsed().Skip(1).ToList();
        Assert.Equal(shown, rows.Select(row => row.Cell(3).GetString()));
        Assert.All(rows, row => Assert.Equal(("14", "Inskickat"), (row.Cell(4).GetString(), row.Cell(6).GetString())));
        Assert.All(rows, row => Assert.Equal(XLDataType.DateTime, row.Cell(7).DataType));
        Assert.Contains("Inskickat", book.Worksheet("Läs mig").RangeUsed().RowsUsed().Select(row => row.Cell(2).GetString()));
    }

    [Fact]
    public async Task An_analyst_takes_answers_as_csv_and_the_audit_log_keeps_it()
    {
        var johan = await VisitAsync();
        await johan.SignInAsync("Johan Ekdahl");
        await johan.GoToAsync("/resultat/excel?omgang=2025");
        await johan.Page.GetByLabel("CSV för program").CheckAsync();
        await johan.Page.GetByLabel("På engelska").CheckAsync();
        await johan.Page.GetByLabel("Ta också med kontaktuppgifter").CheckAsync();
        await johan.Page.GetByRole(AriaRole.Button, new() { Name = "Uppdatera innehållet" }).ClickAsync();
        await Expect(johan.Page.GetByText("Filen har kommunernas svar.")).ToBeVisibleAsync();
        Assert.Equal(290, await RowsToldAsync(johan, "Answers"));

        using var zip = ZipFile.OpenRead(await MakeAsync(johan, ".zip"));

        Assert.Contains("svar_2025.csv", zip.Entries.Select(entry => entry.FullName));
        using var lines = new StreamReader(zip.GetEntry("svar_2025.csv")!.Open());
        var header = (await lines.ReadLineAsync())!;
        Assert.StartsWith("municipality,municipalityName,", header, StringComparison.Ordinal);
        Assert.Contains(",kontakt_epost", header, StringComparison.Ordinal);
        var sara = await VisitAsync();
        await sara.SignInAsync("Sara Nyqvist");
        await sara.GoToAsync("/granskningslogg?handelse=AnswersExported");
        await Expect(sara.Page.Locator("tbody tr").First).ToContainTextAsync(new Regex("Johan Ekdahl.*Svar exporterade.*2025.*Med kontaktuppgifter: ja", RegexOptions.Singleline | RegexOptions.IgnoreCase));
    }

    [Fact]
    public async Task A_county_officer_gets_the_answers_of_the_own_county_without_what_is_the_agencys()
    {
        var karin = await VisitAsync();
        await karin.SignInAsync("Karin Ahlgren");
        await karin.GoToAsync("/resultat/excel?omgang=2025&kontakt=ja");
        await Expect(karin.Page.GetByLabel("Ta också med kontaktuppgifter")).ToHaveCountAsync(0);
        Assert.Equal(49, await RowsToldAsync(karin, "Svar"));

        using var book = new XLWorkbook(await MakeAsync(karin, ".xlsx"));

        var answers = book.Worksheet("Svar");
        var headings = answers.Row(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.All(answers.RangeUsed().RowsUsed().Skip(1), row => Assert.StartsWith("14", row.Cell(1).GetString(), StringComparison.Ordinal));
        Assert.Contains("styrdokument_finns", headings);
        Assert.DoesNotContain("kontakt_epost", headings);
        Assert.DoesNotContain("ovrigt", headings);
    }

    [Fact]
    public async Task Who_changes_their_mind_stops_it_and_gets_no_file()
    {
        var johan = await VisitAsync();
        await johan.SignInAsync("Johan Ekdahl");
        await johan.GoToAsync("/resultat/excel");
        var downloads = 0;
        johan.Page.Download += (_, _) => downloads++;

        await johan.Page.GetByRole(AriaRole.Button, new() { Name = "Ta fram filen" }).ClickAsync();
        await Expect(johan.Page.Locator("[data-export=writing]")).ToContainTextAsync("Skriver rad");
        await johan.Page.GetByRole(AriaRole.Button, new() { Name = "Avbryt" }).ClickAsync();

        await Expect(johan.Page.Locator("[data-export=cancelled]")).ToHaveTextAsync("Avbrutet. Ingen fil är hämtad.");
        await MakeAsync(johan, ".xlsx"); // and may begin again
        Assert.Equal(1, downloads);
    }

    private static async Task<int> RowsToldAsync(Visitor visitor, string sheet) => int.Parse(
        string.Concat((await visitor.Page.Locator("tr", new() { Has = visitor.Page.GetByRole(AriaRole.Rowheader, new() { Name = sheet, Exact = true }) }).Locator("td").First.InnerTextAsync())
            .Where(char.IsAsciiDigit)),
        System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> MakeAsync(Visitor visitor, string extension)
    {
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ta fram filen" }).ClickAsync(), new() { Timeout = 60_000 });
        Assert.Matches("^kommunenkat-[a-z0-9-]+" + Regex.Escape(extension) + "$", file.SuggestedFilename);
        await Expect(visitor.Page.Locator("[data-export=done]")).ToContainTextAsync(file.SuggestedFilename);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        await file.SaveAsAsync(path);
        return path;
    }
}
