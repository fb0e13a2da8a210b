using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Answers;

/// <summary>What a draft lacks.</summary>
public enum FindingKind
{
    /// <summary>A required item of a shown question has no answer.</summary>
    Missing,

    /// <summary>A multiple choice has fewer options than it should.</summary>
    TooFewSelected,
}

/// <summary>One thing that a draft lacks, at its place. No obstacle to a submission: item non-response is a fact.</summary>
public sealed record Finding(Item Item, FindingKind Kind);

/// <summary>How much of a section is answered. Only shown questions count.</summary>
/// <param name="Answered">Questions completely answered.</param>
/// <param name="Shown">Questions shown.</param>
/// <param name="Missing">Questions with a finding.</param>
public readonly record struct Progress(int Answered, int Shown, int Missing)
{
    public static Progress operator +(Progress left, Progress right) =>
        new(left.Answered + right.Answered, left.Shown + right.Shown, left.Missing + right.Missing);
}

/// <summary>Looks a draft through before it is sent.</summary>
public static class Review
{
    /// <summary>Everything missing or incomplete, in the order of the questionnaire.</summary>
    public static IReadOnlyList<Finding> Findings(Questionnaire questionnaire, ShownAnswers shown) =>
        [.. questionnaire.Questions.Where(shown.Shows).SelectMany(question => Findings(question, shown.Answers))];

    public static Progress ProgressOf(Section section, ShownAnswers shown)
    {
        var questions = section.Questions.Where(shown.Shows).ToList();
        return new Progress(
            questions.Count(question => IsComplete(question, shown.Answers)),
            questions.Count,
            questions.Count(question => Findings(question, shown.Answers).Any()));
    }

    private static IEnumerable<Finding> Findings(Question question, AnswerSet answers)
    {
        if (question is MultiQuestion multi && answers[multi.Items[0].Key] is OptionsAnswer chosen && HasTooFew(multi, chosen))
            return [new Finding(multi.Items[0], FindingKind.TooFewSelected)];
        if (!question.Required || IsComplete(question, answers))
            return [];

        return question.Items
            .Where(item => answers[item.Key] is null)
            .Select(item => new Finding(item, FindingKind.Missing));
    }

    private static bool IsComplete(Question question, AnswerSet answers) => question switch
    {
        MatrixQuestion { RequireAllRows: false } => question.Items.Any(item => answers[item.Key] is not null),
        MultiQuestion multi => answers[multi.Items[0].Key] is OptionsAnswer chosen && !HasTooFew(multi, chosen),
        _ => question.Items.All(item => answers[item.Key] is not null),
    };

    /// <summary>Whether a choice has fewer options than the question wants; an exclusive option alone is always enough.</summary>
    public static bool HasTooFew(MultiQuestion question, OptionsAnswer chosen) =>
        chosen.Options.Length < question.MinSelected
        && !question.Options[question.IndexOfOption(chosen.Options[0])].Exclusive;
}
