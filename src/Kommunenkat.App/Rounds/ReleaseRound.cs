using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>Makes the corrections since the last release public: until then, no published figure has changed.</summary>
public sealed class ReleaseRound(AppDatabase database, TimeProvider time)
{
    /// <summary>Greatest length of a note in characters.</summary>
    public const int LongestNote = 1000;

    /// <param name="note">What has been corrected, for everyone to read.</param>
    /// <returns>
    /// The release; <see cref="FailureKind.Invalid"/> without a note, or with one too long; <see cref="FailureKind.Conflict"/> where
    /// the round is not published or nothing has changed.
    /// </returns>
    public Task<Outcome<Release>> RunAsync(Actor actor, string roundKey, string note, CancellationToken cancellation = default) =>
        database.WriteAsync<Release>(async session =>
        {
            if (!actor.May(Permission.ManageRounds) || await RoundStore.FindAsync(session, roundKey) is not { } round)
                return Failure.NotFound($"There is no round \"{roundKey}\".");
            if (round.State != RoundState.Published)
                return Failure.Conflict($"Round {roundKey} is {round.State.ToString().ToLowerInvariant()}; only a published round has releases to add to.");
            var text = note.Trim();
            if (text.Length == 0)
                return Failure.Invalid("A new release needs a note that says what has been corrected.");
            if (text.EnumerateRunes().Count() is var length and > LongestNote)
                return Failure.Invalid($"The note has {length} characters; {LongestNote} at most are shown beside the figures.");

            var last = await ReleaseStore.FindAsync(session, round.Id, round.LatestRelease)
                ?? throw new InvalidOperationException($"Round {roundKey} is published without a release.");
            var units = await CountedUnitStore.LatestAsync(session, round.Id);
            if (units.SequenceEqual(await CountedUnitStore.OfReleaseAsync(session, last.Id)))
                return Failure.Conflict($"Nothing in round {roundKey} has changed since release {last.Number}; there is nothing to release.");

            var now = time.GetUtcNow();
            if (await ReleaseStore.TryMakeAsync(session, round, units, text, actor.Name, now) is not { } release)
                return Failure.Conflict($"Round {roundKey} was released by somebody else meanwhile.");
            await AuditLog.AddAsync(session, actor, AuditAction.RoundReleased, AuditSubject.Of(round), now, (AuditFact.Release, release.Number));
            return release;
        }, cancellation);
}
