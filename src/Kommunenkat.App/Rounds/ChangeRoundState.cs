using System.Collections.Immutable;
using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Submitting;

namespace Kommunenkat.App.Rounds;

/// <summary>What can be done to a round.</summary>
public enum RoundAction
{
    /// <summary>Municipalities may answer; questionnaire and frame are frozen.</summary>
    Open,

    /// <summary>No more answers are accepted.</summary>
    Close,

    /// <summary>The figures become public, as release 1.</summary>
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
            var now = time.GetUtcNow();
            var changed = await ApplyAsync(session, round, action, actor.Name, now);
            if (changed.IsSuccess)
            {
                await AuditLog.AddAsync(
                    session, actor, Audited(action), AuditSubject.Of(round), now, (AuditFact.From, round.State), (AuditFact.To, changed.Value.State));
            }

            return changed;
        }, cancellation);

    private static AuditAction Audited(RoundAction action) => action switch
    {
        RoundAction.Open => AuditAction.RoundOpened,
        RoundAction.Close => AuditAction.RoundClosed,
        RoundAction.Publish => AuditAction.RoundPublished,
    };

    internal static async Task<Outcome<Round>> ApplyAsync(DbSession session, Round round, RoundAction action, string by, DateTimeOffset now)
    {
        if (!Table.TryGetValue((round.State, action), out var next))
            return Failure.Conflict($"Round {round.Key} is {round.State.ToString().ToLowerInvariant()}, which does not allow to {action.ToString().ToLowerInvariant()} it.");
        if (round.State == RoundState.Draft && action == RoundAction.Close && !await SubmissionStore.AnyAsync(session, round.Id))
            return Failure.Conflict($"Round {round.Key} is a draft without imported answers; open it, or import answers, before closing it.");

        var changed = round with
        {
            State = next,
            OpenedAt = action == RoundAction.Open ? now : round.OpenedAt,
            ClosedAt = action == RoundAction.Close ? now : round.ClosedAt,
            PublishedAt = action == RoundAction.Publish ? now : round.PublishedAt,
        };
        if (!await RoundStore.TryChangeStateAsync(session, changed, round.State))
            return ChangedMeanwhile(round);
        if (action != RoundAction.Publish)
            return changed;

        var units = await CountedUnitStore.LatestAsync(session, round.Id);
        return await ReleaseStore.TryMakeAsync(session, changed, units, note: null, by, now) is { } release
            ? changed with { LatestRelease = release.Number }
            : ChangedMeanwhile(round);
    }

    private static Failure ChangedMeanwhile(Round round) => Failure.Conflict($"Round {round.Key} was changed by somebody else meanwhile.");
}
