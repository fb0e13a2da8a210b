using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Database;

/// <summary>The migration that gives rounds published before there were releases their release 1.</summary>
public abstract class ReleasesMigrationTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReleasesMigrationTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReleasesMigrationTests(database), IClassFixture<SqlServerOfClass>;

    private static readonly DateTimeOffset CreatedAt = ManualTime.Start, PublishedAt = ManualTime.Start.AddDays(90);

    private readonly Guid _questionnaire = Guid.CreateVersion7();

    [Fact]
    public async Task Rounds_published_before_have_release_1_of_their_latest_submissions()
    {
        await using var old = await OldDatabaseAsync();
        var published = await InsertRoundAsync(old, "2023", RoundState.Published, PublishedAt);
        await InsertResponseAsync(old, published, Malmö, ResponseState.Submitted, "no");
        await InsertResponseAsync(old, published, Lund, ResponseState.Submitted, "no", "dont_know", "yes");
        await InsertResponseAsync(old, published, Göteborg, ResponseState.Reopened, "yes");
        await InsertResponseAsync(old, published, Stockholm, ResponseState.Started);
        await InsertResponseAsync(old, published, "0114", ResponseState.AwaitingApproval);
        await InsertResponseAsync(old, published, "0115", ResponseState.Invited);
        await InsertResponseAsync(old, published, "0117", ResponseState.Declined);
        await InsertResponseAsync(old, published, "0120", ResponseState.Reopened);

        new Migrator(old.Settings).Migrate();

        Assert.Equal(
            [
                "0114 Started -", "0115 Invited -", "0117 Invited -", "0120 Started -", "0180 Started -",
                "1280 Submitted 1", "1281 Submitted 3", "1480 Submitted 1",
            ],
            (await old.QueryAsync<UnitRow>(
                """
                SELECT u.municipality_code AS Municipality, u.status AS Status, s.revision AS Revision
                FROM release_unit u
                LEFT JOIN submission s ON s.id = u.submission_id
                ORDER BY u.municipality_code
                """)).Select(unit => $"{unit.Municipality} {unit.Status} {unit.Revision?.ToString() ?? "-"}"));
        await using var scenario = new Scenario(old.Settings);
        Assert.Equal([new Release(1, PublishedAt, null)], Succeeded(await scenario.Get<ListReleases>().RunAsync(Actor.Anonymous, "2023")));
        Assert.Equal([UnitState.Yes, UnitState.No, UnitState.Yes, UnitState.NoResponse], await StatesAsync(scenario, "2023"));
    }

    [Fact]
    public async Task Every_published_round_has_its_own_and_no_other_round_has_one()
    {
        await using var old = await OldDatabaseAsync();
        foreach (var (state, answer) in ((RoundState, string)[])
            [(RoundState.Draft, "yes"), (RoundState.Open, "yes"), (RoundState.Closed, "yes"), (RoundState.Published, "yes"), (RoundState.Archived, "no")])
        {
            // A round that was published without a note of when has at least been there since it was created.
            var round = await InsertRoundAsync(old, $"of {state}", state, publishedAt: state == RoundState.Published ? PublishedAt : null);
            await InsertResponseAsync(old, round, Lund, ResponseState.Submitted, answer);
        }

        new Migrator(old.Settings).Migrate();

        Assert.Equal(2, await old.ValueAsync<int>("SELECT COUNT(*) FROM release"));
        Assert.Equal(2, await old.ValueAsync<int>("SELECT COUNT(*) FROM release_unit"));
        await using var scenario = new Scenario(old.Settings);
        foreach (var (key, at, state) in ((string, DateTimeOffset, UnitState)[])
            [("of Published", PublishedAt, UnitState.Yes), ("of Archived", CreatedAt, UnitState.No)])
        {
            Assert.Equal([new Release(1, at, null)], Succeeded(await scenario.Get<ListReleases>().RunAsync(Actor.Anonymous, key)));
            Assert.Equal(state, (await StatesAsync(scenario, key))[0]);
        }
    }

    [Fact]
    public async Task A_correction_can_be_released_after_it()
    {
        await using var old = await OldDatabaseAsync();
        var round = await InsertRoundAsync(old, "2023", RoundState.Published, PublishedAt);
        var response = await InsertResponseAsync(old, round, Lund, ResponseState.Submitted, "no");
        new Migrator(old.Settings).Migrate();
        await using var scenario = new Scenario(old.Settings);
        AssertFailed(FailureKind.Conflict, await scenario.Get<ReleaseRound>().RunAsync(Administrator, "2023", "Inget."));

        await InsertSubmissionAsync(old, response, Lund, 2, "yes");
        await old.ExecuteAsync("UPDATE response SET version = version + 1 WHERE id = @response", new { response });

        Assert.Equal(2, Succeeded(await scenario.Get<ReleaseRound>().RunAsync(Administrator, "2023", "Lund är rättat.")).Number);
        Assert.Equal(UnitState.Yes, (await StatesAsync(scenario, "2023"))[0]);
    }

    /// <summary>A database as it was before the migration, with the questionnaire that the rounds share.</summary>
    private async Task<TestDatabase> OldDatabaseAsync()
    {
        var old = await TestDatabase.CreateAsync(Engine, upTo: "0001_rounds_and_responses");
        await old.ExecuteAsync(
            "INSERT INTO questionnaire (id, content, sha256, created_at) VALUES (@questionnaire, @content, @sha, @at)",
            new { questionnaire = _questionnaire, content = ReferenceFiles.Questionnaire("2023"), sha = new string('0', 64), at = CreatedAt });
        return old;
    }

    private async Task<Guid> InsertRoundAsync(TestDatabase old, string key, RoundState state, DateTimeOffset? publishedAt)
    {
        var id = Guid.CreateVersion7();
        await old.ExecuteAsync(
            """
            INSERT INTO survey_round (id, round_key, questionnaire_id, state, last_answer_day, definitive_close, is_demo, created_at, opened_at, closed_at, published_at)
            VALUES (@id, @key, @questionnaire, @state, NULL, NULL, 0, @at, NULL, NULL, @publishedAt)
            """, new { id, key, questionnaire = _questionnaire, state = state.ToString(), at = CreatedAt, publishedAt });
        return id;
    }

    /// <summary>A response with a submission for each answer to whether there is a steering document.</summary>
    private static async Task<Guid> InsertResponseAsync(TestDatabase old, Guid round, string municipality, ResponseState state, params string[] answers)
    {
        var id = Guid.CreateVersion7();
        await old.ExecuteAsync(
            "INSERT INTO response (id, round_id, municipality_code, state, started_at, last_activity_at, version) VALUES (@id, @round, @municipality, @state, @at, @at, 1)",
            new { id, round, municipality, state = state.ToString(), at = CreatedAt });
        for (var i = 0; i < answers.Length; i++)
            await InsertSubmissionAsync(old, id, municipality, i + 1, answers[i]);
        return id;
    }

    private static async Task InsertSubmissionAsync(TestDatabase old, Guid response, string municipality, int revision, string answer) => await old.ExecuteAsync(
        """
        INSERT INTO submission (id, response_id, revision, submitted_at, submitted_by, receipt_number, sha256, content)
        VALUES (@id, @response, @revision, @at, 'import', @receipt, @sha, @content)
        """,
        new
        {
            id = Guid.CreateVersion7(),
            response,
            revision,
            at = CreatedAt,
            receipt = $"{response}-{municipality}-{revision}",
            sha = new string('0', 64),
            content = $$"""{"answers":[{"question":"styrdokument_finns","value":"{{answer}}"}]}""",
        });

    /// <summary>Of Lund, Malmö, Göteborg and Stockholm.</summary>
    private static async Task<IReadOnlyList<UnitState?>> StatesAsync(Scenario scenario, string round)
    {
        var all = Succeeded(await scenario.Get<ReadObservations>().RunAsync(
            Actor.Anonymous, new ObservationQuery("styrdokument", round, AreaLevel.Municipality)));
        return [.. ((string[])[Lund, Malmö, Göteborg, Stockholm]).Select(code => all.Single(observation => observation.Area == code).State)];
    }

    private sealed record UnitRow
    {
        public required string Municipality { get; init; }
        public required string Status { get; init; }
        public int? Revision { get; init; }
    }
}
