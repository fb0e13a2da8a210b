using System.Collections.Immutable;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>What can be done to a round.</summary>
public enum RoundAction
{
    /// <summary>Municipalities may answer; questionnaire and frame are frozen.</summary>
    Open,

    /// <summary>No more answers are accepted.</summary>
    Close,

    /// <summary>The figures become public.</summary>
    Publish,
}

/// <summary>Moves a round through its life.</summary>
public sealed class ChangeRoundState(AppDatabase database, TimeProvider time)
{
    private static readonly ImmutableDictionary<(RoundState From, RoundAction Action), RoundState> Table =
        new Dictionary<(RoundState, RoundAction), RoundState>
        {
            [(RoundState.Draft, RoundAction.Open)] = RoundState.Open,
            // A round that was collected elsewhere is imported into the draft and closed without ever being open.
            [(RoundState.Draft, RoundAction.Close)] = RoundState.Closed,
            [(RoundState.Open, RoundAction.Close)] = RoundState.Closed,
            [(RoundState.Closed, RoundAction.Publish)] = RoundState.Published,
        }.ToImmutableDictionary();

    /// <returns>The round after the change; <see cref="FailureKind.Conflict"/> where its state does not allow it.</returns>
    public Task<Outcome<Round>> RunAsync(Actor actor, string roundKey, RoundAction action, CancellationToken cancellation = default) =>
        database.WriteAsync<Round>(async session =>
        {
            if (!actor.May(Permission.ManageRounds) || await RoundStore.FindAsync(session, roundKey) is not { } round)
                return Failure.NotFound($"There is no round \"{roundKey}\".");
            if (!Table.TryGetValue((round.State, action), out var next))
                return Failure.Conflict($"Round {roundKey} is {round.State.ToString().ToLowerInvariant()}, which does not allow to {action.ToString().ToLowerInvariant()} it.");
            if (round.State == RoundState.Draft && action == RoundAction.Close && !await SubmissionStore.AnyAsync(session, round.Id))
                return Failure.Conflict($"Round {roundKey} is a draft without imported answers; open it, or import answers, before closing it.");

            var now = time.GetUtcNow();
            var changed = round with
            {
                State = next,
                OpenedAt = action == RoundAction.Open ? now : round.OpenedAt,
                ClosedAt = action == RoundAction.Close ? now : round.ClosedAt,
                PublishedAt = action == RoundAction.Publish ? now : round.PublishedAt,
            };
            return await RoundStore.TryChangeStateAsync(session, changed, round.State)
                ? changed
                : Failure.Conflict($"Round {roundKey} was changed by somebody else meanwhile.");
        }, cancellation);
}
