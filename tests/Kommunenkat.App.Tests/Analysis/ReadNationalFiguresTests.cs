using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Published rounds of the first municipalities of Sweden, every second of which has a steering document in 2023 and every one in 2025.</summary>
public sealed class ReadNationalFiguresTests : IDisposable
{
    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Every_figure_is_that_of_the_observations_and_every_change_that_of_the_trends()
    {
        await PublishAsync("2023", 12);
        await PublishAsync("2025", 20);

        var national = await ReadAsync("2025");

        Assert.Equal("2023", national.PreviousRound);
        foreach (var figure in national.Indicators)
        {
            var key = figure.Indicator.Key;
            var observation = Assert.Single(await _database.ObservationsAsync(new ObservationQuery(key, "2025", AreaLevel.Country)));
            Assert.Equal(observation.Row, figure.Row);
            if ((await ReadAsync("2023")).Questionnaire.FindIndicator(key) is null)
                continue;

            var trend = Assert.Single((await _database.Get<ReadTrends>().RunAsync(
                Scenario.Analyst, new TrendQuery(key, AreaLevel.Country, "00", "2023", "2025"))).Value);
            Assert.Equal(trend.Comparison.Comparable, figure.Change!.Comparable);
            var isComparable = trend.Comparison.Comparable != TrendComparability.No;
            Assert.Equal((isComparable ? trend.Row.Change : null, isComparable ? trend.Row.Decomposition : null), (figure.Change.Value, figure.Change.Parts));
        }

        // Of the first twelve half had it; eight more answer the second time, and all have it then.
        Assert.Equal(
            new ComparedChange(50, TrendComparability.Yes, null, new Decomposition(50, 0, 0)),
            national.Indicators.Single(figure => figure.Indicator.Key == "styrdokument").Change);
    }

    [Fact]
    public async Task The_first_round_has_none_to_be_compared_with()
    {
        await PublishAsync("2023", 3);
        await PublishAsync("2025", 3);

        var first = await ReadAsync("2023");

        Assert.Null(first.PreviousRound);
        Assert.All(first.Indicators, figure => Assert.Null(figure.Change));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(290)]
    public async Task It_costs_a_fixed_number_of_statements_first_and_one_from_then_on(int municipalities)
    {
        await PublishAsync("2023", municipalities);
        await PublishAsync("2025", municipalities);

        // The rounds, and for each of the two: release, its municipalities and submissions; the questionnaires are known of the import.
        Assert.Equal(1 + 2 * 3, await _database.StatementsAsync(() => ReadAsync("2025")));
        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync("2025")));
    }

    private async Task<NationalFigures> ReadAsync(string round) => (await _database.Get<ReadNationalFigures>().RunAsync(round)).Value;

    private async Task PublishAsync(string round, int municipalities)
    {
        var frame = Areas.Sweden.Municipalities.Take(municipalities).Select(municipality => municipality.Code).ToList();
        await _database.CreateRoundAsync(round, frame);
        _ = (await _database.ImportAsync("municipality,question,row,value\n" + string.Concat(frame.Select((code, place) =>
            $"{code},styrdokument_finns,,{(round == "2025" || place % 2 == 0 ? "yes" : "no")}\n")), round)).Value;
        await _database.PublishAsync(round);
    }
}
