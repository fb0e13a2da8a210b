using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>A municipality's own way through the rounds of 2023 (published) and 2025 (submitted, and not published yet).</summary>
public sealed class OwnDevelopmentTests : IDisposable
{
    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task What_became_of_each_indicator_is_told_or_why_it_cannot_be_compared()
    {
        await TwoRoundsAsync("""
            0114,styrdokument_finns,,no
            0114,samordnare_finns,,yes_full_time
            0114,samverkan_overenskommelse,,polis
            """, """
            0114,styrdokument_finns,,yes
            0114,samordnare_finns,,yes
            0114,samordnare_omfattning,,40
            0114,samverkan_overenskommelse,,polis|kvinnojour
            """);

        var results = await ReadAsync("0114");

        Assert.Equal(["2023", "2025"], results.Rounds.Select(round => round.Round.Key));
        Assert.Equal((1, null), (results.Rounds[0].Release?.Number, results.Rounds[1].Release?.Number));
        Assert.Equal((TrendComparability.NotAsked, Transition.NotAsked), StepOf(results, "samordnartid"));
        Assert.Equal((TrendComparability.No, Transition.NotComparable), StepOf(results, "overenskommelser"));
        Assert.NotEmpty(Find(results, "overenskommelser").Steps[0].Comparison.Notes);
        Assert.Equal((TrendComparability.Yes, Transition.Gained), StepOf(results, "styrdokument"));
        Assert.Equal([FigureKind.NotAsked, FigureKind.Figure], Find(results, "samordnartid").Figures.Select(figure => figure.Figure.Kind));
        Assert.Equal([1.0, 2.0], Find(results, "overenskommelser").Figures.Select(figure => figure.Figure.Row.Value));
        Assert.All(results.Indicators, indicator => Assert.All(indicator.Beside, area => Assert.Equal([false, true], area.Figures.Select(figure => figure is null))));
    }

    [Fact]
    public async Task A_published_round_without_a_response_is_there_but_is_no_step()
    {
        await TwoRoundsAsync("0115,styrdokument_finns,,yes", "0114,styrdokument_finns,,yes");

        var results = await ReadAsync("0114");

        Assert.Equal([UnitState.NoResponse, UnitState.Yes], Find(results, "styrdokument").Figures.Select(figure => figure.Figure.State));
        Assert.Null(results.Rounds[0].Submission);
        Assert.All(results.Indicators, indicator => Assert.Empty(indicator.Steps));
    }

    [Fact]
    public async Task A_municipality_that_never_answered_has_the_published_rounds_and_no_suggestions()
    {
        await TwoRoundsAsync("0115,styrdokument_finns,,yes", "0114,styrdokument_finns,,yes");

        var results = await ReadAsync("0117");

        Assert.Equal(["2023"], results.Rounds.Select(round => round.Round.Key));
        Assert.Null(results.Latest);
        Assert.Empty(results.Suggestions);
    }

    [Fact]
    public async Task A_municipalitys_own_figures_are_its_own_whatever_may_be_published_and_those_of_areas_go_by_what_may()
    {
        var file = QuestionnaireFile.OfRound("2025", Ask.Single("policy", "yes", "no"), Ask.Single("secret", "yes", "no"))
            .Set("question(policy).publish", "\"aggregate\"")
            .Set("question(secret).publish", "\"none\"")
            .Indicators(
                Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy")),
                Figure.Percent("secret", Rule.Is("secret", "yes"), Rule.Answered("secret"))).Json;
        await _database.CreateRoundAsync("2025", ["0114", "0115"], file);
        _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n0114,secret,,no\n")).Value;
        await _database.PublishAsync("2025");

        var results = await ReadAsync("0114");

        Assert.Equal([UnitState.Yes, UnitState.No], results.Indicators.Select(indicator => Assert.Single(indicator.Figures).Figure.State));
        Assert.All(Find(results, "policy").Beside, area => Assert.Equal(FigureKind.Figure, Assert.Single(area.Figures)!.Kind));
        Assert.All(Find(results, "secret").Beside, area => Assert.Equal(FigureKind.Withheld, Assert.Single(area.Figures)!.Kind));
    }

    private async Task TwoRoundsAsync(string first, string second)
    {
        string[] frame = ["0114", "0115", "0117"];
        await _database.CreateRoundAsync("2023", frame);
        await _database.CreateRoundAsync("2025", frame);
        _ = (await _database.ImportAsync($"municipality,question,row,value\n{first}\n", "2023")).Value;
        _ = (await _database.ImportAsync($"municipality,question,row,value\n{second}\n")).Value;
        await _database.PublishAsync("2023");
        await _database.ChangeRoundAsync(RoundAction.Close, "2025");
    }

    private static (TrendComparability, Transition) StepOf(OwnDevelopment results, string indicator)
    {
        var step = Assert.Single(Find(results, indicator).Steps);
        Assert.Equal((0, 1), (step.From, step.To));
        return (step.Comparison.Comparable, step.Transition);
    }

    private static OwnIndicator Find(OwnDevelopment results, string key) => results.Indicators.Single(indicator => indicator.Indicator.Key == key);

    private async Task<OwnDevelopment> ReadAsync(string municipality) =>
        (await _database.Get<ReadOwnResults>().RunAsync(Scenario.Coordinator(municipality), municipality)).Value;
}
