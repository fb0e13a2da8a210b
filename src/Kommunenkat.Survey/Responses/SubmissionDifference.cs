using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Responses;

/// <summary>What became of an answer, or of an explanation, between two submissions.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One answer, or one explanation, that is not the same in two submissions.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was taken away.</param>
public sealed record AnswerDifference(Item Item, AnswerValue? Before, AnswerValue? After)
{
    public DifferenceKind Kind => (Before, After) switch
    {
        (null, _) => DifferenceKind.Added,
        (_, null) => DifferenceKind.Removed,
        _ => DifferenceKind.Changed,
    };
}

/// <summary>Compares two submissions of a round.</summary>
public static class SubmissionDifference
{
    /// <param name="before">Answers and explanations that count, as submitted.</param>
    /// <param name="after">The same of the later submission.</param>
    /// <returns>In the order of the questionnaire, a question's explanation after its answers.</returns>
    public static IReadOnlyList<AnswerDifference> Between(Questionnaire questionnaire, AnswerSet before, AnswerSet after) =>
        [.. questionnaire.Questions
            .SelectMany(question => question.Items.Append(question.Explanation))
            .Where(item => !Equals(before[item.Key], after[item.Key]))
            .Select(item => new AnswerDifference(item, before[item.Key], after[item.Key]))];
}
