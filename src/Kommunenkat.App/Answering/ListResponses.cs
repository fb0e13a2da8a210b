using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Answering;

/// <summary>A response that a person takes part in.</summary>
public sealed record ResponseHead(Round Round, Municipality Municipality, ResponseState State);

/// <summary>Lists the responses of a person's own municipalities, the latest round first.</summary>
public sealed class ListResponses(AppDatabase database)
{
    public Task<Outcome<IReadOnlyList<ResponseHead>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ResponseHead>>(async session =>
        {
            var areas = actor.AreasInAnyRound(Permission.ReadDraft);
            if (areas.Count == 0)
                return Failure.NotFound("The person answers for no municipality.");

            var rounds = (await RoundStore.AllAsync(session)).Where(round => round.State != RoundState.Draft).ToDictionary(round => round.Id);
            return (await ResponseStore.OfAreasAsync(session, areas))
                .Where(row => rounds.TryGetValue(row.RoundId, out var round) && actor.May(Permission.ReadDraft, row.MunicipalityCode, round.Key))
                .Select(row => new ResponseHead(rounds[row.RoundId], Areas.Sweden.FindMunicipality(row.MunicipalityCode)!, row.State))
                .OrderByDescending(head => head.Round.Key, StringComparer.Ordinal)
                .ThenBy(head => head.Municipality.Code, StringComparer.Ordinal)
                .ToList();
        }, cancellation);
}
