using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Rounds are of their own in every test; what other tests have published is there too, so that tests look at their own.</summary>
public abstract class ReadOwnResultsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadOwnResultsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadOwnResultsTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData(Role.Contributor, Scenario.Lund, true)]
    [InlineData(Role.Coordinator, Scenario.Lund, true)]
    [InlineData(Role.Approver, Scenario.Lund, true)]
    [InlineData(Role.Coordinator, Scenario.Malmö, false)]
    [InlineData(Role.CountyOfficer, "12", false)]
    [InlineData(Role.Analyst, "00", false)]
    [InlineData(Role.Administrator, "00", false)]
    public async Task Only_the_municipalitys_own_people_read_its_results(Role role, string area, bool may)
    {
        var outcome = await RunAsync(Scenario.Person("Någon", role, area));

        Assert.Equal(may, outcome.IsSuccess);
        if (!may)
            AssertFailed(FailureKind.NotFound, outcome);
    }

    [Fact]
    public async Task Who_is_not_signed_in_and_what_is_no_municipality_is_not_found()
    {
        AssertFailed(FailureKind.NotFound, await RunAsync(Actor.Anonymous));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnResults>().RunAsync(Scenario.Person("Alla", Role.Coordinator, "00"), "9999"));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnResults>().RunAsync(Scenario.Person("Alla", Role.Coordinator, "12"), "12"));
    }

    [Fact]
    public async Task What_is_submitted_but_not_published_is_shown_to_the_municipality_alone_and_without_figures_of_others()
    {
        var round = await Scenario.OpenRoundAsync(Scenario.Lund, Scenario.Malmö);
        await Scenario.SaveAsync(round, Scenario.Malmö, ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, Scenario.Malmö);
        await Scenario.SaveAsync(round, Scenario.Lund, ("styrdokument_finns", "no"), ("samordnare_finns", "dont_know"));
        await Scenario.SubmitAsync(round, Scenario.Lund);

        var results = await ReadAsync();

        var place = PlaceOf(results, round);
        Assert.Null(results.Rounds[place].Release);
        Assert.Equal(1, results.Rounds[place].Submission?.Revision);
        Assert.Same(results.Rounds[place], results.Latest);
        var indicator = Find(results, "styrdokument");
        Assert.Equal((UnitState.No, Standing.Missing), (indicator.Figures[place].Figure.State, indicator.Figures[place].Standing));
        Assert.All(indicator.Beside, area => Assert.Null(area.Figures[place]));
        // "Don't know" is a no in the share, but does not say that there is none.
        Assert.Equal((UnitState.No, Standing.Unclear), (Find(results, "samordnare").Figures[place].Figure.State, Find(results, "samordnare").Figures[place].Standing));
        Assert.Contains("styrdokument", results.Suggestions.Select(suggestion => suggestion.Key));
    }

    [Fact]
    public async Task A_draft_is_no_part_of_the_results()
    {
        var round = await Scenario.OpenRoundAsync(Scenario.Lund);
        await Scenario.SaveAsync(round, Scenario.Lund, ("styrdokument_finns", "no"));

        Assert.DoesNotContain(round, (await ReadAsync()).Rounds.Select(candidate => candidate.Round.Key));
    }

    [Fact]
    public async Task What_is_written_after_the_submission_is_no_part_of_the_results()
    {
        var round = await Scenario.OpenRoundAsync(Scenario.Lund);
        await Scenario.SaveAsync(round, Scenario.Lund, ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, Scenario.Lund);
        await Scenario.ReopenAsync(round, Scenario.Lund);
        Scenario.Succeeded(await Scenario.TrySaveAsync(round, Scenario.Lund, "styrdokument_finns", "no", version: 1));

        var results = await ReadAsync();

        Assert.Equal(UnitState.Yes, Find(results, "styrdokument").Figures[PlaceOf(results, round)].Figure.State);
    }

    [Fact]
    public async Task Of_a_published_round_the_figures_are_those_of_its_latest_release_beside_the_areas_that_the_municipality_is_in()
    {
        var round = await Scenario.OpenRoundAsync(Scenario.Lund, Scenario.Malmö, Scenario.Stockholm, Scenario.Göteborg, "1282", "1283");
        foreach (var (municipality, answer) in new[] { (Scenario.Lund, "yes"), (Scenario.Malmö, "no"), (Scenario.Stockholm, "yes"), (Scenario.Göteborg, "yes"), ("1282", "yes") })
        {
            await Scenario.SaveAsync(round, municipality, ("styrdokument_finns", answer));
            await Scenario.SubmitAsync(round, municipality);
        }

        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        // A correction that is in no release yet is in no figure either.
        await Scenario.CorrectAsync(round, Scenario.Lund, ("styrdokument_finns", "no"));

        var results = await ReadAsync();

        var place = PlaceOf(results, round);
        var indicator = Find(results, "styrdokument");
        Assert.Equal((1, 1), (results.Rounds[place].Release?.Number, results.Rounds[place].Submission?.Revision));
        Assert.Equal(UnitState.Yes, indicator.Figures[place].Figure.State);
        Assert.Equal(["12", "B3", "00"], indicator.Beside.Select(area => area.Area.Code));
        Assert.Equal(new FigureRow(80, 4, 5, 6, 5, 0, 1, 100 * 4.0 / 6, 100 * 5.0 / 6), indicator.Beside[2].Figures[place]!.Row);
        foreach (var area in indicator.Beside)
        {
            var observation = Assert.Single(Scenario.Succeeded(await Scenario.Get<ReadObservations>().RunAsync(
                Actor.Anonymous, new ObservationQuery("styrdokument", round, area.Area.Level, area.Area.Code))));
            Assert.Equal(observation.Row, area.Figures[place]!.Row);
        }

        Scenario.Succeeded(await Scenario.Get<ReleaseRound>().RunAsync(Scenario.Administrator, round, "Lund rättat."));
        results = await ReadAsync();
        Assert.Equal((2, 2), (results.Rounds[place].Release?.Number, results.Rounds[place].Submission?.Revision));
        Assert.Equal(UnitState.No, Find(results, "styrdokument").Figures[place].Figure.State);
    }

    [Fact]
    public async Task It_costs_two_statements_however_many_rounds_there_are()
    {
        await ReadAsync();
        Assert.Equal(2, await StatementsAsync());
        var round = await Scenario.OpenRoundAsync(Scenario.Lund);
        await Scenario.SaveAsync(round, Scenario.Lund, ("styrdokument_finns", "no"));
        await Scenario.SubmitAsync(round, Scenario.Lund);
        await ReadAsync();
        Assert.Equal(2, await StatementsAsync());
    }

    private async Task<int> StatementsAsync()
    {
        var before = Scenario.Get<AppDatabase>().Statements;
        await ReadAsync();
        return Scenario.Get<AppDatabase>().Statements - before;
    }

    private static int PlaceOf(OwnDevelopment results, string round) => results.Rounds.Index().Single(item => item.Item.Round.Key == round).Index;

    private static OwnIndicator Find(OwnDevelopment results, string key) => results.Indicators.Single(indicator => indicator.Indicator.Key == key);

    private async Task<OwnDevelopment> ReadAsync() => Scenario.Succeeded(await RunAsync(Scenario.Coordinator(Scenario.Lund)));

    private Task<Outcome<OwnDevelopment>> RunAsync(Actor actor) => Scenario.Get<ReadOwnResults>().RunAsync(actor, Scenario.Lund);
}
