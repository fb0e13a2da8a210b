using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Answering;

/// <summary>A response that the actor was found to have the right to.</summary>
internal sealed record LoadedResponse(Round Round, Municipality Municipality, ResponseRow Row, Questionnaire Questionnaire);

/// <summary>Loads a response for somebody. One that they may not see answers as one that is missing.</summary>
internal static class ResponseAccess
{
    public static async Task<LoadedResponse?> LoadAsync(
        DbSession session, QuestionnaireLibrary library, Actor actor, Permission permission, string roundKey, string municipalityCode)
    {
        if (!actor.May(permission, municipalityCode, roundKey) || Areas.Sweden.FindMunicipality(municipalityCode) is not { } municipality)
            return null;
        if (await RoundStore.FindAsync(session, roundKey) is not { State: not RoundState.Draft } round)
            return null;
        if (await ResponseStore.FindAsync(session, round.Id, municipalityCode) is not { } response)
            return null;
        return new LoadedResponse(round, municipality, response, await library.GetAsync(session, round.QuestionnaireId));
    }

    public static Failure Missing(string roundKey, string municipalityCode) =>
        Failure.NotFound($"There is no response of municipality \"{municipalityCode}\" in round \"{roundKey}\".");
}
