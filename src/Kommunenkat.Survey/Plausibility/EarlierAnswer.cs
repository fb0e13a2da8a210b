using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Plausibility;

/// <summary>What a municipality last submitted in an earlier round.</summary>
public sealed record EarlierSubmission(Questionnaire Questionnaire, AnswerSet Answers, DateTimeOffset SubmittedAt, string SubmittedBy);

/// <summary>What the municipality answered to an item in the round that the question's lineage names.</summary>
/// <param name="Item">The item as it was asked then: its options and unit are needed to read the answer in words.</param>
/// <param name="Comparable">Whether the two answers may be set beside each other, and <paramref name="Note"/> why not, or with what care.</param>
/// <param name="Confirmable">The same answer to the item as it is asked now; null: it cannot be confirmed as unchanged.</param>
public sealed record EarlierAnswer(
    string Round,
    Item Item,
    AnswerValue Value,
    Comparability Comparable,
    LocalizedText? Note,
    AnswerValue? Confirmable,
    DateTimeOffset SubmittedAt,
    string SubmittedBy);

/// <summary>Finds what a municipality answered in the round before, to stand beside its answers of this round.</summary>
public static class EarlierAnswers
{
    public static readonly IReadOnlyDictionary<ItemKey, EarlierAnswer> None = new Dictionary<ItemKey, EarlierAnswer>();

    /// <param name="submitted">
    /// The municipality's latest submission in a round, or null. A round that nobody knows any more, or that the municipality did not
    /// answer, is not stepped over: then there is no earlier answer.
    /// </param>
    /// <returns>By item of <paramref name="questionnaire"/>.</returns>
    public static IReadOnlyDictionary<ItemKey, EarlierAnswer> Of(Questionnaire questionnaire, Func<string, EarlierSubmission?> submitted)
    {
        var found = new Dictionary<ItemKey, EarlierAnswer>();
        foreach (var question in questionnaire.Questions)
        {
            if (question.Trend.PreviousRound is not { } round || submitted(round) is not { } submission)
                continue;
            foreach (var item in question.Items)
            {
                if (Find(item, submission) is { } earlier)
                    found.Add(item.Key, earlier);
            }
        }

        return found;
    }

    private static EarlierAnswer? Find(Item item, EarlierSubmission submission)
    {
        var trend = item.Question.Trend;
        if (submission.Questionnaire.FindItem(item.Key) is not { } before
            || before.Question.Version != trend.PreviousVersion
            || submission.Answers[item.Key] is not { } value)
        {
            return null;
        }

        return new EarlierAnswer(
            submission.Questionnaire.Round, before, value, trend.Comparable, trend.Note, Confirmable(item, value), submission.SubmittedAt, submission.SubmittedBy);
    }

    private static AnswerValue? Confirmable(Item item, AnswerValue value)
    {
        if (item.Question.Trend.Comparable == Comparability.No || IsSplitOrMerged(item.Question.Trend, value))
            return null;
        // The options and limits of today decide; an answer that was too long, or whose option is gone, is none now.
        return value.Equals(AnswerText.Parse(item, AnswerText.Canonical(value)).Value) ? value : null;
    }

    /// <summary>
    /// An option that was split in two, or merged of two, does not mean what it meant, though its key may be the same: who said "less
    /// often than every year" has not said "less often than every second year".
    /// </summary>
    private static bool IsSplitOrMerged(QuestionTrend trend, AnswerValue value)
    {
        var chosen = value switch
        {
            OptionAnswer answer => [answer.Option],
            OptionsAnswer answer => answer.Options,
            _ => [],
        };
        return trend.Harmonised.Any(category =>
            category.Previous.Intersect(chosen, StringComparer.Ordinal).Any()
            && (category.Current.Length != 1 || category.Previous.Length != 1 || category.Current[0] != category.Previous[0]));
    }
}
