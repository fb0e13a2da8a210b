using Kommunenkat.App.Analysis;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Two published rounds of a few municipalities, made by hand.</summary>
public sealed class ReadComparisonTests : IDisposable
{
    private static readonly string[] Frame = ["0114", "0115", "0117", "0120", "0123", "0125", "0180", "0305"];

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Every_figure_is_that_of_the_observations_and_every_change_that_of_the_trends()
    {
        await TwoRoundsAsync();
        string[] indicators = ["styrdokument", "svarsfrekvens", "utan_samordnare"];

        var comparison = await ReadAsync(indicators, ["00", "01", "A2", "0115"]);

        Assert.Equal(["2023", "2025"], comparison.Rounds.Select(round => round.Round.Key));
        Assert.Equal(["00 Riket", "01 Stockholms län", "A2 Pendlingskommun nära storstad", "0115 Vallentuna"], comparison.Areas.Select(area => $"{area.Code} {area.Name}"));
        Assert.Equal(indicators, comparison.Indicators.Select(indicator => indicator.Indicator.Key));
        foreach (var indicator in comparison.Indicators)
        {
            foreach (var series in indicator.Areas)
            {
                var key = indicator.Indicator.Key;
                foreach (var (figure, round) in series.Figures.Zip(comparison.Rounds))
                {
                    var observation = Assert.Single(await _database.ObservationsAsync(new ObservationQuery(key, round.Round.Key, series.Area.Level, series.Area.Code)));
                    Assert.Equal((FigureKind.Figure, observation.Row, observation.State), (figure.Kind, figure.Row, figure.State));
                }

                var trend = Assert.Single((await _database.Get<ReadTrends>().RunAsync(
                    Scenario.Analyst, new TrendQuery(key, series.Area.Level!.Value, series.Area.Code, "2023", "2025"))).Value);
                Assert.Equal(
                    new ComparedChange(trend.Row.Change, trend.Comparison.Comparable, trend.Municipality?.Transition, trend.Municipality is null ? trend.Row.Decomposition : null),
                    series.Change);
            }
        }
    }

    [Fact]
    public async Task Municipalities_chosen_by_hand_are_counted_together_with_a_least_base()
    {
        await TwoRoundsAsync();

        var five = await TogetherAsync("0114", "0115", "0117", "0120", "0123", "0114");
        Assert.Equal(new ComparedArea(ComparedArea.TogetherCode, null, null, 5, five.Area.Population), five.Area);
        Assert.Equal(new FigureRow(40, 2, 5, 5, 5, 0, 0, 40, 40), five.Figures[0].Row);
        Assert.Equal(new FigureRow(60, 3, 5, 5, 5, 0, 0, 60, 60), five.Figures[1].Row);
        Assert.Equal(new ComparedChange(20, TrendComparability.Yes, null, new Decomposition(20, 0, 0)), five.Change);

        // 0125 answered only before: four are left now, and four are too few.
        var four = await TogetherAsync("0114", "0115", "0117", "0120", "0125");
        Assert.Equal(new FigureRow(60, 3, 5, 5, 5, 0, 0, 60, 60), four.Figures[0].Row);
        Assert.Equal(new FigureRow(null, 3, 4, 5, 4, 0, 1, 60, 80), four.Figures[1].Row);
        Assert.Null(four.Change!.Value);

        async Task<ComparedSeries> TogetherAsync(params string[] municipalities) =>
            (await ReadAsync(["styrdokument"], ["00"], municipalities)).Indicators[0].Areas[1];
    }

    [Fact]
    public async Task What_only_one_of_the_rounds_asks_is_not_asked_in_the_other_and_has_no_change()
    {
        await TwoRoundsAsync();

        var indicator = Assert.Single((await ReadAsync(["samordnartid"], ["00", "0114"])).Indicators);

        Assert.Equal(TrendComparability.NotAsked, Assert.Single(indicator.Steps).Comparable);
        Assert.All(indicator.Areas, series => Assert.Equal((FigureKind.NotAsked, FigureKind.Figure), (series.Figures[0].Kind, series.Figures[1].Kind)));
        Assert.Equal((UnitState.Value, 40d), (indicator.Areas[1].Figures[1].State, indicator.Areas[1].Figures[1].Row.Value));
        Assert.Equal([null, Transition.NotAsked], indicator.Areas.Select(series => series.Change!.Transition));
        Assert.All(indicator.Areas, series => Assert.Null(series.Change!.Value));
    }

    [Fact]
    public async Task A_change_between_rounds_that_may_not_be_compared_is_not_told()
    {
        await TwoRoundsAsync();

        var indicator = Assert.Single((await ReadAsync(["overenskommelser"], ["00", "0114"])).Indicators);

        Assert.Equal(TrendComparability.No, Assert.Single(indicator.Steps).Comparable);
        Assert.Equal([null, null], indicator.Areas.Select(series => series.Change!.Value));
        Assert.Equal(Transition.NotComparable, indicator.Areas[1].Change!.Transition);
    }

    [Fact]
    public async Task What_is_published_of_areas_only_is_told_neither_of_a_municipality_nor_of_some_chosen_by_hand()
    {
        var file = QuestionnaireFile.OfRound("2025", Ask.Single("policy", "yes", "no"))
            .Set("question(policy).publish", "\"aggregate\"")
            .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy"))).Json;
        await _database.CreateRoundAsync("2025", Frame, file);
        _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n")).Value;
        await _database.PublishAsync("2025");

        var series = (await ReadAsync(["policy"], ["00", "0114"], ["0114", "0115"])).Indicators[0].Areas;

        Assert.Equal([FigureKind.Figure, FigureKind.Withheld, FigureKind.Withheld], series.Select(area => Assert.Single(area.Figures).Kind));
        Assert.All(series.Skip(1), area => Assert.Equal((default(AreaRow), null), (area.Figures[0].Row, area.Figures[0].State)));
    }

    [Fact]
    public async Task What_is_not_there_is_named_and_the_rest_is_shown()
    {
        await TwoRoundsAsync();

        var comparison = (await RunAsync(new ComparisonQuery(["nope", "styrdokument", "styrdokument"], ["00", "00"], ["1999", "2025"], []))).Value;

        Assert.Equal(["nope"], comparison.UnknownIndicators);
        Assert.Equal(["1999"], comparison.UnknownRounds);
        Assert.Equal("styrdokument", Assert.Single(comparison.Indicators).Indicator.Key);
        Assert.Equal("2025", Assert.Single(comparison.Rounds).Round.Key);
        Assert.Null(Assert.Single(comparison.Indicators[0].Areas).Change);
    }

    [Fact]
    public async Task Nothing_named_is_all_rounds_and_the_first_indicators()
    {
        await TwoRoundsAsync();

        var comparison = await ReadAsync([], ["00"]);

        Assert.Equal(["2023", "2025"], comparison.Rounds.Select(round => round.Round.Key));
        Assert.Equal(["styrdokument", "styrdokument_politiskt", "styrdokument_aktuellt", "styrdokument_uppfoljt", "kartlaggning"], comparison.Indicators.Select(indicator => indicator.Indicator.Key));
        Assert.Equal(24, comparison.Catalogue.Count);
    }

    [Theory]
    [InlineData("77")]
    [InlineData("9999")]
    [InlineData("a1")]
    public async Task An_area_that_is_not_there_is_not_found(string code)
    {
        await TwoRoundsAsync();

        foreach (var query in (ComparisonQuery[])[new([], [code], [], []), new([], [], [], [code])])
        {
            var outcome = await RunAsync(query);
            Assert.Equal(FailureKind.NotFound, outcome.Failure?.Kind);
            Assert.Contains($"\"{code}\"", outcome.Failure!.Messages[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rounds_are_there_for_everyone_only_when_they_are_published()
    {
        await TwoRoundsAsync(publish: false);
        Assert.Equal(FailureKind.NotFound, (await RunAsync(new ComparisonQuery([], ["00"], [], []))).Failure?.Kind);

        await _database.PublishAsync("2023");
        var comparison = (await RunAsync(new ComparisonQuery([], ["00"], ["2025"], []))).Value;
        Assert.Equal(["2025"], comparison.UnknownRounds);
        Assert.Equal(["2023"], comparison.PublicRounds);
        Assert.DoesNotContain(comparison.Catalogue, item => item.Indicator.Key == "samordnartid");
    }

    [Fact]
    public async Task It_costs_one_statement_whatever_is_compared_once_the_figures_are_made()
    {
        await TwoRoundsAsync();
        await ReadAsync([], ["00"]);
        var all = (await ReadAsync([], ["00"])).Catalogue.Select(item => item.Indicator.Key).ToList();

        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync(["styrdokument"], ["00"])));
        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync(all, [.. RoundFigures.AreasAt(AreaLevel.Municipality).Select(area => area.Code)], Frame)));
    }

    private async Task TwoRoundsAsync(bool publish = true)
    {
        await _database.CreateRoundAsync("2023", Frame);
        await _database.CreateRoundAsync("2025", Frame);
        _ = (await _database.ImportAsync("""
            municipality,question,row,value
            0114,styrdokument_finns,,yes
            0115,styrdokument_finns,,yes
            0117,styrdokument_finns,,no
            0120,styrdokument_finns,,no
            0123,styrdokument_finns,,no
            0125,styrdokument_finns,,yes
            0180,styrdokument_finns,,dont_know
            0305,styrdokument_finns,,no
            """, "2023")).Value;
        _ = (await _database.ImportAsync("""
            municipality,question,row,value
            0114,styrdokument_finns,,yes
            0114,samordnare_finns,,yes
            0114,samordnare_omfattning,,40
            0115,styrdokument_finns,,no
            0117,styrdokument_finns,,yes
            0120,styrdokument_finns,,yes
            0123,styrdokument_finns,,no
            0180,styrdokument_finns,,yes
            0305,styrdokument_finns,,yes
            """)).Value;
        if (publish)
        {
            await _database.PublishAsync("2023");
            await _database.PublishAsync("2025");
        }
    }

    private async Task<Comparison> ReadAsync(IReadOnlyList<string> indicators, IReadOnlyList<string> areas, params IReadOnlyList<string> selection) =>
        (await RunAsync(new ComparisonQuery(indicators, areas, [], selection))).Value;

    private Task<Outcome<Comparison>> RunAsync(ComparisonQuery query) => _database.Get<ReadComparison>().RunAsync(query);
}
