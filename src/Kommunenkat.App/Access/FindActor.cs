using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

/// <summary>Finds who is in a session, with the grants they have now, so that a revoked grant is gone at the next request.</summary>
public sealed class FindActor(AppDatabase database, SessionSettings settings, TimeProvider time)
{
    /// <param name="origin">The network address that the person asks from.</param>
    /// <returns>The person; <see cref="FailureKind.NotFound"/> where there is none, or the session has ended.</returns>
    public Task<Outcome<Actor>> RunAsync(Guid sessionId, string? origin, CancellationToken cancellation = default) =>
        database.ReadAsync<Actor>(async session =>
        {
            var now = time.GetUtcNow();
            if (await SessionStore.FindAsync(session, sessionId) is not { } row || row.EndsAt(settings) <= now)
                return Failure.NotFound("The session has ended.");
            if (await PersonStore.FindAsync(session, row.PersonId) is not { } person)
                return Failure.NotFound("There is no such person.");
            return await ReadAsync(session, person, sessionId, origin, now);
        }, cancellation);

    internal static async Task<Actor> ReadAsync(DbSession session, PersonRow person, Guid sessionId, string? origin, DateTimeOffset now)
    {
        var grants = await GrantStore.CurrentOfPersonAsync(session, person.Id, now);
        return new Actor(person.Id, person.Name, [.. grants.Select(row => row.ToGrant())]) { SessionId = sessionId, Origin = origin };
    }
}

/// <summary>Lists the demo persons, for the one-click sign-in of a development machine.</summary>
public sealed class ListDemoPersons(AppDatabase database, TimeProvider time)
{
    public Task<Outcome<IReadOnlyList<Actor>>> RunAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Actor>>(async session =>
        {
            var people = await PersonStore.DemoAsync(session);
            var grants = (await GrantStore.CurrentOfDemoAsync(session, time.GetUtcNow())).ToLookup(row => row.PersonId);
            return people
                .Select(person => new Actor(person.Id, person.Name, [.. grants[person.Id].Select(row => row.ToGrant())]))
                .ToList();
        }, cancellation);
}
