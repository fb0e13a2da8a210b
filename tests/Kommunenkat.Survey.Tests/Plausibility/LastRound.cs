using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;

namespace Kommunenkat.Survey.Tests.Plausibility;

/// <summary>What a municipality submitted in 2023, to be looked at from a questionnaire of 2025.</summary>
internal static class LastRound
{
    public static readonly DateTimeOffset SubmittedAt = new(2023, 3, 20, 9, 0, 0, TimeSpan.Zero);

    public static EarlierSubmission Submitted(Questionnaire questionnaire, params IEnumerable<(string Item, string Text)> answers) =>
        new(questionnaire, Draft.Of(questionnaire, answers), SubmittedAt, "Maja");

    /// <summary>The earlier answers where that is the only submission there is.</summary>
    public static IReadOnlyDictionary<ItemKey, EarlierAnswer> SeenFrom(this EarlierSubmission submission, Questionnaire questionnaire) =>
        EarlierAnswers.Of(questionnaire, round => round == submission.Questionnaire.Round ? submission : null);
}
