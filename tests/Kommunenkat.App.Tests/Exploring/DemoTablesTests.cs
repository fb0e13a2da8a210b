using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exploring;

/// <summary>The demo's tables against its published figures, against a plain count of the stored submissions, and against their file.</summary>
public sealed class DemoTablesTests(SqliteOfClass database) : StorageTests(database), IClassFixture<SqliteOfClass>
{
    [Fact]
    public async Task The_published_figures_of_2025_stand_in_the_table_too()
    {
        await LoadAsync();
        var country = (await ReadAsync(new CrossTableQuery("2025", "styrdokument_finns"))).Rounds[0].Tables[0];

        Assert.Equal((218, 245), (country.Areas[0].All.Counts[0], country.Areas[0].All.Base));
        Assert.Equal(42, country.Areas[0].Outside.NoResponse);
        var substantive = (await ReadAsync(new CrossTableQuery("2025", "styrdokument_finns", CountsDontKnow: false))).Rounds[0].Tables[0].Areas[0];
        Assert.Equal((218, 245), (substantive.All.Counts[0], substantive.All.Base + substantive.Outside.DontKnow));
        Assert.Equal(290, country.Areas[0].All.Base + country.Areas[0].Outside.NoResponse + country.Areas[0].Outside.Unanswered + country.Areas[0].Outside.NotApplicable);
    }

    [Theory]
    [InlineData(AreaLevel.Country, null, false)]
    [InlineData(AreaLevel.Country, null, true)]
    [InlineData(AreaLevel.County, null, true)]
    [InlineData(AreaLevel.Group, null, false)]
    [InlineData(AreaLevel.Municipality, "14", true)]
    [InlineData(AreaLevel.Municipality, "14", false)]
    public async Task Every_cell_of_every_question_is_what_a_plain_count_of_the_submissions_gives(AreaLevel level, string? county, bool withoutDontKnow)
    {
        await LoadAsync();
        var units = await StoredAsync("2025");
        var questionnaire = Succeeded(await Scenario.Get<ListExplorableRounds>().RunAsync(Analyst)).Single(round => round.Round.Key == "2025").Questionnaire;
        Item[] dividing = [.. questionnaire.Items.Where(item => Categories.Divides(item.Question))];
        var cells = 0;
        foreach (var question in questionnaire.Questions)
        {
            foreach (var by in level == AreaLevel.Municipality ? (Item?[])[null] : [null, dividing[question.Index * 5 % dividing.Length]])
            {
                var read = await ReadAsync(new CrossTableQuery("2025", question.Key, level, null, null, by?.Key, county, !withoutDontKnow));
                foreach (var table in read.Rounds[0].Tables.Where(table => table.Item.Question is not NumberQuestion))
                {
                    var plain = new PlainTable(questionnaire, table.Item, by, !withoutDontKnow);
                    foreach (var (area, answers) in read.Areas.Zip(table.Areas))
                    {
                        RoundUnit[] within = [.. units.Where(unit => RoundFigures.AreaOf(Areas.Sweden.FindMunicipality(unit.Code)!, level) == area.Code)];
                        Assert.Equal(plain.Base(within), answers.All.Base);
                        Assert.Equal(table.Categories.Select(category => plain.Count(within, category.Key)), answers.All.Counts);
                        Assert.Equal(within.Count(unit => plain.StateOf(unit) == UnitState.Unanswered), answers.Outside.Unanswered);
                        Assert.Equal(withoutDontKnow ? within.Count(unit => plain.StateOf(unit) == UnitState.DontKnow) : null, answers.Outside.DontKnow);
                        foreach (var (column, of) in table.Columns.Zip(answers.ByColumn))
                            Assert.Equal(table.Categories.Select(category => plain.Count(within, category.Key, column.Key)), of.Counts);
                        cells += table.Categories.Length * (1 + table.Columns.Length);
                    }
                }
            }
        }

        Assert.True(cells > 500, $"Only {cells} cells were compared.");
    }

    [Fact]
    public async Task Every_cell_of_the_table_stands_in_the_file()
    {
        await LoadAsync();
        var table = await ReadAsync(new CrossTableQuery("2025", "styrdokument_finns", AreaLevel.County, By: new ItemKey("samordnare_finns")));

        var file = await Sheets.BytesAsync(output => XlsxFile.WriteAsync(CrossTableWorkbook.Of(table, "fraga=styrdokument_finns", ExportLanguage.Swedish), output));
        var sheets = SheetReader.Read(file);

        Assert.Equal(["Läs mig", "Tabell"], sheets.Select(sheet => sheet.Name));
        var rows = sheets[1].Rows;
        var heading = rows[0].Index().ToDictionary(cell => (string)cell.Item!, cell => cell.Index);
        var expected =
            from area in table.Areas.Zip(table.Rounds[0].Tables[0].Areas)
            from part in table.Rounds[0].Tables[0].Columns.Select(column => (string?)column.Key).Zip(area.Second.ByColumn).Prepend((null, area.Second.All))
            from category in table.Rounds[0].Tables[0].Categories.Index()
            select (area.First.Code, part.First, category.Item.Key, part.Second.Base == 0 ? null : (double?)part.Second.Counts[category.Index], (double)part.Second.Base,
                part.Second.Share(category.Index) is { } share ? (double?)SheetReader.Digits(share / 100) : null, (double)area.Second.Outside.NoResponse);
        Assert.Equal(expected, rows.Skip(1).Select(row => (
            (string)row[heading["Områdeskod"]]!, (string?)row[heading["Kolumn"]], (string)row[heading["Svar"]]!, row[heading["Antal"]] as double?, (double)row[heading["Bas"]]!,
            row[heading["Andel"]] as double?, (double)row[heading["Inget svar inskickat"]]!)));
        Assert.Contains(sheets[0].Rows, row => row[1] is string text && text.Contains("fraga=styrdokument_finns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_files_of_numbers_and_of_item_non_response_have_a_row_for_each_line_of_the_page()
    {
        await LoadAsync();
        var numbers = CrossTableWorkbook.Of(await ReadAsync(new CrossTableQuery("2025", "samordnare_omfattning", AreaLevel.Group)), "x", ExportLanguage.English);
        var found = Succeeded(await Scenario.Get<ReadNonResponse>().RunAsync(Analyst, new NonResponseQuery("2025")));
        var missing = NonResponseWorkbook.Of(found, "x", ExportLanguage.Swedish);

        Assert.Equal(["Read me", "Numbers", "Table"], numbers.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(Areas.Sweden.Groups.Length, numbers.FindSheet(CrossTableWorkbook.NumbersKey)!.RowCount);
        Assert.Equal(found.Items.Count, missing.FindSheet(NonResponseWorkbook.ItemsKey)!.RowCount);
        Assert.Equal(21, missing.FindSheet(NonResponseWorkbook.AreasKey)!.RowCount);
        foreach (var sheet in numbers.Sheets.Concat(missing.Sheets))
            Assert.All(await Sheets.RowsAsync(sheet), row => Assert.Equal(sheet.Columns.Count, row.Length));
    }

    private async Task LoadAsync()
    {
        if (Succeeded(await Scenario.Get<ListRounds>().RunAsync(Analyst)).Count == 0)
            Succeeded(await Scenario.Get<LoadDemo>().RunAsync());
    }

    private async Task<CrossTable> ReadAsync(CrossTableQuery query) => Succeeded(await Scenario.Get<ReadCrossTable>().RunAsync(Analyst, query));

    /// <summary>What the round's municipalities have submitted, read from the stored submissions.</summary>
    private async Task<IReadOnlyList<RoundUnit>> StoredAsync(string key) =>
        Succeeded(await Scenario.Get<AppDatabase>().ReadAsync<IReadOnlyList<RoundUnit>>(async session =>
        {
            var round = (await RoundStore.FindAsync(session, key))!;
            var questionnaire = await Scenario.Get<QuestionnaireLibrary>().GetAsync(session, round.QuestionnaireId);
            var counted = await CountedUnitStore.LatestAsync(session, round.Id);
            var contents = await SubmissionStore.ContentsAsync(session, round.Id, [.. counted.Select(unit => unit.MunicipalityCode)]);
            return counted.Select(unit => new RoundUnit(
                unit.MunicipalityCode, unit.Status, unit.SubmissionId is { } id ? SubmissionContent.Answers(questionnaire, contents[id]) : null)).ToList();
        }));
}
