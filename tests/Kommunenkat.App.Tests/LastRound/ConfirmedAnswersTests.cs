using Kommunenkat.App.Answering;
using Kommunenkat.App.LastRound;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.LastRound;

public abstract class ConfirmedAnswersTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ConfirmedAnswersTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ConfirmedAnswersTests(database), IClassFixture<SqlServerOfClass>;

    private const string Item = "samordnare_finns";

    [Fact]
    public async Task What_is_confirmed_is_an_answer_and_known_to_be_confirmed()
    {
        var round = await WithEarlierYesAsync();

        Assert.Equal(new SavedAnswer(1, Scenario.Time.Now, IsConfirmed: true), (await Scenario.TryConfirmAsync(round, Lund, Item, "yes")).Value);

        Assert.Equal(new DraftAnswer(new OptionAnswer("yes"), 1, Scenario.Time.Now, "Åsa Öberg", IsConfirmed: true), await AnswerAsync(round));
        Assert.Equal([new Change { Version = 1, To = "yes", IsConfirmed = true }], await ChangesAsync(round));
    }

    [Theory]
    [InlineData(Item, "no")]
    [InlineData("styrgrupp_finns", "yes")] // not answered last round
    public async Task A_page_is_not_believed_that_calls_something_else_unchanged(string item, string text)
    {
        var round = await WithEarlierYesAsync();

        Assert.False((await Scenario.TryConfirmAsync(round, Lund, item, text)).Value.IsConfirmed);

        var answer = Assert.Single((await Scenario.OpenAsync(round, Lund)).Answers).Value;
        Assert.Equal((new OptionAnswer(text), false), (answer.Value, answer.IsConfirmed));
    }

    [Fact]
    public async Task To_answer_the_same_without_confirming_it_is_no_confirmation()
    {
        var round = await WithEarlierYesAsync();

        Assert.False((await Scenario.TrySaveAsync(round, Lund, Item, "yes")).Value.IsConfirmed);

        Assert.False((await AnswerAsync(round)).IsConfirmed);
    }

    [Fact]
    public async Task To_confirm_what_is_answered_already_is_a_change_of_its_own()
    {
        var round = await WithEarlierYesAsync();
        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "yes"));

        Assert.Equal(new SavedAnswer(2, Scenario.Time.Now, IsConfirmed: true), (await Scenario.TryConfirmAsync(round, Lund, Item, "yes", 1)).Value);

        Assert.Equal(
            [new Change { Version = 1, To = "yes" }, new Change { Version = 2, From = "yes", To = "yes", IsConfirmed = true }], await ChangesAsync(round));
    }

    [Fact]
    public async Task What_is_confirmed_is_not_saved_again_and_stays_confirmed_when_the_same_is_answered()
    {
        var round = await WithEarlierYesAsync();
        Succeeded(await Scenario.TryConfirmAsync(round, Lund, Item, "yes"));
        var confirmedAt = Scenario.Time.Now;
        Scenario.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new SavedAnswer(1, confirmedAt, IsConfirmed: true), (await Scenario.TryConfirmAsync(round, Lund, Item, "yes", 1)).Value);
        Assert.Equal(new SavedAnswer(1, confirmedAt, IsConfirmed: true), (await Scenario.TrySaveAsync(round, Lund, Item, "yes", 1)).Value);

        Assert.Single(await ChangesAsync(round));
    }

    [Fact]
    public async Task Any_other_answer_takes_the_confirmation_away_for_good()
    {
        var round = await WithEarlierYesAsync();
        Succeeded(await Scenario.TryConfirmAsync(round, Lund, Item, "yes"));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "no", 1));
        Assert.False((await AnswerAsync(round)).IsConfirmed);

        Assert.False((await Scenario.TrySaveAsync(round, Lund, Item, "yes", 2)).Value.IsConfirmed);

        Assert.False((await AnswerAsync(round)).IsConfirmed);
        Assert.Equal([true, false, false], (await ChangesAsync(round)).Select(change => change.IsConfirmed));
    }

    [Fact]
    public async Task A_confirmation_of_an_old_version_is_a_conflict_like_any_change()
    {
        var round = await WithEarlierYesAsync();
        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "no"));

        AssertFailed(FailureKind.Conflict, await Scenario.TryConfirmAsync(round, Lund, Item, "yes"));
    }

    [Fact]
    public async Task An_answer_taken_away_is_not_confirmed()
    {
        var round = await WithEarlierYesAsync();
        Succeeded(await Scenario.TryConfirmAsync(round, Lund, Item, "yes"));

        Assert.False((await Scenario.TryConfirmAsync(round, Lund, Item, "", 1)).Value.IsConfirmed);
    }

    [Fact]
    public async Task What_goes_with_a_submission_are_the_confirmed_answers_of_shown_questions()
    {
        var before = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(before, Lund, (Item, "yes"), ("samordnare_placering", "trygghet"), ("styrgrupp_finns", "no"));
        await Scenario.SubmitAsync(before, Lund);
        var round = await Scenario.OpenRoundAfterAsync(before, Lund);
        Succeeded(await Scenario.TryConfirmAsync(round, Lund, Item, "yes"));
        Succeeded(await Scenario.TryConfirmAsync(round, Lund, "samordnare_placering", "trygghet"));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no"));

        Assert.Equal([new ItemKey(Item), new ItemKey("samordnare_placering")], await ConfirmedAsync(round));

        Succeeded(await Scenario.TrySaveAsync(round, Lund, Item, "no", 1));
        Assert.Empty(await ConfirmedAsync(round)); // and with it the question of where the coordinator is
    }

    [Fact]
    public async Task An_explanation_is_saved_like_an_answer_and_is_never_a_confirmed_one()
    {
        var round = await WithEarlierYesAsync();
        var explanation = ItemKey.ExplanationOf(Item);
        var change = new AnswerChange(round, Lund, explanation, new TextAnswer("Tjänsten är vakant."), 0, IsConfirmation: true);

        Assert.Equal(1, Succeeded(await Scenario.Get<SaveAnswer>().RunAsync(Coordinator(Lund), change)).Version);

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal((new TextAnswer("Tjänsten är vakant."), false), (opened.Draft[explanation], opened.Answers[explanation].IsConfirmed));
    }

    private async Task<string> WithEarlierYesAsync()
    {
        var before = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(before, Lund, (Item, "yes"));
        await Scenario.SubmitAsync(before, Lund);
        Scenario.Time.Advance(TimeSpan.FromDays(700));
        return await Scenario.OpenRoundAfterAsync(before, Lund);
    }

    private async Task<DraftAnswer> AnswerAsync(string round) => (await Scenario.OpenAsync(round, Lund)).Answers[new ItemKey(Item)];

    private async Task<IEnumerable<ItemKey>> ConfirmedAsync(string round)
    {
        var opened = await Scenario.OpenAsync(round, Lund);
        var rows = opened.Answers.Select(answer => new AnswerRow
        {
            QuestionKey = answer.Key.Question,
            RowKey = answer.Key.Row ?? "",
            ChangedBy = answer.Value.ChangedBy,
            IsConfirmed = answer.Value.IsConfirmed,
        });
        return ConfirmedItems.Of(ShownAnswers.Of(opened.Questionnaire, opened.Draft), rows).OrderBy(item => item.Question, StringComparer.Ordinal);
    }

    private Task<IReadOnlyList<Change>> ChangesAsync(string round) => Database.QueryAsync<Change>(
        """
        SELECT c.version AS Version, c.old_value AS "From", c.new_value AS "To", c.is_confirmed AS IsConfirmed
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
        public bool IsConfirmed { get; init; }
    }
}
