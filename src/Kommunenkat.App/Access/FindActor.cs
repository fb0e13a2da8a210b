using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

/// <summary>Finds a person by id with the grants they have now, so that a revoked grant is gone at the next request.</summary>
public sealed class FindActor(AppDatabase database)
{
    /// <returns>The person, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<Actor>> RunAsync(Guid personId, CancellationToken cancellation = default) =>
        database.ReadAsync<Actor>(async session =>
        {
            if (await PersonStore.FindAsync(session, personId) is not { } person)
                return Failure.NotFound("There is no such person.");
            var grants = await PersonStore.GrantsAsync(session, personId);
            return new Actor(person.Id, person.Name, [.. grants.Select(row => new Grant(Enum.Parse<Role>(row.Role), row.AreaCode))]);
        }, cancellation);
}

/// <summary>Lists the demo persons, for the one-click sign-in of a development machine.</summary>
public sealed class ListDemoPersons(AppDatabase database)
{
    public Task<Outcome<IReadOnlyList<Actor>>> RunAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Actor>>(async session =>
        {
            var people = await PersonStore.DemoAsync(session);
            var grants = (await PersonStore.DemoGrantsAsync(session)).ToLookup(row => row.PersonId);
            return people
                .Select(person => new Actor(person.Id, person.Name, [.. grants[person.Id].Select(row => new Grant(Enum.Parse<Role>(row.Role), row.AreaCode))]))
                .ToList();
        }, cancellation);
}
