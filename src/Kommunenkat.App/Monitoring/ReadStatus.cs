using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Monitoring;

/// <summary>How far a municipality has come: never what it has answered.</summary>
public sealed record MunicipalityStatus(Municipality Municipality, ResponseState State, DateTimeOffset? LastActivityAt);

/// <param name="Municipalities">In order of code; only those the person may follow.</param>
public sealed record RoundStatus(Round Round, IReadOnlyList<MunicipalityStatus> Municipalities);

/// <summary>Reads how far the municipalities of a person's areas have come, in every open round.</summary>
public sealed class ReadStatus(AppDatabase database)
{
    public Task<Outcome<IReadOnlyList<RoundStatus>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<RoundStatus>>(async session =>
        {
            if (actor.AreasInAnyRound(Permission.ReadStatus).Count == 0)
                return Failure.NotFound("There is nothing to follow.");

            var statuses = new List<RoundStatus>();
            foreach (var round in (await RoundStore.AllAsync(session)).Where(round => round.State == RoundState.Open))
            {
                var areas = actor.AreasFor(Permission.ReadStatus, round.Key);
                if (areas.Count == 0)
                    continue;
                var rows = await ResponseStore.InAreasAsync(session, round.Id, areas);
                statuses.Add(new RoundStatus(round, [.. rows.Select(row =>
                    new MunicipalityStatus(Areas.Sweden.FindMunicipality(row.MunicipalityCode)!, row.State, row.LastActivityAt))]));
            }

            return statuses;
        }, cancellation);
}
