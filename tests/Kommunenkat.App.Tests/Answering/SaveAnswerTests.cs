using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Answering;

public abstract class SaveAnswerTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : SaveAnswerTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SaveAnswerTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task The_first_saved_answer_starts_the_response()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        var saved = await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes");

        Assert.Equal(new SavedAnswer(1, ManualTime.Start), saved.Value);
        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal(ResponseState.Started, opened.State);
        Assert.Equal(ManualTime.Start, opened.LastActivityAt);
        Assert.Equal(new OptionAnswer("yes"), opened.Draft[new ItemKey("samordnare_finns")]);
    }

    [Theory]
    [InlineData("kontakt_namn", "Åsa Öberg-Ärlig, 区 😀")]
    [InlineData("kontakt_epost", "asa@lund.se")]
    [InlineData("styrdokument_beslutsdatum", "2024-02-29")]
    [InlineData("samordnare_omfattning", "75")]
    [InlineData("styrdokument_typ", "egen|folkhalsa")]
    [InlineData("prevention_nivaer.universell", "systematic")]
    public async Task Answers_of_every_type_come_back_as_they_were_saved(string item, string text)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var change = Scenario.Change(round, Lund, item, text);

        Succeeded(await Scenario.Get<SaveAnswer>().RunAsync(Coordinator(Lund), change));

        Assert.Equal(change.Value, (await Scenario.OpenAsync(round, Lund)).Draft[change.Item]);
    }

    [Fact]
    public async Task Every_change_is_kept_with_who_when_from_and_to()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes"));
        Scenario.Time.Advance(TimeSpan.FromMinutes(3));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, Coordinator(Lund, "Örjan Ek")));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "", 2, Coordinator(Lund, "Örjan Ek")));

        Assert.Equal(
            [
                new Change { Version = 1, To = "yes", At = ManualTime.Start, By = "Åsa Öberg" },
                new Change { Version = 2, From = "yes", To = "no", At = ManualTime.Start.AddMinutes(3), By = "Örjan Ek" },
                new Change { Version = 3, From = "no", At = ManualTime.Start.AddMinutes(3), By = "Örjan Ek" },
            ],
            await ChangesAsync(round));
    }

    [Fact]
    public async Task An_answer_that_was_taken_away_is_no_answer_and_can_be_given_again()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));

        Assert.Equal(2, (await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "", 1)).Value.Version);

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Null(opened.Draft[new ItemKey("samordnare_finns")]);
        Assert.Equal(2, opened.Answers[new ItemKey("samordnare_finns")].Version);
        Assert.Equal(3, (await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 2)).Value.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_change_of_another_version_than_the_stored_one_is_a_conflict_and_changes_nothing(int version)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));
        Scenario.Time.Advance(TimeSpan.FromHours(1));

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", version));

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal(new DraftAnswer(new OptionAnswer("yes"), 1, ManualTime.Start, "Åsa Öberg"), opened.Answers[new ItemKey("samordnare_finns")]);
        Assert.Equal(ManualTime.Start, opened.LastActivityAt);
        Assert.Single(await ChangesAsync(round));
    }

    [Fact]
    public async Task The_same_value_again_saves_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));
        Scenario.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new SavedAnswer(1, ManualTime.Start), (await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", 1)).Value);

        Assert.Single(await ChangesAsync(round));
        Assert.Equal(ManualTime.Start, (await Scenario.OpenAsync(round, Lund)).LastActivityAt);
    }

    [Fact]
    public async Task Taking_away_what_was_never_answered_saves_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        Assert.Equal(0, (await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "")).Value.Version);

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Empty(opened.Answers);
        Assert.Equal(ResponseState.Invited, opened.State);
    }

    [Fact]
    public async Task A_closed_round_takes_no_answers()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));
        await Scenario.ChangeAsync(round, RoundAction.Close);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1));
        Assert.False((await Scenario.OpenAsync(round, Lund)).CanEdit);
    }

    [Fact]
    public async Task A_draft_round_is_not_there_yet()
    {
        var round = await Scenario.CreateRoundAsync(null, Lund);

        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no"));
    }

    [Fact]
    public async Task A_submitted_response_takes_no_answers()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1));
        Assert.Single(await ChangesAsync(round));
    }

    [Fact]
    public async Task Answers_are_taken_until_midnight_in_Sweden_of_the_day_of_the_definitive_close()
    {
        var round = await Scenario.OpenRoundAsync(new DateOnly(2025, 10, 31), Lund);
        Scenario.Time.Now = new DateTimeOffset(2025, 10, 31, 22, 59, 59, TimeSpan.Zero);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes"));

        Scenario.Time.Now = new DateTimeOffset(2025, 10, 31, 23, 0, 0, TimeSpan.Zero);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1));
        Assert.False((await Scenario.OpenAsync(round, Lund)).CanEdit);
    }

    [Fact]
    public async Task A_coordinator_of_elsewhere_is_answered_just_as_if_the_response_were_missing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        var foreign = await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: Coordinator(Malmö));
        var missing = await Scenario.TrySaveAsync(round, Stockholm, "samordnare_finns", "yes");

        AssertFailed(FailureKind.NotFound, foreign);
        AssertFailed(FailureKind.NotFound, missing);
        Assert.Equal(missing.Failure!.Messages[0].Replace(Stockholm, Lund, StringComparison.Ordinal), foreign.Failure!.Messages[0]);
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM answer a JOIN response r ON r.id = a.response_id JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round", new { round }));
    }

    [Theory]
    [InlineData(Role.Contributor, Malmö)]
    [InlineData(Role.Approver, Lund)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Analyst, "00")]
    [InlineData(Role.Administrator, "00")]
    public async Task Only_the_municipalitys_coordinator_and_contributors_edit_drafts(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: Person("N.N.", role, area)));
    }

    [Fact]
    public async Task A_value_that_the_question_cannot_have_is_a_bug_of_the_caller()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var save = Scenario.Get<SaveAnswer>();

        foreach (var (item, value) in (ValueTuple<ItemKey, AnswerValue>[])
            [
                (new ItemKey("samordnare_finns"), new OptionAnswer("maybe")),
                (new ItemKey("samordnare_finns"), new NumberAnswer(1)),
                (new ItemKey("no_such_question"), new OptionAnswer("yes")),
            ])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => save.RunAsync(Coordinator(Lund), new AnswerChange(round, Lund, item, value, 0)));
        }

        Assert.Empty((await Scenario.OpenAsync(round, Lund)).Answers);
    }

    private Task<IReadOnlyList<Change>> ChangesAsync(string round) => Database.QueryAsync<Change>(
        """
        SELECT c.version AS Version, c.old_value AS "From", c.new_value AS "To", c.changed_at AS At, c.changed_by AS "By"
        FROM answer_change c
        JOIN response r ON r.id = c.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE s.round_key = @round
        ORDER BY c.version
        """, new { round });

    private sealed record Change
    {
        public int Version { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By { get; init; }
    }
}
