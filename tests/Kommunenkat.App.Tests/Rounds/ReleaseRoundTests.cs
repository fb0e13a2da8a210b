using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Rounds;

public abstract class ReleaseRoundTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReleaseRoundTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReleaseRoundTests(database), IClassFixture<SqlServerOfClass>;

    private const string Note = "Lund hade svarat på fel fråga.";

    [Fact]
    public async Task Publishing_makes_release_1_of_what_every_municipality_had_submitted()
    {
        var round = await PublishedAsync();

        Assert.Equal([new Release(1, ManualTime.Start, null)], await ReleasesAsync(round));
        Assert.Equal(
            ["0180 Started -", "1280 Submitted 1", "1281 Submitted 1", "1480 Invited -"],
            await UnitsAsync(round, release: 1));
        Assert.Equal(Administrator.Name, await Database.ValueAsync<string>(
            "SELECT released_by FROM release WHERE round_id = (SELECT id FROM survey_round WHERE round_key = @round)", new { round }));
    }

    [Fact]
    public async Task A_correction_changes_no_public_figure_until_it_is_released_with_a_note()
    {
        var round = await PublishedAsync();
        var before = await StatesAsync(round);
        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        await Scenario.CorrectAsync(round, Göteborg, ("styrdokument_finns", "yes"));
        await using var otherNode = new Scenario(Database.Settings);

        Assert.Equal((UnitState.Yes, UnitState.NoResponse), (before[Lund], before[Göteborg]));
        foreach (var (actor, node) in ((Actor, Scenario)[])[(Actor.Anonymous, Scenario), (Analyst, Scenario), (Actor.Operator, otherNode)])
            Assert.Equal(before, await StatesAsync(round, actor: actor, node: node));
        Assert.Equal(2, (await NationalAsync(round)).Country.Submitted);

        Scenario.Time.Advance(TimeSpan.FromDays(40));
        var release = Succeeded(await ReleaseAsync(round, $"  {Note}\n"));

        Assert.Equal(new Release(2, ManualTime.Start.AddDays(40), Note), release);
        Assert.Equal([new Release(1, ManualTime.Start, null), release], await ReleasesAsync(round));
        Assert.Equal(["0180 Started -", "1280 Submitted 1", "1281 Submitted 2", "1480 Submitted 1"], await UnitsAsync(round, release: 2));
        foreach (var node in (Scenario[])[Scenario, otherNode])
        {
            var after = await StatesAsync(round, node: node);
            Assert.Equal((UnitState.No, UnitState.Yes), (after[Lund], after[Göteborg]));
            Assert.Equal((3, release), ((await NationalAsync(round, node: node)).Country.Submitted, (await NationalAsync(round, node: node)).Release));
        }
    }

    [Fact]
    public async Task An_earlier_release_is_read_by_its_number_as_it_was()
    {
        var round = await PublishedAsync();
        var first = await StatesAsync(round);
        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await ReleaseAsync(round, Note));
        await Scenario.CorrectAsync(round, Malmö, ("styrdokument_finns", "yes"));
        Succeeded(await ReleaseAsync(round, "Malmö också."));

        await using var otherNode = new Scenario(Database.Settings);
        foreach (var node in (Scenario[])[Scenario, otherNode])
        {
            Assert.Equal(first, await StatesAsync(round, release: 1, node: node));
            Assert.Equal((UnitState.No, UnitState.No), await LundAndMalmöAsync(2, node));
            Assert.Equal((UnitState.No, UnitState.Yes), await LundAndMalmöAsync(3, node));
            Assert.Equal((UnitState.No, UnitState.Yes), await LundAndMalmöAsync(null, node));
            Assert.Equal((1, 3), ((await NationalAsync(round, 1, node)).Release.Number, (await NationalAsync(round, null, node)).Release.Number));
            foreach (var (release, number) in ((int?, int)[])[(1, 1), (2, 2), (null, 3)])
            {
                var report = Succeeded(await node.Get<ReadIndicator>().RunAsync("styrdokument", round, release));
                Assert.Equal(number, report.Round.Release.Number);
                Assert.Equal((await NationalAsync(round, release, node)).Indicators.Single(figure => figure.Indicator.Key == "styrdokument").Row, report.Row);
            }
        }

        async Task<(UnitState?, UnitState?)> LundAndMalmöAsync(int? release, Scenario node)
        {
            var states = await StatesAsync(round, release, node: node);
            return (states[Lund], states[Malmö]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task A_new_release_needs_a_note(string note)
    {
        var round = await CorrectedAsync();

        AssertFailed(FailureKind.Invalid, await ReleaseAsync(round, note));

        Assert.Single(await ReleasesAsync(round));
    }

    [Fact]
    public async Task A_note_is_kept_to_the_last_character_that_is_allowed()
    {
        var round = await CorrectedAsync();
        var longest = string.Concat(Enumerable.Repeat("🌲", ReleaseRound.LongestNote));

        AssertFailed(FailureKind.Invalid, await ReleaseAsync(round, longest + "å"));
        Succeeded(await ReleaseAsync(round, longest));

        Assert.Equal(longest, (await ReleasesAsync(round))[^1].Note);
    }

    [Fact]
    public async Task Where_nothing_has_changed_there_is_nothing_to_release()
    {
        var round = await CorrectedAsync();
        Succeeded(await ReleaseAsync(round, Note));

        var refused = await ReleaseAsync(round, "En gång till.");

        AssertFailed(FailureKind.Conflict, refused);
        Assert.Equal($"Nothing in round {round} has changed since release 2; there is nothing to release.", refused.Failure!.Messages.Single());
        Assert.Equal(2, (await ReleasesAsync(round)).Count);
    }

    [Fact]
    public async Task Only_a_published_round_is_released_anew()
    {
        var round = await Scenario.CreateRoundAsync(null, Lund);
        foreach (var action in Enum.GetValues<RoundAction>())
        {
            AssertFailed(FailureKind.Conflict, await ReleaseAsync(round, Note));
            Assert.Empty(await ReleasesAsync(round));
            await Scenario.ChangeAsync(round, action);
        }

        Assert.Single(await ReleasesAsync(round));
    }

    [Fact]
    public async Task A_release_is_made_by_an_administrator_of_a_round_that_is_there()
    {
        var round = await CorrectedAsync();

        AssertFailed(FailureKind.NotFound, await ReleaseAsync(round, Note, Analyst));
        AssertFailed(FailureKind.NotFound, await ReleaseAsync(round, Note, Person("N.N.", Role.Administrator, "12")));
        AssertFailed(FailureKind.NotFound, await ReleaseAsync("1999", Note));
        Assert.Single(await ReleasesAsync(round));
    }

    [Fact]
    public async Task Of_those_who_release_at_once_one_does()
    {
        var round = await CorrectedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReleaseAsync(round, Note))));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => AssertFailed(FailureKind.Conflict, outcome));
        Assert.Equal([1, 2], (await ReleasesAsync(round)).Select(release => release.Number));
    }

    [Fact]
    public async Task Releases_are_listed_for_those_who_may_see_the_figures()
    {
        var (published, closed) = (await PublishedAsync(), await Scenario.CreateRoundAsync(null, Lund));
        await Scenario.ChangeAsync(closed, RoundAction.Open, RoundAction.Close);

        Assert.Single(await ReleasesAsync(published, Actor.Anonymous));
        Assert.Empty(await ReleasesAsync(closed, Analyst));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ListReleases>().RunAsync(Actor.Anonymous, closed));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ListReleases>().RunAsync(Analyst, "1999"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_release_that_is_not_there_is_named(int release)
    {
        var round = await CorrectedAsync();

        foreach (var failure in (Failure?[])
            [
                (await Scenario.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationQuery(Round: round, Release: release))).Failure,
                (await Scenario.Get<ReadNationalFigures>().RunAsync(round, release)).Failure,
            ])
        {
            Assert.Equal(FailureKind.NotFound, failure?.Kind);
            Assert.Equal($"There is no release \"{release}\" of round \"{round}\".", failure!.Messages.Single());
        }
    }

    [Fact]
    public async Task A_release_of_a_round_that_is_not_published_or_not_named_cannot_be_read()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadObservations>().RunAsync(Analyst, new ObservationQuery(Round: round, Release: 1)));
        AssertFailed(FailureKind.Invalid, await Scenario.Get<ReadObservations>().RunAsync(Analyst, new ObservationQuery(Release: 1)));
    }

    /// <summary>Lund has a steering document, Malmö has none, Stockholm has begun to answer, Göteborg has not.</summary>
    private async Task<string> PublishedAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Stockholm, Göteborg);
        foreach (var (municipality, answer) in ((string, string)[])[(Lund, "yes"), (Malmö, "no"), (Stockholm, "yes")])
            await Scenario.SaveAsync(round, municipality, ("styrdokument_finns", answer));
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.SubmitAsync(round, Malmö);
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        return round;
    }

    private async Task<string> CorrectedAsync()
    {
        var round = await PublishedAsync();
        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        return round;
    }

    private Task<Outcome<Release>> ReleaseAsync(string round, string note, Actor? actor = null) =>
        Scenario.Get<ReleaseRound>().RunAsync(actor ?? Administrator, round, note);

    private async Task<IReadOnlyList<Release>> ReleasesAsync(string round, Actor? actor = null) =>
        Succeeded(await Scenario.Get<ListReleases>().RunAsync(actor ?? Analyst, round));

    private async Task<NationalFigures> NationalAsync(string round, int? release = null, Scenario? node = null) =>
        Succeeded(await (node ?? Scenario).Get<ReadNationalFigures>().RunAsync(round, release));

    /// <summary>Whether each municipality of Sweden has a steering document.</summary>
    private async Task<Dictionary<string, UnitState?>> StatesAsync(string round, int? release = null, Actor? actor = null, Scenario? node = null) =>
        Succeeded(await (node ?? Scenario).Get<ReadObservations>().RunAsync(
            actor ?? Actor.Anonymous, new ObservationQuery("styrdokument", round, AreaLevel.Municipality, Release: release)))
        .ToDictionary(observation => observation.Area, observation => observation.State);

    /// <summary>What is stored of a release: "1281 Submitted 2" where the second revision counts.</summary>
    private async Task<IReadOnlyList<string>> UnitsAsync(string round, int release) =>
        [.. (await Database.QueryAsync<UnitRow>(
            """
            SELECT u.municipality_code AS Municipality, u.status AS Status, s.revision AS Revision
            FROM release_unit u
            JOIN release e ON e.id = u.release_id
            JOIN survey_round r ON r.id = e.round_id
            LEFT JOIN submission s ON s.id = u.submission_id
            WHERE r.round_key = @round AND e.number = @release
            ORDER BY u.municipality_code
            """, new { round, release })).Select(unit => $"{unit.Municipality} {unit.Status} {unit.Revision?.ToString() ?? "-"}")];

    private sealed record UnitRow
    {
        public required string Municipality { get; init; }
        public required string Status { get; init; }
        public int? Revision { get; init; }
    }
}
