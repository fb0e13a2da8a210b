using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Guidance;

/// <summary>Something that a municipality could do next, as the questionnaire file suggests it.</summary>
/// <param name="Key">Unique in the file.</param>
/// <param name="When">
/// The answers for which it is suggested. Refers to at least one question, and not to the status of the response, so that every
/// suggestion can name the answers that it rests on.
/// </param>
/// <param name="Support">The support there is for doing it.</param>
public sealed record Suggestion(string Key, BooleanExpression When, LocalizedText Text, MethodSupport Support);

/// <summary>A method, a handbook or an authority that helps.</summary>
/// <param name="Address">An https address; null: none is known for certain, and what to search for is the title.</param>
public sealed record MethodSupport(LocalizedText Title, Uri? Address);

/// <summary>Finds the suggestions that a response gives rise to.</summary>
public static class Suggestions
{
    /// <param name="submitted">A submission's answers; those of questions that are not shown do not count.</param>
    /// <returns>In the order of the file.</returns>
    public static IReadOnlyList<Suggestion> For(Questionnaire questionnaire, AnswerSet submitted)
    {
        var shown = ShownAnswers.Of(questionnaire, submitted).Answers;
        return [.. questionnaire.Suggestions.Where(suggestion => Evaluation.IsTrue(suggestion.When, shown, UnitStatus.Submitted))];
    }
}
