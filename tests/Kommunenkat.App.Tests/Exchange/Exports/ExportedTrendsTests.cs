using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Exports;

public sealed class ExportedTrendsTests : IDisposable
{
    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_round_has_its_trends_since_the_round_before_as_they_are_read_elsewhere()
    {
        await RoundAsync("2023", "0114,styrdokument_finns,,yes\n0115,styrdokument_finns,,no\n");
        await RoundAsync("2025", "0114,styrdokument_finns,,no\n0115,styrdokument_finns,,no\n");

        var sheet = (await ExportAsync("2025")).FindSheet("trender")!;
        var rows = await Sheets.RowsAsync(sheet);

        var one = rows.Single(row => At(row, "indicator").Text == "styrdokument" && At(row, "area").Text == "0114");
        Assert.Equal(
            (Cell.OfCode("2023"), Cell.OfCode("2025"), Cell.OfText("Ja"), Cell.OfText("Nej"), Cell.OfCode("lost"), Cell.OfCode("yes"), Cell.Empty),
            (At(one, "fromRound"), At(one, "toRound"), At(one, "fromValue"), At(one, "toValue"), At(one, "transition"), At(one, "comparable"), At(one, "change")));
        foreach (var row in rows.Where(row => At(row, "level").Text == "county" && At(row, "area").Text == "01"))
        {
            var trend = Assert.Single((await _database.Get<ReadTrends>().RunAsync(
                Actor.Operator, new TrendQuery(At(row, "indicator").Text, AreaLevel.County, "01", "2023", "2025"))).Value);
            Assert.Equal((trend.Row.From?.Numerator, trend.Row.To?.Numerator), (NumberIn(row, "fromNumerator"), NumberIn(row, "toNumerator")));
            Assert.Equal(
                (trend.Row.Panel?.N, trend.Row.Panel?.Moves?.Lost, trend.Row.Panel?.Moves?.KeptNo),
                ((int?)NumberIn(row, "panelN"), (int?)NumberIn(row, "lost"), (int?)NumberIn(row, "keptNo")));
        }

        // Two municipalities are too few for a share of their county, and what 2023 did not have cannot have changed.
        var county = rows.Single(row => At(row, "indicator").Text == "styrdokument" && At(row, "area").Text == "01");
        Assert.Equal(
            [Cell.OfCode("suppressed"), Cell.OfCode("suppressed"), .. Enumerable.Repeat(Cell.OfMissing(MissingKind.Suppressed), 4)],
            ((string[])["fromMissing", "toMissing", "change", "within", "entered", "left"]).Select(column => At(county, column)));
        var added = rows.Where(row => At(row, "level").Text == "county" && At(row, "fromMissing").Text == "not_asked" && At(row, "fromValue") == Cell.OfMissing(MissingKind.NotAsked)).ToList();
        Assert.NotEmpty(added);
        Assert.All(added, row => Assert.Equal(Cell.OfMissing(MissingKind.NotAsked), At(row, "change")));

        Cell At(Cell[] row, string column) => row[sheet.Columns.Index().Single(known => known.Item.Key == column).Index];
        double? NumberIn(Cell[] row, string column) => At(row, column) is { Kind: CellKind.Number } cell ? cell.Number : null;
    }

    [Fact]
    public async Task Several_rounds_have_a_wide_sheet_each_and_all_others_together()
    {
        await RoundAsync("2023", "0114,styrdokument_finns,,yes\n");
        await RoundAsync("2025", "0114,styrdokument_finns,,no\n");

        var workbook = await ExportAsync("2023", "2025");

        Assert.Equal(
            ["Läs mig", "Svar 2023", "Svar 2025", "Svar lång", "Indikatorer", "Trender", "Svarsfrekvens", "Kodbok"], workbook.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["2023", "2025"], (await Sheets.RowsAsync(workbook.FindSheet("svar_lang")!)).Select(row => row[0].Text).Distinct());
        Assert.Equal(
            ["kodbok-2023.ddi.xml", "las-svar_2023.sps", "las-svar_2023.R", "kodbok-2025.ddi.xml", "las-svar_2025.sps", "las-svar_2025.R"],
            workbook.Documents.Select(document => document.Name));
    }

    private async Task RoundAsync(string round, string answers)
    {
        await _database.CreateRoundAsync(round);
        _ = (await _database.ImportAsync("municipality,question,row,value\n" + answers, round)).Value;
        await _database.ChangeRoundAsync(RoundAction.Close, round);
    }

    private async Task<Workbook> ExportAsync(params string[] rounds) => (await _database.Get<ExportRounds>().RunAsync(
        Actor.Operator, new ExportSelection(new ObservationSelection([], rounds, [], [], new Dictionary<string, int>()), ExportLanguage.Swedish))).Value;
}
