using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>Lists the releases of a round for everybody who may see its figures.</summary>
public sealed class ListReleases(AppDatabase database)
{
    /// <returns>In order of number, none before the round is published; <see cref="FailureKind.NotFound"/> where the round is not there or not to be seen.</returns>
    public Task<Outcome<IReadOnlyList<Release>>> RunAsync(Actor actor, string roundKey, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Release>>(async session =>
            await RoundStore.FindAsync(session, roundKey) is { } round
            && (ReadObservations.IsPublic(round) || actor.May(Permission.ReadUnpublishedFigures))
                ? (await ReleaseStore.OfRoundAsync(session, round.Id)).Select(row => row.Release).ToList()
                : Failure.NotFound($"There is no round \"{roundKey}\"."), cancellation);
}
