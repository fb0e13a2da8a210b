using Kommunenkat.App.Access;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Access;

public abstract class PeopleTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : PeopleTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : PeopleTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_person_is_found_with_every_grant()
    {
        var id = await InsertAsync("Åsa", isDemo: false, new Grant(Role.CountyOfficer, "12"), new Grant(Role.Coordinator, Scenario.Lund));

        var actor = Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(id));

        Assert.Equal((id, "Åsa"), (actor.PersonId, actor.Name));
        Assert.Equal([new Grant(Role.Coordinator, Scenario.Lund), new Grant(Role.CountyOfficer, "12")], actor.Grants);
    }

    [Fact]
    public async Task A_revoked_grant_is_gone_at_the_next_look()
    {
        var id = await InsertAsync("Bo", isDemo: false, new Grant(Role.Analyst, "00"));
        await Database.ExecuteAsync("DELETE FROM role_grant WHERE person_id = @id", new { id });

        Assert.Empty(Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(id)).Grants);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found() =>
        AssertFailed(FailureKind.NotFound, await Scenario.Get<FindActor>().RunAsync(Guid.CreateVersion7()));

    [Fact]
    public async Task Only_demo_persons_are_listed_for_the_one_click_sign_in_in_order()
    {
        await InsertAsync("Riktig", isDemo: false, new Grant(Role.Administrator, "00"));
        Scenario.Time.Advance(TimeSpan.FromDays(1));
        var second = await InsertAsync("Demo två", isDemo: true);
        Scenario.Time.Advance(TimeSpan.FromDays(-2));
        var first = await InsertAsync("Demo ett", isDemo: true, new Grant(Role.Approver, Scenario.Lund), new Grant(Role.Contributor, Scenario.Malmö));

        var people = Scenario.Succeeded(await Scenario.Get<ListDemoPersons>().RunAsync());

        Assert.Equal([(first, "Demo ett", 2), (second, "Demo två", 0)], people.Select(person => (person.PersonId, person.Name, person.Grants.Count)));
    }

    private async Task<Guid> InsertAsync(string name, bool isDemo, params Grant[] grants)
    {
        var id = Guid.CreateVersion7();
        var now = Scenario.Time.Now;
        await Database.RunAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [new PersonRow { Id = id, Name = name, Email = $"{id}@example.se", IsDemo = isDemo, CreatedAt = now }]);
            await PersonStore.InsertGrantsAsync(session, grants.Select(grant => new GrantRow { PersonId = id, Role = grant.Role.ToString(), AreaCode = grant.Area, GrantedAt = now }));
            return Done.Instance;
        });
        return id;
    }
}
