using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>One change of an answer or an explanation, as it was kept.</summary>
/// <param name="From">Null: there was none.</param>
/// <param name="To">Null: it was taken away.</param>
public sealed record KeptChange(Item Item, AnswerValue? From, AnswerValue? To, DateTimeOffset At, string By);

/// <summary>A choice between two answers that had been given at the same time.</summary>
/// <param name="Chosen">Null: no answer.</param>
/// <param name="ChosenAway">Null: no answer. It need not have been stored before: then it is kept here alone.</param>
/// <param name="Other">Whose answer the chooser's own clashed with.</param>
/// <param name="IsOwn">Whether the chooser's own answer was chosen.</param>
public sealed record KeptChoice(Item Item, AnswerValue? Chosen, AnswerValue? ChosenAway, string Other, bool IsOwn, DateTimeOffset At, string By);

/// <summary>The changes of one question's answers.</summary>
/// <param name="IsShown">Whether the question applies as the draft is now; the history is there all the same.</param>
/// <param name="Changes">The latest first.</param>
/// <param name="Choices">The latest first.</param>
public sealed record QuestionHistory(Question Question, bool IsShown, IReadOnlyList<KeptChange> Changes, IReadOnlyList<KeptChoice> Choices);

/// <summary>What happened to a response, for its own people.</summary>
/// <param name="Events">The life cycle's, the latest first.</param>
/// <param name="Counts">How often each question was changed; one that never was is not in it.</param>
/// <param name="Questions">Those asked for that were changed, in order.</param>
public sealed record ResponseHistory(
    Round Round,
    Municipality Municipality,
    Questionnaire Questionnaire,
    IReadOnlyList<ResponseEvent> Events,
    IReadOnlyDictionary<Question, int> Counts,
    IReadOnlyList<QuestionHistory> Questions);

/// <summary>Reads what happened to a response: every act of its life cycle, and every change of the answers to some questions.</summary>
public sealed class ReadHistory(AppDatabase database, QuestionnaireLibrary library)
{
    /// <param name="sectionKey">The section whose changes are read; null: none but <paramref name="questionKey"/>'s.</param>
    /// <param name="questionKey">The question whose changes are read; null: all of the section.</param>
    /// <returns>The history, or <see cref="FailureKind.NotFound"/>, also where there is no such section or question.</returns>
    public Task<Outcome<ResponseHistory>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string? sectionKey = null, string? questionKey = null, CancellationToken cancellation = default) =>
        database.ReadAsync<ResponseHistory>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadDraft, roundKey, municipalityCode) is not { } loaded
                || Chosen(loaded.Questionnaire, sectionKey, questionKey) is not { } chosen)
            {
                return ResponseAccess.Missing(roundKey, municipalityCode);
            }

            var counts = await AnswerChangeStore.CountsAsync(session, loaded.Row.Id);
            var events = await ResponseEventStore.OfResponseAsync(session, loaded.Row.Id);
            return new ResponseHistory(
                loaded.Round,
                loaded.Municipality,
                loaded.Questionnaire,
                [.. events.Reverse()],
                loaded.Questionnaire.Questions.Where(question => counts.ContainsKey(question.Key)).ToDictionary(question => question, question => counts[question.Key]),
                chosen.Count == 0 ? [] : await ChangesAsync(session, loaded, chosen));
        }, cancellation);

    private static IReadOnlyList<Question>? Chosen(Questionnaire questionnaire, string? sectionKey, string? questionKey) => (sectionKey, questionKey) switch
    {
        (_, { } key) => questionnaire.FindQuestion(key) is { } question ? [question] : null,
        ({ } key, null) => questionnaire.FindSection(key)?.Questions,
        (null, null) => [],
    };

    private static async Task<IReadOnlyList<QuestionHistory>> ChangesAsync(DbSession session, LoadedResponse loaded, IReadOnlyList<Question> questions)
    {
        var rows = (await AnswerChangeStore.OfQuestionsAsync(session, loaded.Row.Id, [.. questions.Select(question => question.Key)]))
            .ToLookup(row => row.QuestionKey, StringComparer.Ordinal);
        var clashes = (await ClashStore.OfResponseAsync(session, loaded.Row.Id)).Reverse().ToLookup(row => row.QuestionKey, StringComparer.Ordinal);
        var shown = (await DraftReview.ReadAsync(session, loaded)).Shown;
        return [.. questions.Where(question => rows.Contains(question.Key)).Select(question => new QuestionHistory(
            question,
            shown.Shows(question),
            [.. rows[question.Key].Select(row => new KeptChange(
                Field(row.Item), Value(row.Item, row.OldValue), Value(row.Item, row.NewValue), row.ChangedAt, row.ChangedBy))],
            [.. clashes[question.Key].Select(row => new KeptChoice(
                Field(row.Item),
                Value(row.Item, row.OwnKept ? row.OwnValue : row.OtherValue),
                Value(row.Item, row.OwnKept ? row.OtherValue : row.OwnValue),
                row.OtherBy,
                row.OwnKept,
                row.SettledAt,
                row.SettledBy))]))];

        Item Field(ItemKey key) => loaded.Questionnaire.FindField(key) ?? throw new InvalidOperationException($"There is no item {key}.");

        AnswerValue? Value(ItemKey item, string? text) => text is null ? null : SubmissionContent.Read(loaded.Questionnaire, item, text);
    }
}
