using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Rounds;

/// <param name="Warnings">What could not be checked, in English.</param>
public sealed record CheckedQuestionnaire(Questionnaire Questionnaire, IReadOnlyList<string> Warnings);

/// <summary>Checks a questionnaire file as a whole, without storing anything.</summary>
public static class CheckQuestionnaire
{
    /// <summary>Checks against the earlier rounds shipped with Kommunenkat.</summary>
    public static Task<Outcome<CheckedQuestionnaire>> RunAsync(string json) =>
        RunAsync(json, _ => Task.FromResult<Func<string, Questionnaire?>>(QuestionnaireLibrary.Shipped));

    /// <param name="earlierOf">Gives the questionnaires of the earlier rounds that a questionnaire refers to.</param>
    internal static async Task<Outcome<CheckedQuestionnaire>> RunAsync(
        string json, Func<Questionnaire, Task<Func<string, Questionnaire?>>> earlierOf)
    {
        var reading = QuestionnaireReader.Read(json);
        if (reading.Questionnaire is not { } questionnaire)
            return Failure.Invalid([.. reading.Faults.Select(fault => fault.ToString())]);

        var (faults, unknownRounds) = LineageCheck.Check(questionnaire, await earlierOf(questionnaire));
        if (faults.Count > 0)
            return Failure.Invalid([.. faults.Select(fault => fault.ToString())]);

        return new CheckedQuestionnaire(
            questionnaire,
            [.. unknownRounds.Select(round => $"Round {round} is not known here: what the file says of it could not be checked.")]);
    }
}
