using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Exports;

public abstract class ExportRoundsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ExportRoundsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ExportRoundsTests(database), IClassFixture<SqlServerOfClass>;

    private const string FreeText = "=Vi lär av \"varandra\"", Contact = "kontakt@lund.example";

    [Fact]
    public async Task Answers_stand_in_the_wide_sheet_with_a_kind_for_each_that_is_missing()
    {
        var round = await AnsweredRoundAsync();

        var sheet = (await ExportAsync(Analyst, round)).FindSheet($"svar_{round}")!;
        var rows = await Sheets.RowsAsync(sheet);

        Assert.Equal("Svar", sheet.Name);
        Assert.Equal(["1280", "1281", "1282"], rows.Select(row => At(sheet, row, "municipality").Text));
        Assert.Equal(["submitted", "submitted", "invited"], rows.Select(row => At(sheet, row, "status").Text));
        var (malmö, lund, landskrona) = (rows[0], rows[1], rows[2]);
        Assert.Equal(Cell.OfCode("yes"), At(sheet, lund, "styrdokument_finns"));
        Assert.Equal(Cell.OfDate(new DateOnly(2024, 6, 17)), At(sheet, lund, "styrdokument_beslutsdatum"));
        Assert.Equal(Cell.OfText(FreeText), At(sheet, lund, "ovrigt"));
        Assert.Equal(Cell.OfCode("systematic"), At(sheet, lund, "prevention_nivaer.universell"));
        Assert.Equal(Cell.OfNumber(1), At(sheet, lund, "revision"));
        Assert.Equal(Cell.OfMissing(MissingKind.Unanswered), At(sheet, lund, "statsbidrag_sokt"));
        Assert.Equal(Cell.OfCode("dont_know"), At(sheet, malmö, "styrdokument_finns"));
        Assert.Equal(Cell.OfMissing(MissingKind.NotApplicable), At(sheet, malmö, "styrdokument_beslutsdatum"));
        Assert.Equal(Cell.OfMissing(MissingKind.NoResponse), At(sheet, landskrona, "styrdokument_finns"));
        Assert.DoesNotContain(sheet.Columns, column => column.Key is "kontakt_epost" or "kontakt_namn");
    }

    [Fact]
    public async Task The_long_sheet_has_a_row_for_each_item_of_who_has_submitted()
    {
        var round = await AnsweredRoundAsync();

        var workbook = await ExportAsync(Analyst, round, personalData: true);
        var sheet = workbook.FindSheet("svar_lang")!;
        var rows = await Sheets.RowsAsync(sheet);

        Assert.Equal(2 * (workbook.FindSheet($"svar_{round}")!.Columns.Count - 9), rows.Count);
        var lund = rows.Where(row => At(sheet, row, "municipality").Text == Lund).ToLookup(row => At(sheet, row, "question").Text);
        Assert.Equal(("yes", "Ja"), Value(lund["styrdokument_finns"].Single()));
        Assert.Equal(Cell.OfDate(new DateOnly(2024, 6, 17)), At(sheet, lund["styrdokument_beslutsdatum"].Single(), "dateValue"));
        Assert.Equal((Contact, Contact), Value(lund["kontakt_epost"].Single()));
        Assert.Equal(Cell.OfCode("unanswered"), At(sheet, lund["statsbidrag_sokt"].Single(), "missing"));
        Assert.Equal(Cell.OfText("Beslutet ligger fast."), At(sheet, lund["styrdokument_finns"].Single(), "explanation"));

        (string, string) Value(Cell[] row) => (At(sheet, row, "value").Text, At(sheet, row, "answer").Text);
    }

    [Fact]
    public async Task Every_sheet_has_as_many_rows_as_it_says_with_a_cell_for_each_column_of_its_kind()
    {
        var workbook = await ExportAsync(Analyst, await AnsweredRoundAsync(), personalData: true);

        foreach (var sheet in workbook.Sheets)
        {
            var rows = await Sheets.RowsAsync(sheet);
            Assert.Equal(sheet.RowCount, rows.Count);
            Assert.All(rows, row => Assert.Equal(sheet.Columns.Count, row.Length));
            Assert.Equal(sheet.Columns.Count, sheet.Columns.Select(column => column.Key).Distinct().Count());
            foreach (var (place, column) in sheet.Columns.Index())
            {
                // A figure of one municipality is a word, and a share stands among numbers.
                Assert.All(rows, row => Assert.True(
                    row[place].Kind == column.Kind || row[place].Kind is CellKind.Empty or CellKind.Missing
                        || (column.Kind == CellKind.Number && row[place].Kind is CellKind.Percent or CellKind.Text),
                    $"{sheet.Key}.{column.Key}: {row[place]}"));
            }
        }
    }

    [Fact]
    public async Task Every_figure_is_the_one_that_is_read_elsewhere()
    {
        var round = await AnsweredRoundAsync();
        var observations = Succeeded(await Scenario.Get<ReadObservations>().RunAsync(Analyst, new ObservationQuery(Round: round)));

        var file = await Sheets.BytesAsync(async output => await XlsxFile.WriteAsync(await ExportAsync(Analyst, round), output));
        var (_, rows) = SheetReader.Read(file).Single(sheet => sheet.Name == "Indikatorer");

        var columns = rows[0].Index().ToDictionary(heading => (string)heading.Item!, heading => heading.Index);
        Assert.Equal(observations.Count, rows.Count - 1);
        foreach (var (row, observation) in rows.Skip(1).Zip(observations))
        {
            Assert.Equal((observation.Indicator, observation.Area), ((string)Get(row, "Indikator")!, (string)Get(row, "Områdeskod")!));
            Assert.Equal(
                (SheetReader.Digits(observation.Row.Numerator), (double?)observation.Row.Base, (double)observation.Row.Invited, (double)observation.Row.Submitted, (double)observation.Row.Unknown),
                ((double)Get(row, "Täljare")!, (double?)Get(row, "Bas"), (double)Get(row, "Tillfrågade")!, (double)Get(row, "Svarande")!, (double)Get(row, "Okända")!));
            var isShare = Get(row, "Enhet") is "percent";
            object? value = observation.State switch
            {
                Survey.Indicators.UnitState.Yes => "Ja",
                Survey.Indicators.UnitState.No => "Nej",
                { } state when MissingSymbol.Of(state) is { } symbol => symbol,
                _ => observation.Row.Value is { } number ? SheetReader.Digits(isShare ? number / 100 : number) : MissingSymbol.Of(observation.Row),
            };
            Assert.Equal(value, Get(row, "Värde"));
            if (observation.State is null)
                Assert.Equal((Share(observation.Row.Lower), Share(observation.Row.Upper)), ((double?)Get(row, "Lägst"), (double?)Get(row, "Högst")));
        }

        object? Get(object?[] row, string heading) => row[columns[heading]];
        static double? Share(double? percent) => percent is { } number ? SheetReader.Digits(number / 100) : null;
    }

    [Fact]
    public async Task Answers_are_for_who_may_read_them_and_free_text_for_nobody_but_the_agencys_analysts()
    {
        var round = await AnsweredRoundAsync();
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        (Actor Actor, string[] Municipalities)[] others =
        [
            (Actor.Anonymous, []), (Administrator, []), (CountyOfficer("14"), []), (Coordinator("1480"), []),
            (CountyOfficer("12"), [Malmö, Lund, "1282"]), (Coordinator(Lund), [Lund]), (Person("N.N.", Role.Analyst, "12"), [Malmö, Lund, "1282"]),
        ];
        foreach (var (actor, municipalities) in others)
        {
            var workbook = await ExportAsync(actor, round, personalData: true);
            var answers = workbook.FindSheet($"svar_{round}");
            Assert.Equal(municipalities, answers is null ? [] : (await Sheets.RowsAsync(answers)).Select(row => At(answers, row, "municipality").Text));
            Assert.Equal(municipalities.Length > 0, workbook.FindSheet("svar_lang") is not null);
            var text = await TextAsync(workbook);
            Assert.DoesNotContain(FreeText, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Contact, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Beslutet ligger fast.", text, StringComparison.Ordinal);
            Assert.Contains(municipalities.Length == 0 ? "Ingår inte" : "Ingår för de kommuner du får läsa", text, StringComparison.Ordinal);
        }

        Assert.Contains(FreeText, await TextAsync(await ExportAsync(Analyst, round)), StringComparison.Ordinal);
        Assert.DoesNotContain(Contact, await TextAsync(await ExportAsync(Analyst, round)), StringComparison.Ordinal);
        Assert.Contains(Contact, await TextAsync(await ExportAsync(Analyst, round, personalData: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_answers_is_in_the_audit_log_and_who_takes_figures_or_only_looks_is_not()
    {
        var round = await AnsweredRoundAsync();
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        await ExportAsync(Actor.Anonymous, round);
        Succeeded(await Scenario.Get<ExportRounds>().RunAsync(Analyst, Selection(round) with { WithAnswers = false }));
        Succeeded(await Scenario.Get<DescribeExport>().RunAsync(Analyst, Selection(round)));
        Assert.Empty(await LoggedAsync());
        await ExportAsync(CountyOfficer("12"), round, personalData: true);
        await ExportAsync(Analyst, round, personalData: true);

        var entries = await LoggedAsync();
        Assert.Equal([false, true], entries.Select(entry => entry.Detail!.Contains("PersonalData", StringComparison.Ordinal)));
        Assert.All(entries, entry => Assert.Equal((round, Analyst.Name == entry.PersonName), (entry.RoundKey, entry == entries[1])));

        async Task<List<AuditEntry>> LoggedAsync() => [.. Succeeded(await Scenario.Get<ListAudit>().RunAsync(
            Administrator, new AuditFilter { Action = AuditAction.AnswersExported, Round = round }, 1)).Entries.Reverse()];
    }

    [Fact]
    public async Task What_is_chosen_is_what_is_in_it_and_the_first_sheet_says_so()
    {
        var round = await AnsweredRoundAsync();
        var selection = Selection(round) with
        {
            Figures = new ObservationSelection(["styrdokument"], [round], [AreaLevel.Country, AreaLevel.County, AreaLevel.Municipality], [Lund, "00", "12"], new Dictionary<string, int>()),
        };

        var workbook = Succeeded(await Scenario.Get<ExportRounds>().RunAsync(Analyst, selection));

        Assert.Equal(3, (await Sheets.RowsAsync(workbook.FindSheet("indikatorer")!)).Count);
        Assert.Equal(3, (await Sheets.RowsAsync(workbook.FindSheet("svarsfrekvens")!)).Count);
        Assert.Equal(3, (await Sheets.RowsAsync(workbook.FindSheet($"svar_{round}")!)).Count);
        var told = (await Sheets.RowsAsync(workbook.FindSheet("las_mig")!)).ToLookup(row => row[0].Text, row => row[1].Text);
        Assert.Equal(["riket; län; kommuner"], told["Urval: nivåer"]);
        Assert.Equal(["1281 Lund; 00 Riket; 12 Skåne län"], told["Urval: områden"]);
        Assert.Equal([$"styrdokument {IndicatorName["sv"]}"], told["Urval: indikatorer"]);
        Assert.Equal(["Öppen, inte publicerad: uppgifterna kan ändras."], told[$"Omgång {round}"]);
        var english = (await Sheets.RowsAsync(Succeeded(await Scenario.Get<ExportRounds>().RunAsync(Analyst, selection with { Language = ExportLanguage.English })).FindSheet("las_mig")!))
            .ToLookup(row => row[0].Text, row => row[1].Text);
        Assert.Equal(
            ["country; counties; municipalities", "1281 Lund; 00 Sweden; 12 Skåne län", $"styrdokument {IndicatorName["en"]}", "Open, not published: the data may change."],
            ((string[])["Chosen levels", "Chosen areas", "Chosen indicators", $"Round {round}"]).SelectMany(topic => english[topic]));
    }

    [Fact]
    public async Task The_first_sheet_says_of_a_round_from_a_file_that_it_is_one()
    {
        var (answered, imported) = (await AnsweredRoundAsync(), await Scenario.OpenRoundAsync(Lund));
        Succeeded(await Scenario.Get<ImportAnswers>().RunAsync(
            Administrator, imported, new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"municipality,question,row,value\n{Lund},styrdokument_finns,,yes\n"))));

        Assert.Equal([$"Omgång {imported}: svaren samlades in på annat sätt och lästes in från fil."], await NotesAsync(imported));
        Assert.Empty(await NotesAsync(answered));

        async Task<IEnumerable<string>> NotesAsync(string round) =>
            (await Sheets.RowsAsync((await ExportAsync(Analyst, round)).FindSheet("las_mig")!)).Where(row => row[0].Text == "Obs").Select(row => row[1].Text);
    }

    [Fact]
    public async Task English_has_English_headings_and_the_same_values()
    {
        var round = await AnsweredRoundAsync();

        var swedish = await ExportAsync(Analyst, round);
        var english = Succeeded(await Scenario.Get<ExportRounds>().RunAsync(Analyst, Selection(round) with { Language = ExportLanguage.English }));

        Assert.Equal(["Read me", "Answers", "Answers long", "Indicators", "Trends", "Response rate", "Codebook"], english.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(swedish.Sheets.Select(sheet => sheet.RowCount), english.Sheets.Select(sheet => sheet.RowCount));
        Assert.Equal(await Sheets.RowsAsync(swedish.FindSheet($"svar_{round}")!), await Sheets.RowsAsync(english.FindSheet($"svar_{round}")!));
        foreach (var key in (string[])["indikatorer", "svarsfrekvens"])
        {
            var sheet = english.FindSheet(key)!;
            Assert.Equal(["Sweden"], (await Sheets.RowsAsync(sheet)).Where(row => At(sheet, row, "area").Text == "00").Select(row => At(sheet, row, "areaName").Text).Distinct());
        }
    }

    [Fact]
    public async Task What_is_not_there_or_not_for_one_to_see_is_not_found()
    {
        var round = await AnsweredRoundAsync();

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ExportRounds>().RunAsync(Analyst, Selection("nope")));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ExportRounds>().RunAsync(Actor.Anonymous, Selection(round)));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ExportRounds>().RunAsync(Analyst, Selection(round) with
        {
            Figures = new ObservationSelection([], [round], [], [], new Dictionary<string, int> { [round] = 1 }),
        }));
    }

    private static Survey.Questionnaires.LocalizedText IndicatorName =>
        Survey.Questionnaires.QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!.FindIndicator("styrdokument")!.Name;

    private async Task<string> AnsweredRoundAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, "1282");
        await Scenario.SaveAsync(
            round, Lund,
            ("kontakt_epost", Contact), ("styrdokument_finns", "yes"), ("styrdokument_beslutsdatum", "2024-06-17"),
            ("prevention_nivaer.universell", "systematic"), ("ovrigt", FreeText));
        await Scenario.ExplainAsync(round, Lund, "styrdokument_finns", "Beslutet ligger fast.");
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.SaveAsync(round, Malmö, ("styrdokument_finns", "dont_know"));
        await Scenario.SubmitAsync(round, Malmö);
        return round;
    }

    private async Task<Workbook> ExportAsync(Actor actor, string round, bool personalData = false) =>
        Succeeded(await Scenario.Get<ExportRounds>().RunAsync(actor, Selection(round) with { WithPersonalData = personalData }));

    private static ExportSelection Selection(string round) =>
        new(new ObservationSelection([], [round], [], [], new Dictionary<string, int>()), ExportLanguage.Swedish);

    private static Cell At(Sheet sheet, Cell[] row, string column) => row[sheet.Columns.Index().Single(known => known.Item.Key == column).Index];

    /// <summary>All that a workbook says, documents and all.</summary>
    private static async Task<string> TextAsync(Workbook workbook)
    {
        var texts = workbook.Documents.Select(document => document.Text).ToList();
        foreach (var sheet in workbook.Sheets)
            texts.AddRange((await Sheets.RowsAsync(sheet)).SelectMany(row => row).Select(cell => cell.Text));
        return string.Join('\n', texts);
    }
}
