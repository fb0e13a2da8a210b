using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.LastRound;

/// <summary>Reads what a municipality answered in the rounds that the questions of its response come from.</summary>
internal static class LastRoundAnswers
{
    /// <returns>By item of the response's questionnaire. One statement, whatever the number of rounds: their questionnaires are known.</returns>
    public static async Task<IReadOnlyDictionary<ItemKey, EarlierAnswer>> LoadAsync(
        DbSession session, QuestionnaireLibrary library, LoadedResponse loaded)
    {
        var rounds = loaded.Questionnaire.Questions.Select(question => question.Trend.PreviousRound).OfType<string>().Distinct().ToList();
        if (rounds.Count == 0)
            return EarlierAnswers.None;

        var submissions = new Dictionary<string, EarlierSubmission>(StringComparer.Ordinal);
        foreach (var row in await EarlierSubmissionStore.LatestAsync(session, loaded.Municipality.Code, rounds))
        {
            var questionnaire = await library.GetAsync(session, row.QuestionnaireId);
            submissions[row.RoundKey] = new EarlierSubmission(
                questionnaire, SubmissionContent.Answers(questionnaire, row.Content), row.SubmittedAt, row.SubmittedBy);
        }

        return EarlierAnswers.Of(loaded.Questionnaire, submissions.GetValueOrDefault);
    }

    /// <summary>Whether this is what the municipality answered last round, and may be confirmed as such.</summary>
    public static async Task<bool> IsUnchangedAsync(
        DbSession session, QuestionnaireLibrary library, LoadedResponse loaded, ItemKey item, AnswerValue? value) =>
        (await LoadAsync(session, library, loaded)).GetValueOrDefault(item)?.Confirmable is { } same && same.Equals(value);
}
