using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Tests.Demo;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Two rounds whose every number is made by hand: eight municipalities invited, one of them answers only once, and one comes later.</summary>
public sealed class ReadTrendsTests : IDisposable
{
    private static readonly string[] Frame2023 = ["0114", "0115", "0117", "0120", "0123", "0125", "0180", "0305"];

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_countrys_change_is_split_into_the_panels_and_that_of_who_came_and_went()
    {
        await TwoRoundsAsync();

        var trend = Assert.Single(await ReadAsync(new TrendQuery("styrdokument", AreaLevel.Country, null, "2023", "2025")));

        Assert.Equal(("styrdokument", "2023", "2025", "00", "Riket", null), (trend.Indicator, trend.FromRound, trend.ToRound, trend.Area, trend.AreaName, trend.Municipality));
        Assert.Equal(TrendComparability.Yes, trend.Comparison.Comparable);
        Assert.Equal(new FigureRow(100 * 3 / 8d, 3, 8, 8, 8, 0, 0, 37.5, 37.5), trend.Row.From!.Value);
        Assert.Equal(new FigureRow(100 * 5 / 8d, 5, 8, 9, 8, 0, 1, 500 / 9d, 600 / 9d), trend.Row.To!.Value);
        Assert.Equal(25, trend.Row.Change);
        Assert.Equal(new Panel(IndicatorUnit.Percent, 7, 2, 5, new PanelMoves(Gained: 4, Lost: 1, KeptYes: 1, KeptNo: 1), false), trend.Row.Panel);
        Assert.Equal(new Decomposition(500 / 7d - 200 / 7d, 62.5 - 500 / 7d, 200 / 7d - 37.5), trend.Row.Decomposition);
    }

    [Fact]
    public async Task A_county_has_its_own_and_one_with_few_municipalities_has_counts_only()
    {
        await TwoRoundsAsync();

        var counties = await ReadAsync(new TrendQuery("styrdokument", AreaLevel.County, null, "2023", "2025"));

        Assert.Equal(21, counties.Count);
        var stockholm = counties[0].Row;
        Assert.Equal((100 * 3 / 7d, 100 * 4 / 7d, 100 * 4 / 7d - 100 * 3 / 7d), (stockholm.From!.Value.Value, stockholm.To!.Value.Value, stockholm.Change));
        Assert.Equal(new Panel(IndicatorUnit.Percent, 6, 2, 4, new PanelMoves(3, 1, 1, 1), false), stockholm.Panel);
        var uppsala = counties[1].Row;
        Assert.Equal((null, 0d, 1, null, 1d, 1), (uppsala.From!.Value.Value, uppsala.From.Value.Numerator, uppsala.From.Value.Base, uppsala.To!.Value.Value, uppsala.To.Value.Numerator, uppsala.To.Value.Base));
        Assert.Equal(new Panel(IndicatorUnit.Percent, 1, 0, 1, new PanelMoves(1, 0, 0, 0), IsTooSmall: true), uppsala.Panel);
        Assert.Equal((null, null), (uppsala.Change, uppsala.Decomposition));
    }

    [Theory]
    [InlineData("0114", UnitState.Yes, UnitState.Yes, Transition.KeptYes)]
    [InlineData("0115", UnitState.Yes, UnitState.No, Transition.Lost)]
    [InlineData("0117", UnitState.No, UnitState.Yes, Transition.Gained)]
    [InlineData("0123", UnitState.No, UnitState.No, Transition.KeptNo)]
    [InlineData("0125", UnitState.Yes, UnitState.NoResponse, Transition.NoFigureNow)]
    [InlineData("0136", UnitState.NotInvited, UnitState.No, Transition.NoFigureBefore)]
    [InlineData("2480", UnitState.NotInvited, UnitState.NotInvited, Transition.NoFigures)]
    public async Task A_municipality_has_its_states_and_what_became_of_it(string municipality, UnitState from, UnitState to, Transition transition)
    {
        await TwoRoundsAsync();

        var trend = Assert.Single(await ReadAsync(new TrendQuery("styrdokument", AreaLevel.Municipality, municipality, "2023", "2025")));

        Assert.Equal((municipality, new MunicipalityTrend(from, to, transition)), (trend.Area, trend.Municipality));
        Assert.Equal(from is UnitState.Yes or UnitState.No && to is UnitState.Yes or UnitState.No ? 1 : 0, trend.Row.Panel!.Value.N);
    }

    [Fact]
    public async Task A_new_indicator_has_a_figure_of_the_later_round_and_the_reason_why_no_other()
    {
        await TwoRoundsAsync();

        var trend = Assert.Single(await ReadAsync(new TrendQuery("samordnartid", AreaLevel.Municipality, "0114", "2023", "2025")));

        Assert.Equal((TrendComparability.NotAsked, "Ny fråga 2025."), (trend.Comparison.Comparable, Assert.Single(trend.Comparison.Notes).Text["sv"]));
        Assert.Equal((null, 40d), (trend.Row.From, trend.Row.To!.Value.Value));
        Assert.Equal(new MunicipalityTrend(null, UnitState.Value, Transition.NotAsked), trend.Municipality);
        Assert.Null(trend.Row.Panel);
    }

    [Fact]
    public async Task The_way_goes_by_the_round_between_also_where_only_the_program_has_it()
    {
        await TwoRoundsAsync(of2025: "2027", DemoFiles.Json2027);

        var trend = Assert.Single(await ReadAsync(new TrendQuery("overenskommelser", AreaLevel.Country, "00", "2023", "2027")));

        Assert.Equal(TrendComparability.No, trend.Comparison.Comparable);
        Assert.All(trend.Comparison.Notes, note => Assert.Equal("2025", note.Round));
        Assert.NotNull(trend.Row.Panel); // the line is cut, and the numbers are facts
        Assert.Equal(TrendComparability.Yes, Assert.Single(await ReadAsync(new TrendQuery("styrdokument", AreaLevel.Country, "00", "2023", "2027"))).Comparison.Comparable);
    }

    [Fact]
    public async Task Both_rounds_are_for_the_analyst_alone_until_they_are_published()
    {
        await TwoRoundsAsync();
        Actor[] others = [Actor.Anonymous, Scenario.Administrator, Scenario.CountyOfficer("01"), Scenario.Coordinator("0114")];
        var query = new TrendQuery("styrdokument", AreaLevel.Municipality, "0114", "2023", "2025");

        await _database.PublishAsync("2023");
        foreach (var actor in others)
            AssertFailed(FailureKind.NotFound, "\"2025\"", await RunAsync(actor, query));
        Assert.True((await RunAsync(Scenario.Analyst, query)).IsSuccess);

        await _database.PublishAsync("2025");
        foreach (var actor in others)
            Assert.Single((await RunAsync(actor, query)).Value);
    }

    [Theory]
    [InlineData("aggregate", "municipality")]
    [InlineData("municipality", "aggregate")]
    public async Task What_one_of_the_rounds_does_not_publish_of_municipalities_is_not_told_of_them(string before, string now)
    {
        await _database.CreateRoundAsync(frame: Frame2023, questionnaire: Published("2023", before));
        await _database.CreateRoundAsync(frame: Frame2023, questionnaire: Published("2025", now));
        foreach (var round in (string[])["2023", "2025"])
        {
            _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n", round)).Value;
            await _database.PublishAsync(round);
        }

        Assert.Single((await RunAsync(Actor.Anonymous, new TrendQuery("policy", AreaLevel.Country, null, "2023", "2025"))).Value);
        var municipalities = new TrendQuery("policy", AreaLevel.Municipality, "0114", "2023", "2025");
        AssertFailed(FailureKind.NotFound, "\"policy\" of level municipality", await RunAsync(Actor.Anonymous, municipalities));
        Assert.Equal(Transition.KeptYes, Assert.Single((await RunAsync(Scenario.Analyst, municipalities)).Value).Municipality!.Transition);

        static string Published(string round, string publish)
        {
            var question = Ask.Single("policy", "yes", "no");
            return QuestionnaireFile.OfRound(round, round == "2025" ? question.Following("2023") : question)
                .Set("question(policy).publish", $"\"{publish}\"")
                .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy"))).Json;
        }
    }

    [Theory]
    [InlineData("styrdokument", AreaLevel.Country, null, "1999", "2025", FailureKind.NotFound, "round \"1999\"")]
    [InlineData("styrdokument", AreaLevel.Country, null, "2023", "2099", FailureKind.NotFound, "round \"2099\"")]
    [InlineData("styrdokument", AreaLevel.Country, null, "2025", "2023", FailureKind.Invalid, "\"2025\" is not before \"2023\"")]
    [InlineData("styrdokument", AreaLevel.Country, null, "2025", "2025", FailureKind.Invalid, "\"2025\" is not before \"2025\"")]
    [InlineData("styrdokument", AreaLevel.County, "0114", "2023", "2025", FailureKind.NotFound, "area \"0114\" of level county")]
    [InlineData("nope", AreaLevel.Country, null, "2023", "2025", FailureKind.NotFound, "indicator \"nope\"")]
    public async Task What_is_not_there_or_not_in_order_is_named(
        string indicator, AreaLevel level, string? area, string from, string to, FailureKind kind, string name)
    {
        await TwoRoundsAsync();

        AssertFailed(kind, name, await RunAsync(Scenario.Analyst, new TrendQuery(indicator, level, area, from, to)));
    }

    /// <summary>
    /// Steering documents: 0125 answers only before; 0136 comes after and says no; 0180 did not know before, which is in the base.
    /// </summary>
    private async Task TwoRoundsAsync(string of2025 = "2025", string? questionnaire = null)
    {
        await _database.CreateRoundAsync("2023", Frame2023);
        await _database.CreateRoundAsync("2025", [.. Frame2023, "0136"], questionnaire);
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
            0136,styrdokument_finns,,no
            0180,styrdokument_finns,,yes
            0305,styrdokument_finns,,yes
            """, of2025)).Value;
    }

    private async Task<IReadOnlyList<AreaTrend>> ReadAsync(TrendQuery query) => (await RunAsync(Scenario.Analyst, query)).Value;

    private Task<Outcome<IReadOnlyList<AreaTrend>>> RunAsync(Actor actor, TrendQuery query) =>
        _database.Get<ReadTrends>().RunAsync(actor, query);

    private static void AssertFailed<T>(FailureKind kind, string name, Outcome<T> outcome)
    {
        Assert.Equal(kind, outcome.Failure?.Kind);
        Assert.Contains(name, Assert.Single(outcome.Failure!.Messages), StringComparison.Ordinal);
    }
}
