using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>Lists the rounds whose figures a person may see: the published ones for everybody, all of them at the agency.</summary>
public sealed class ListRounds(AppDatabase database)
{
    /// <returns>In order of key.</returns>
    public Task<Outcome<IReadOnlyList<Round>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Round>>(async session =>
        {
            var rounds = await RoundStore.AllAsync(session);
            return rounds.Where(round => actor.May(Permission.ReadUnpublishedFigures) || ReadObservations.IsPublic(round)).ToList();
        }, cancellation);
}
