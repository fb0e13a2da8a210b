using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

public abstract class MigratorTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : MigratorTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : MigratorTests(database), IClassFixture<SqlServerOfClass>;

    private const string First = "0001_rounds_and_responses";

    [Fact]
    public void Migrating_again_does_nothing()
    {
        var migrator = new Migrator(Database.Settings);

        Assert.Empty(migrator.Pending());
        Assert.Empty(migrator.Migrate());
    }

    [Fact]
    public async Task An_older_database_says_what_is_pending_and_is_brought_up_to_date()
    {
        await using var old = await TestDatabase.CreateAsync(Engine, upTo: First);
        var migrator = new Migrator(old.Settings);
        var later = SqlServerModel.Migrations(Engine).Select(migration => migration.Name).Skip(1).ToList();

        Assert.Equal(later, migrator.Pending());
        Assert.Equal(later, migrator.Migrate());
        Assert.Empty(migrator.Pending());
    }

    /// <summary>The model for the test that goes with a migration of data: migrate to just before, insert old rows, migrate on, look.</summary>
    [Fact]
    public async Task What_was_answered_before_any_later_migration_is_there_after_it()
    {
        await using var old = await TestDatabase.CreateAsync(Engine, upTo: First);
        var (round, response, questionnaire) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var at = ManualTime.Start;
        await old.ExecuteAsync(
            "INSERT INTO questionnaire (id, content, sha256, created_at) VALUES (@questionnaire, @content, @sha, @at)",
            new { questionnaire, content = ReferenceFiles.Questionnaire("2025"), sha = new string('0', 64), at });
        await old.ExecuteAsync(
            """
            INSERT INTO survey_round (id, round_key, questionnaire_id, state, last_answer_day, definitive_close, is_demo, created_at, opened_at, closed_at, published_at)
            VALUES (@round, '2025', @questionnaire, 'Open', @day, @day, 0, @at, @at, NULL, NULL)
            """, new { round, questionnaire, at, day = new DateOnly(2025, 11, 30) });
        await old.ExecuteAsync(
            "INSERT INTO response (id, round_id, municipality_code, state, started_at, last_activity_at, version) VALUES (@response, @round, '1281', 'Started', @at, @at, 1)",
            new { response, round, at });
        await old.ExecuteAsync(
            "INSERT INTO answer (response_id, question_key, row_key, value, version, changed_at, changed_by) VALUES (@response, 'kontakt_namn', '', @name, 1, @at, @name)",
            new { response, at, name = "Åsa Öberg" });

        new Migrator(old.Settings).Migrate();

        await using var scenario = new Scenario(old.Settings);
        var opened = await scenario.OpenAsync("2025", Scenario.Lund);
        Assert.Equal((RoundState.Open, new DateOnly(2025, 11, 30), ResponseState.Started), (opened.Round.State, opened.Round.LastAnswerDay, opened.State));
        var answer = Assert.Single(opened.Answers).Value;
        Assert.Equal((new Survey.Answers.TextAnswer("Åsa Öberg"), 1, at, "Åsa Öberg"), (answer.Value, answer.Version, answer.ChangedAt, answer.ChangedBy));
    }
}
