using ClosedXML.Excel;

namespace Kommunenkat.Browser.Tests.Rounds;

/// <summary>An administrator imports an old workbook: renamed columns, words in Swedish, a fault that is mended.</summary>
public sealed class ImportWalkTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";

    private const string InvitedSql =
        "SELECT r.municipality_code FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round AND r.state = 'Invited' AND @municipality = '' ORDER BY r.municipality_code";

    [Fact]
    public async Task A_workbook_is_mapped_mended_and_imported()
    {
        var (one, two) = new Stored(Server).Read(InvitedSql, Round, "") is [var first, var second, ..] ? (first[0], second[0]) : default;
        var sara = await VisitAsync();
        await sara.SignInAsync("Sara Nyqvist");
        await sara.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Omgångar" }).ClickAsync();
        await sara.Page.GetByRole(AriaRole.Link, new() { Name = $"Importera svar till {Round}" }).ClickAsync();

        await ChooseAsync(sara, Workbook(one, two, hours: "50", otherHours: "9999"));
        var table = sara.Page.GetByRole(AriaRole.Region, new() { Name = "Filens kolumner" });
        await Expect(table.Locator("[data-column=A]")).ToContainTextAsync("Kommunen");
        await Expect(table.Locator("[data-column=B]")).ToContainTextAsync("säkert");
        await Expect(table.Locator("[data-column=C]")).ToContainTextAsync("osäkert");
        await table.GetByRole(AriaRole.Button, new() { Name = "Ändra Avsatta pengar" }).ClickAsync();
        await sara.Page.GetByLabel("Vad kolumnen Avsatta pengar kopplas till").SelectOptionAsync("Item|budget_avsatt||");
        await table.GetByRole(AriaRole.Button, new() { Name = "Koppla Avsatta pengar" }).ClickAsync();
        await sara.Page.GetByLabel("Tillfälligt").SelectOptionAsync("temporary");
        await Expect(sara.Page.GetByLabel("Tillfälligt")).ToHaveValueAsync("temporary");

        await TryAsync(sara);
        await Expect(sara.Page.GetByText("Fel i filen: 1. Inget är importerat.")).ToBeVisibleAsync();
        var faults = sara.Page.GetByRole(AriaRole.Region, new() { Name = "Fel i filen" });
        await Expect(faults).ToContainTextAsync("Svar!D3 (4.2 Hur mycket arbetstid är avsatt för samordningen?)");
        await Expect(faults).ToContainTextAsync("ett tal som är högst 2000 väntades");
        var list = await sara.Page.RunAndWaitForDownloadAsync(() => sara.Page.GetByRole(AriaRole.Button, new() { Name = "Hämta alla fel som CSV (1)" }).ClickAsync());
        Assert.Contains("Svar;3;D;", await File.ReadAllTextAsync(await list.PathAsync()), StringComparison.Ordinal);

        await ChooseAsync(sara, Workbook(one, two, hours: "50", otherHours: "100"));
        await Expect(table.Locator("[data-column=C]")).ToContainTextAsync("Har kommunen avsatt egna pengar");
        await TryAsync(sara);
        await Expect(sara.Page.GetByText("Filen har inga fel.")).ToBeVisibleAsync();
        await Expect(sara.Page.Locator("[data-counts]")).ToContainTextAsync("Kommuner");
        Assert.Empty(new Stored(Server).Submissions(Round, one));
        await sara.Page.GetByRole(AriaRole.Button, new() { Name = "Importera svaren" }).ClickAsync();
        await Expect(sara.Page.Locator("[data-imported]")).ToContainTextAsync("Svaren är importerade. Kommuner: 2. Svar: 6.");

        var content = Assert.Single(new Stored(Server).Submissions(Round, one)).Content;
        foreach (var answer in (string[])["\"samordnare_finns\",\"value\":\"yes\"", "\"budget_avsatt\",\"value\":\"temporary\"", "\"samordnare_omfattning\",\"value\":\"50\""])
            Assert.Contains(answer, content, StringComparison.Ordinal);
        var johan = await VisitAsync();
        await johan.SignInAsync("Johan Ekdahl");
        await johan.GoToAsync($"/uppfoljning/{Round}/{one}");
        await Expect(johan.Page.Locator(".event-list li").First).ToContainTextAsync("Importerat från fil");
        await johan.GoToAsync($"/enkat/{Round}/{one}/kvitto/1");
        await Expect(johan.Page.Locator(".receipt-facts")).ToContainTextAsync("Importerat");
        await Expect(johan.Page.Locator(".answer-list").First).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(Visitor visitor, byte[] workbook)
    {
        await Expect(visitor.Page.Locator("#fil[data-ready]")).ToBeEnabledAsync();
        await visitor.Page.Locator("#fil").SetInputFilesAsync(new FilePayload
        {
            Name = "gamla svar.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = workbook,
        });
        // What was said of the file before goes first, and then the new one is there.
        await Expect(visitor.Page.GetByText("Inget är importerat.")).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByText("Rader med svar: 2.")).ToBeVisibleAsync();
    }

    private static Task TryAsync(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Prova", Exact = true }).ClickAsync();

    private static byte[] Workbook(string one, string two, string hours, string otherHours)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.Worksheets.Add("Svar");
        string[][] rows =
        [
            ["Kommunkod", "Har kommunen utsett någon som samordnar arbetet mot mäns våld mot kvinnor?", "Avsatta pengar", "4.2 Hur mycket arbetstid är avsatt för samordningen?"],
            [one, "Ja", "Tillfälligt", hours],
            [two, "JA ", "Tillfälligt", otherHours],
        ];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
                sheet.Cell(row + 1, column + 1).SetValue(rows[row][column]);
        }

        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        return saved.ToArray();
    }
}
