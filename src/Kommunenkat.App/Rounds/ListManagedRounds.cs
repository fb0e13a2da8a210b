using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>A round with how far its frame has come.</summary>
/// <param name="Invited">How many municipalities the frame has.</param>
/// <param name="Submitted">How many of them have submitted.</param>
public sealed record ManagedRound(Round Round, int Invited, int Submitted);

/// <summary>Lists all rounds, for who manages them.</summary>
public sealed class ListManagedRounds(AppDatabase database)
{
    /// <returns>The latest first; <see cref="FailureKind.NotFound"/> for who manages none.</returns>
    public Task<Outcome<IReadOnlyList<ManagedRound>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ManagedRound>>(async session =>
        {
            if (!actor.May(Permission.ManageRounds))
                return Failure.NotFound("There are no rounds to manage.");
            var rounds = await RoundStore.AllAsync(session);
            var counts = (await RoundStore.CountsAsync(session)).ToDictionary(count => count.RoundId);
            return rounds.Reverse().Select(round => counts.TryGetValue(round.Id, out var count)
                ? new ManagedRound(round, count.Invited, count.Submitted)
                : new ManagedRound(round, 0, 0)).ToList();
        }, cancellation);
}
