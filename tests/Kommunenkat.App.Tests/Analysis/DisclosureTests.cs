using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>
/// A question that is published of areas above municipality only, answered by Gotland, which is a county by itself, and by two of
/// Stockholm county.
/// </summary>
public sealed class DisclosureTests : IDisposable
{
    private const string Gotland = "09", Stockholm = "01";

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_county_of_one_municipality_tells_no_more_than_the_municipality()
    {
        await TwoRoundsAsync();

        foreach (var round in (string[])["2023", "2025"])
        {
            var rows = (await _database.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationQuery("policy", round))).Value;
            Assert.DoesNotContain(rows, row => row.Level == AreaLevel.Municipality || row.Area == Gotland);
            Assert.Equal(1 + 20 + 9, rows.Count);
        }

        var all = await _database.ObservationsAsync(new ObservationQuery("policy", "2025", AreaLevel.County, Gotland));
        Assert.Equal((1.0, 1), (Assert.Single(all).Row.Numerator, all[0].Row.Base));
    }

    [Fact]
    public async Task Nor_does_its_trend()
    {
        await TwoRoundsAsync();

        var counties = (await TrendsAsync(null)).Value;
        Assert.Equal(20, counties.Count);
        Assert.DoesNotContain(counties, trend => trend.Area == Gotland);
        Assert.Single((await TrendsAsync(Stockholm)).Value);
        Assert.Equal(FailureKind.NotFound, (await TrendsAsync(Gotland)).Failure?.Kind);
    }

    [Fact]
    public async Task Nor_do_its_page_the_indicators_and_comparisons()
    {
        await TwoRoundsAsync();

        Assert.Empty((await _database.Get<ReadArea>().RunAsync(AreaLevel.County, Gotland)).Value.Indicators);
        var indicator = (await _database.Get<ReadIndicator>().RunAsync("policy")).Value;
        var comparison = (await _database.Get<ReadComparison>().RunAsync(new ComparisonQuery(["policy"], [Gotland, Stockholm], [], []))).Value;
        foreach (var series in (ComparedSeries[])[indicator.Counties.Single(county => county.Area.Code == Gotland), comparison.Indicators[0].Areas[0]])
        {
            Assert.All(series.Figures, figure => Assert.Equal((FigureKind.Withheld, default), (figure.Kind, figure.Row)));
            Assert.Null(series.Change);
        }

        Assert.All(comparison.Indicators[0].Areas[1].Figures, figure => Assert.Equal(FigureKind.Figure, figure.Kind));
    }

    private Task<Outcome<IReadOnlyList<AreaTrend>>> TrendsAsync(string? area) =>
        _database.Get<ReadTrends>().RunAsync(Actor.Anonymous, new TrendQuery("policy", AreaLevel.County, area, "2023", "2025"));

    private async Task TwoRoundsAsync()
    {
        foreach (var round in (string[])["2023", "2025"])
        {
            var question = Ask.Single("policy", "yes", "no");
            var file = QuestionnaireFile
                .OfRound(round, round == "2025" ? question.Following("2023") : question)
                .Set("question(policy).publish", "\"aggregate\"")
                .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy"))).Json;
            await _database.CreateRoundAsync(round, ["0114", "0115", "0980"], file);
            _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n0115,policy,,no\n0980,policy,,yes\n", round)).Value;
            await _database.PublishAsync(round);
        }
    }
}
