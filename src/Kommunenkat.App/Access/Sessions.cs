using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

/// <summary>Starts a session for somebody who has shown who they are.</summary>
public sealed class StartSession(AppDatabase database, TimeProvider time)
{
    /// <param name="provider">Key of the identity provider; null where it was none.</param>
    /// <param name="origin">The network address that the person comes from.</param>
    /// <returns>The person in the new session, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<Actor>> RunAsync(
        Guid personId, SignInMethod method, string? provider, string? origin, CancellationToken cancellation = default) =>
        database.WriteAsync(session => StartAsync(session, personId, method, provider, origin, time.GetUtcNow()), cancellation);

    /// <summary>The same within somebody's transaction: a secret is spent if and only if the session starts.</summary>
    internal static async Task<Outcome<Actor>> StartAsync(
        DbSession session, Guid personId, SignInMethod method, string? provider, string? origin, DateTimeOffset now)
    {
        if (await PersonStore.FindAsync(session, personId) is not { } person || !await PersonStore.TryNoteSignInAsync(session, personId, now))
            return Failure.NotFound("There is no such person.");
        var row = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            Method = method,
            Provider = provider,
            Origin = origin,
            StartedAt = now,
            LastSeenAt = now,
            PreviousSignInAt = person.LastSignInAt,
        };
        await SessionStore.InsertAsync(session, row);
        var actor = await FindActor.ReadAsync(session, person, row.Id, origin, now);
        await AuditLog.AddAsync(session, actor, AuditAction.SignedIn, AuditSubject.Of(row), now, (AuditFact.Method, method), (AuditFact.Provider, provider));
        return actor;
    }
}

/// <summary>Where a session stands.</summary>
/// <param name="EndsAt">When it ends if nothing more is done in it.</param>
/// <param name="Mark">Says whether the person's grants are still those that a page was made for: another mark, other grants.</param>
public sealed record SessionStanding(DateTimeOffset EndsAt, string Mark);

/// <summary>Tells where a session stands, without counting as an act of the person's.</summary>
public sealed class ReadSession(AppDatabase database, SessionSettings settings, TimeProvider time)
{
    /// <returns>The standing; <see cref="FailureKind.NotFound"/> once the session has ended.</returns>
    public Task<Outcome<SessionStanding>> RunAsync(Guid sessionId, CancellationToken cancellation = default) =>
        database.ReadAsync<SessionStanding>(async session =>
        {
            var now = time.GetUtcNow();
            if (await SessionStore.FindAsync(session, sessionId) is not { } row || row.EndsAt(settings) <= now)
                return Failure.NotFound("The session has ended.");
            var grants = await GrantStore.CurrentOfPersonAsync(session, row.PersonId, now);
            return new SessionStanding(row.EndsAt(settings), MarkOf(grants));
        }, cancellation);

    private static string MarkOf(IEnumerable<GrantRow> grants) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', grants.Select(row => row.Id)))))[..16];
}

/// <summary>Notes that the person is there, which puts off the end of the session.</summary>
public sealed class TouchSession(AppDatabase database, SessionSettings settings, TimeProvider time)
{
    /// <summary>No session is noted more often: it would cost a write for every request.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <returns>When it ends now; <see cref="FailureKind.NotFound"/> once it has ended.</returns>
    public async Task<Outcome<DateTimeOffset>> RunAsync(Guid sessionId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var pause = Pause < settings.Idle / 10 ? Pause : settings.Idle / 10;
        var found = await database.ReadAsync<SessionRow>(async session =>
            await SessionStore.FindAsync(session, sessionId) is { } row && row.EndsAt(settings) > now ? row : Failure.NotFound("The session has ended."), cancellation);
        if (!found.IsSuccess)
            return found.Failure;
        if (found.Value.LastSeenAt > now - pause)
            return found.Value.EndsAt(settings);
        return await database.WriteAsync<DateTimeOffset>(async session =>
        {
            await SessionStore.TouchAsync(session, sessionId, now);
            return (found.Value with { LastSeenAt = now }).EndsAt(settings);
        }, cancellation);
    }
}

/// <summary>Signs a person out, at this browser or everywhere.</summary>
public sealed class EndSession(AppDatabase database, TimeProvider time)
{
    /// <param name="origin">The network address that the person asks from.</param>
    public Task<Outcome<Done>> RunAsync(Guid sessionId, string? origin = null, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var now = time.GetUtcNow();
            if (await SessionStore.FindAsync(session, sessionId) is not { EndedAt: null } row)
                return Done.Instance;
            await SessionStore.EndAsync(session, sessionId, now);
            var person = await PersonStore.FindAsync(session, row.PersonId);
            var actor = new Actor(row.PersonId, person?.Name ?? "", []) { Origin = origin, SessionId = sessionId };
            await AuditLog.AddAsync(session, actor, AuditAction.SignedOut, AuditSubject.Of(row), now);
            return Done.Instance;
        }, cancellation);

    /// <returns>How many sessions were ended, this one too.</returns>
    public Task<Outcome<int>> EverywhereAsync(Actor actor, CancellationToken cancellation = default) =>
        database.WriteAsync<int>(async session =>
        {
            var now = time.GetUtcNow();
            var ended = await SessionStore.EndAllAsync(session, actor.PersonId, now);
            await AuditLog.AddAsync(
                session, actor, AuditAction.SignedOutEverywhere, new AuditSubject(AuditObject.Person, $"{actor.PersonId}"), now, (AuditFact.Sessions, ended));
            return ended;
        }, cancellation);
}
