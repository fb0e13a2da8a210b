using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Analysis;

public abstract class ReadObservationsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadObservationsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadObservationsTests(database), IClassFixture<SqlServerOfClass>;

    private static readonly string[] Skåne = ["1280", "1281", "1282", "1283", "1284", "1285"];

    [Fact]
    public async Task A_round_is_for_the_analyst_alone_until_it_is_published()
    {
        var round = await SubmittedAsync();
        Actor[] others = [Actor.Anonymous, Administrator, CountyOfficer("12"), Coordinator(Lund), Person("N.N.", Role.Analyst, "12")];
        var query = new ObservationQuery("styrdokument", round, AreaLevel.County, "12");

        foreach (var action in (RoundAction[])[RoundAction.Close, RoundAction.Publish])
        {
            Succeeded(await ReadAsync(Analyst, query));
            foreach (var actor in others)
                AssertFailed(FailureKind.NotFound, await ReadAsync(actor, query));
            await Scenario.ChangeAsync(round, action);
        }

        Assert.All(await Task.WhenAll(others.Select(actor => ReadAsync(actor, query))), rows => Assert.Single(rows.Value));
    }

    [Fact]
    public async Task Without_a_round_only_published_ones_are_read_by_the_analyst_too()
    {
        var (published, open) = (await SubmittedAsync(), await SubmittedAsync());
        await Scenario.ChangeAsync(published, RoundAction.Close, RoundAction.Publish);

        var rounds = Succeeded(await ReadAsync(Analyst, new ObservationQuery("styrdokument", Level: AreaLevel.Country))).Select(row => row.Round).ToList();

        Assert.Contains(published, rounds);
        Assert.DoesNotContain(open, rounds);
    }

    [Fact]
    public async Task A_county_row_has_the_figure_with_all_it_rests_on()
    {
        var round = await SubmittedAsync();

        var observation = Assert.Single(Succeeded(await ReadAsync(Analyst, new ObservationQuery("styrdokument", round, AreaLevel.County, "12"))));

        Assert.Equal(("styrdokument", round, "12", "Skåne län", null), (observation.Indicator, observation.Round, observation.Area, observation.AreaName, observation.State));
        // Six invited, five answered, four of them yes.
        Assert.Equal(new FigureRow(80, 4, 5, 6, 5, 0, 1, 400 / 6.0, 500 / 6.0), observation.Row);
    }

    [Theory]
    [InlineData("1280", UnitState.Yes)]
    [InlineData("1284", UnitState.No)]
    [InlineData("1285", UnitState.NoResponse)]
    [InlineData("0180", UnitState.NotInvited)]
    public async Task A_municipality_has_a_state(string municipality, UnitState state)
    {
        var round = await SubmittedAsync();

        Assert.Equal(state, await StateAsync(round, municipality));
    }

    [Fact]
    public async Task A_new_submission_is_in_the_figures_at_once()
    {
        var round = await SubmittedAsync();
        Assert.Equal(UnitState.NoResponse, await StateAsync(round, "1285"));
        await Scenario.SaveAsync(round, "1285", ("styrdokument_finns", "yes"));
        Assert.Equal(UnitState.NoResponse, await StateAsync(round, "1285"));

        await Scenario.SubmitAsync(round, "1285");

        Assert.Equal(UnitState.Yes, await StateAsync(round, "1285"));
    }

    [Fact]
    public async Task Another_node_sees_the_submission_too()
    {
        var round = await SubmittedAsync();
        await using var other = new Scenario(Database.Settings);
        var query = new ObservationQuery("svarsfrekvens", round, AreaLevel.Country);
        Assert.Equal(5, (await other.Get<ReadObservations>().RunAsync(Analyst, query)).Value[0].Row.Submitted);

        await Scenario.SaveAsync(round, "1285", ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, "1285");

        Assert.Equal(6, (await other.Get<ReadObservations>().RunAsync(Analyst, query)).Value[0].Row.Submitted);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var round = await SubmittedAsync();
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        foreach (var (query, name) in (ValueTuple<ObservationQuery, string>[])
            [
                (new ObservationQuery(Round: "1999"), "1999"),
                (new ObservationQuery(Round: round.ToUpperInvariant()), round.ToUpperInvariant()),
                (new ObservationQuery("no_such_indicator", round), "no_such_indicator"),
                (new ObservationQuery("styrdokument", round, Area: "9999"), "9999"),
                (new ObservationQuery("styrdokument", round, AreaLevel.Municipality, "12"), "12"),
            ])
        {
            var missing = await ReadAsync(Actor.Anonymous, query);
            AssertFailed(FailureKind.NotFound, missing);
            Assert.Contains($"\"{name}\"", missing.Failure!.Messages[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_of_each_kind_are_read_at_a_time_in_the_usual_order()
    {
        string[] rounds = [await SubmittedAsync(), await SubmittedAsync()];
        foreach (var round in rounds)
            await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        var rows = Succeeded(await SelectAsync(["styrdokument", "svarsfrekvens"], [rounds[1], rounds[0]], [AreaLevel.Municipality, AreaLevel.Country], ["1281", "00", "1280"]));

        Assert.Equal(
            from round in rounds.Order(StringComparer.Ordinal)
            from indicator in (string[])["svarsfrekvens", "styrdokument"]
            from area in (string[])["00", "1280", "1281"]
            select (round, indicator, area),
            rows.Select(row => (row.Round, row.Indicator, row.Area)));
    }

    [Fact]
    public async Task One_that_is_not_there_among_several_is_named()
    {
        var round = await SubmittedAsync();
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        foreach (var (missing, outcome) in (ValueTuple<string, Outcome<IReadOnlyList<Observation>>>[])
            [
                ("none", await SelectAsync(["styrdokument", "none"], [round], [], [])),
                ("1999", await SelectAsync([], [round, "1999"], [], [])),
                ("12", await SelectAsync([], [round], [AreaLevel.Municipality], ["1280", "12"])),
                ("7", await SelectAsync([], [round], [], [], (round, 7))),
            ])
        {
            AssertFailed(FailureKind.NotFound, outcome);
            Assert.Contains($"\"{missing}\"", outcome.Failure!.Messages[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task National_figures_are_of_published_rounds_only()
    {
        var round = await SubmittedAsync();
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadNationalFigures>().RunAsync(round));
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        var figures = Succeeded(await Scenario.Get<ReadNationalFigures>().RunAsync(round));

        Assert.Equal((6, 5), (figures.Country.Invited, figures.Country.Submitted));
        Assert.Contains(round, figures.PublicRounds);
        Assert.Equal(80, figures.Indicators.Single(figure => figure.Indicator.Key == "styrdokument").Row.Value);
    }

    /// <summary>An open round with six municipalities of Skåne: four have a steering document, one has none, one has not answered.</summary>
    private async Task<string> SubmittedAsync()
    {
        var round = await Scenario.OpenRoundAsync(Skåne);
        for (var i = 0; i < 5; i++)
        {
            await Scenario.SaveAsync(round, Skåne[i], ("styrdokument_finns", i < 4 ? "yes" : "no"));
            await Scenario.SubmitAsync(round, Skåne[i]);
        }

        return round;
    }

    private Task<Outcome<IReadOnlyList<Observation>>> ReadAsync(Actor actor, ObservationQuery query) =>
        Scenario.Get<ReadObservations>().RunAsync(actor, query);

    private Task<Outcome<IReadOnlyList<Observation>>> SelectAsync(
        string[] indicators, string[] rounds, AreaLevel[] levels, string[] areas, params (string Round, int Release)[] releases) =>
        Scenario.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationSelection(
            indicators, rounds, levels, areas, releases.ToDictionary(release => release.Round, release => release.Release)));

    private async Task<UnitState?> StateAsync(string round, string municipality) =>
        Assert.Single(Succeeded(await ReadAsync(Analyst, new ObservationQuery("styrdokument", round, AreaLevel.Municipality, municipality)))).State;
}
