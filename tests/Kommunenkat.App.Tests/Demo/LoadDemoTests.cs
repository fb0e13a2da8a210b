using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Monitoring;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

/// <summary>The demo as it lies in a database; that its answers are plausible is tested without one.</summary>
public abstract class LoadDemoTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : LoadDemoTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : LoadDemoTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData("svarsfrekvens", 248, 290)]
    [InlineData("styrdokument", 218, 245)]
    [InlineData("kartlaggning", 113, 218)]
    [InlineData("kartlaggning_i_lagesbild", 36, 113)]
    public async Task The_published_figures_of_2025_are_met_exactly(string indicator, int numerator, int @base)
    {
        await LoadAsync();

        var row = await CountryAsync("2025", indicator);

        Assert.Equal((numerator, @base), ((int)row.Numerator, row.Base));
    }

    [Fact]
    public async Task In_2023_196_of_290_have_submitted()
    {
        await LoadAsync();

        var row = await CountryAsync("2023", "svarsfrekvens");

        Assert.Equal((196, 290), ((int)row.Numerator, row.Base));
    }

    [Fact]
    public async Task The_trend_of_steering_documents_is_what_the_made_up_answers_say()
    {
        await LoadAsync();
        var before = DemoFiles.States(DemoFiles.Questionnaire2023, DemoFiles.Round2023, "styrdokument");
        var now = DemoFiles.States(DemoFiles.Questionnaire2025, DemoFiles.Round2025, "styrdokument");
        int Moved(UnitState from, UnitState to) => before.Count(unit => unit.Value == from && now[unit.Key] == to);
        var (yes, no) = (UnitState.Yes, UnitState.No);

        var trend = Assert.Single((await Scenario.Get<ReadTrends>().RunAsync(
            Actor.Anonymous, new TrendQuery("styrdokument", AreaLevel.Country, null, "2023", "2025"))).Value);

        Assert.Equal(TrendComparability.Yes, trend.Comparison.Comparable);
        Assert.Equal((218d, 245), (trend.Row.To!.Value.Numerator, trend.Row.To.Value.Base));
        Assert.Equal(before.Values.Count(state => state == yes), trend.Row.From!.Value.Numerator);
        Assert.Equal(new PanelMoves(Moved(no, yes), Moved(yes, no), Moved(yes, yes), Moved(no, no)), trend.Row.Panel!.Value.Moves);
        var (within, entered, left) = trend.Row.Decomposition!.Value;
        Assert.Equal(218 / 2.45 - trend.Row.From.Value.Value!.Value, within + entered + left, 1e-9);
    }

    [Fact]
    public async Task The_open_round_has_municipalities_in_every_state_and_three_weeks_left()
    {
        await LoadAsync();

        var status = Assert.Single((await Scenario.Get<ReadStatus>().RunAsync(Scenario.Analyst)).Value);

        var loaded = SwedishTime.Local(ManualTime.Start);
        Assert.Equal(("2027", RoundState.Open, true), (status.Round.Key, status.Round.State, status.Round.IsDemo));
        Assert.Equal(DateOnly.FromDateTime(loaded.DateTime).AddDays(21), status.Round.LastAnswerDay);
        Assert.Equal(DateOnly.FromDateTime(loaded.DateTime).AddDays(35), status.Round.DefinitiveClose);
        Assert.Equal(290, status.Municipalities.Count);
        Assert.Equal(Enum.GetValues<ResponseState>(), status.Municipalities.Select(row => row.State).Distinct().Order());
        Assert.All(status.Municipalities, row => Assert.False(row.LastActivityAt > ManualTime.Start, "nobody has answered in the future"));
    }

    [Fact]
    public async Task Each_demo_coordinator_can_go_on_answering_where_the_draft_stands()
    {
        await LoadAsync();
        var coordinators = (await Scenario.Get<ListDemoPersons>().RunAsync()).Value
            .Where(person => person.Grants is [{ Role: Role.Coordinator }]).ToList();

        Assert.Equal(3, coordinators.Count);
        foreach (var coordinator in coordinators)
        {
            var code = coordinator.Grants[0].Area;
            var opened = (await Scenario.Get<OpenResponse>().RunAsync(coordinator, "2027", code)).Value;
            Assert.True(opened.CanEdit);
            Assert.Equal(opened.State == ResponseState.Started, opened.Draft.Count > 0);
        }
    }

    [Fact]
    public async Task Each_demo_contributor_has_two_sections_to_answer_by_a_day_and_somebody_reads_a_note()
    {
        await LoadAsync();
        var contributors = (await Scenario.Get<ListDemoPersons>().RunAsync()).Value
            .Where(person => person.Grants is [{ Role: Role.Contributor }]).ToList();

        Assert.Equal(3, contributors.Count);
        foreach (var contributor in contributors)
        {
            var opened = await Scenario.OpenAsync("2027", contributor.Grants[0].Area, contributor);
            var mine = opened.Assignments.Where(assignment => assignment.IsMine).ToList();
            Assert.Equal(2, mine.Count);
            Assert.Equal(mine.Select(assignment => assignment.SectionKey).Order(), opened.EditableSections.Order());
            Assert.All(mine, assignment => Assert.InRange(assignment.DueDay!.Value, SwedishTime.Today(Scenario.Time), opened.Round.LastAnswerDay!.Value));
            Assert.Contains(mine, assignment => assignment.Message is not null);
            Assert.Equal(2, opened.Notes.Count(note => !note.IsResolved));
            var shown = ShownAnswers.Of(opened.Questionnaire, opened.Draft);
            Assert.All(opened.Notes, note => Assert.True(shown.Shows(opened.Questionnaire.FindQuestion(note.QuestionKey)!), note.QuestionKey));
            var mark = Assert.Single(opened.ReadyMarks);
            Assert.False(mark.ChangedSince);
            Assert.Equal(0, Review.ProgressOf(opened.Questionnaire.FindSection(mark.SectionKey)!, shown).Missing);
        }
    }

    [Fact]
    public async Task A_submitted_response_of_the_open_round_shows_its_receipt_and_a_reopened_one_its_draft_too()
    {
        await LoadAsync();
        var status = Assert.Single((await Scenario.Get<ReadStatus>().RunAsync(Scenario.Analyst)).Value);
        var reopened = status.Municipalities.First(row => row.State == ResponseState.Reopened).Municipality.Code;

        var opened = (await Scenario.Get<OpenResponse>().RunAsync(Scenario.Coordinator(reopened), "2027", reopened)).Value;
        var receipt = (await Scenario.Get<ReadReceipt>().RunAsync(Scenario.Coordinator(reopened), "2027", reopened, 1)).Value;

        Assert.Equal(opened.Draft.Count, receipt.Answers.Count);
    }

    [Fact]
    public async Task In_the_open_round_one_has_been_given_more_time_and_those_opened_again_have_their_reason_and_day()
    {
        await LoadAsync();
        var status = Assert.Single((await Scenario.Get<ReadStatus>().RunAsync(Scenario.Analyst)).Value);
        var kinds = new List<PeriodKind>();
        foreach (var (municipality, state, _) in status.Municipalities)
        {
            var opened = (await Scenario.Get<ReadResponseStatus>().RunAsync(Scenario.Administrator, "2027", municipality.Code)).Value;
            kinds.Add(opened.Period.Kind);
            Assert.All(opened.Events, one => Assert.True(one.At <= ManualTime.Start, $"{municipality.Name}: {one.Action} in the future"));
            Assert.Equal(state, opened.Events.Count > 0 ? opened.Events[0].To : ResponseState.Invited);
            if (state == ResponseState.Reopened)
                Assert.True(opened.Events[0] is { Action: ResponseAction.Reopen, Reason: not null, Until: not null }, municipality.Name);
        }

        Assert.False(status.Round.RequiresApproval);
        Assert.Equal((1, 5), (kinds.Count(kind => kind == PeriodKind.Extended), kinds.Count(kind => kind == PeriodKind.Reopened)));
    }

    [Fact]
    public async Task Its_published_rounds_are_released_by_the_administrator_and_the_open_one_is_not()
    {
        await LoadAsync();

        foreach (var (round, releases) in ((string, int)[])[("2023", 1), ("2025", 1), ("2027", 0)])
            Assert.Equal(releases, (await Scenario.Get<ListReleases>().RunAsync(Scenario.Analyst, round)).Value.Count);
        Assert.Equal(
            ["2023 1 Sara Nyqvist 290", "2025 1 Sara Nyqvist 290"],
            (await Database.QueryAsync<ReleaseRow>(
                """
                SELECT r.round_key AS Round, e.number AS Number, e.released_by AS Person, COUNT(*) AS Units
                FROM release e
                JOIN survey_round r ON r.id = e.round_id AND r.published_at = e.released_at
                JOIN release_unit u ON u.release_id = e.id
                GROUP BY r.round_key, e.number, e.released_by
                ORDER BY r.round_key
                """)).Select(row => $"{row.Round} {row.Number} {row.Person} {row.Units}"));
    }

    [Fact]
    public async Task It_is_loaded_once()
    {
        await LoadAsync();
        var responses = await Database.ValueAsync<int>("SELECT COUNT(*) FROM response");

        var again = await LoadAsync();

        Assert.True(again.WasThere);
        Assert.Equal(["2023", "2025", "2027"], again.Rounds);
        Assert.Equal(responses, await Database.ValueAsync<int>("SELECT COUNT(*) FROM response"));
    }

    private sealed record ReleaseRow
    {
        public required string Round { get; init; }
        public int Number { get; init; }
        public required string Person { get; init; }
        public int Units { get; init; }
    }

    private async Task<LoadedDemo> LoadAsync() => (await Scenario.Get<LoadDemo>().RunAsync()).Value;

    private async Task<AreaRow> CountryAsync(string round, string indicator) => Assert.Single(
        (await Scenario.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationQuery(indicator, round, AreaLevel.Country))).Value).Row;
}

public abstract class LoadDemoBesideRealRoundsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : LoadDemoBesideRealRoundsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : LoadDemoBesideRealRoundsTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_database_with_a_real_round_is_left_alone()
    {
        await Scenario.CreateRoundAsync(frame: Scenario.Lund);

        AssertFailed(FailureKind.Conflict, await Scenario.Get<LoadDemo>().RunAsync());

        Assert.Equal(1, await Database.ValueAsync<int>("SELECT COUNT(*) FROM survey_round"));
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM person"));
    }
}
