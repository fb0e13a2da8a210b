using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>Which of a draft's answers were given by confirming last round's: some of those that are the same.</summary>
internal static class Confirmations
{
    /// <summary>Of the answers that could have been confirmed; the others were answered anew and happen to be the same.</summary>
    private const double Share = 0.6;

    public static IReadOnlyDictionary<string, DemoDraft> Of(
        IReadOnlyDictionary<string, DemoDraft> drafts, Questionnaire questionnaire, Questionnaire before, IReadOnlyDictionary<string, AnswerSet> answersBefore) =>
        drafts.ToDictionary(draft => draft.Key, draft => answersBefore.TryGetValue(draft.Key, out var answers)
            ? draft.Value with { Confirmed = Of(draft.Key, draft.Value.Answers, questionnaire, new EarlierSubmission(before, answers, default, "")) }
            : draft.Value);

    private static HashSet<ItemKey> Of(string code, AnswerSet draft, Questionnaire questionnaire, EarlierSubmission before) =>
        EarlierAnswers.Of(questionnaire, _ => before)
            .Where(earlier => earlier.Value.Confirmable is { } same && same.Equals(draft[earlier.Key]))
            .Select(earlier => earlier.Key)
            .Where(item => Chance.Of(DemoPopulation.Seed).And(code).And("confirmed").And(item.ToString()).Uniform < Share)
            .ToHashSet();
}
