using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Monitoring;
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
        var session = await SignInAsync(id);

        var actor = Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(session, "192.0.2.7"));

        Assert.Equal((id, "Åsa", "192.0.2.7", session), (actor.PersonId, actor.Name, actor.Origin, actor.SessionId));
        Assert.Equal([new Grant(Role.Coordinator, Scenario.Lund), new Grant(Role.CountyOfficer, "12")], actor.Grants);
    }

    [Fact]
    public async Task A_revoked_grant_is_gone_at_the_next_look()
    {
        var id = await InsertAsync("Bo", isDemo: false);
        var kept = await GrantAsync(id, Role.Analyst);
        var revoked = await GrantAsync(id, Role.Administrator);
        var session = await SignInAsync(id);
        var before = await MarkAsync(session);

        Assert.True(await EndAsync(revoked));

        Assert.Equal([new Grant(Role.Analyst, "00")], Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(session, null)).Grants);
        Assert.NotEqual(before, await MarkAsync(session));
        Assert.False(await EndAsync(revoked));
        Assert.True(await EndAsync(kept));
    }

    [Fact]
    public async Task A_grant_holds_from_its_start_until_its_end()
    {
        var now = Scenario.Time.Now;
        var id = await InsertAsync("Cilla", isDemo: false);
        await StoreAsync(GrantRow.Of(id, Role.Analyst, "00", now) with { StartsAt = now.AddHours(1), EndsAt = now.AddHours(2) });
        var session = await SignInAsync(id);

        var counts = new List<int>();
        foreach (var minutes in (int[])[0, 59, 1, 59, 1])
        {
            Scenario.Time.Advance(TimeSpan.FromMinutes(minutes));
            await Scenario.Get<TouchSession>().RunAsync(session);
            counts.Add(Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(session, null)).Grants.Count);
        }

        Assert.Equal([0, 0, 1, 1, 0], counts);
    }

    [Fact]
    public async Task A_grant_for_one_round_counts_in_that_round_alone()
    {
        var round = await Scenario.OpenRoundAsync(Scenario.Lund);
        var other = await Scenario.OpenRoundAsync(Scenario.Lund);
        var id = await InsertAsync("Disa", isDemo: false);
        var roundId = (await Database.QueryAsync<Guid>("SELECT id FROM survey_round WHERE round_key = @round", new { round })).Single();
        await StoreAsync(GrantRow.Of(id, Role.Coordinator, Scenario.Lund, Scenario.Time.Now) with { RoundId = roundId });
        var actor = Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(await SignInAsync(id), null));

        Assert.Equal([new Grant(Role.Coordinator, Scenario.Lund, round)], actor.Grants);
        Assert.True((await Scenario.Get<OpenResponse>().RunAsync(actor, round, Scenario.Lund)).IsSuccess);
        AssertFailed(FailureKind.NotFound, await Scenario.Get<OpenResponse>().RunAsync(actor, other, Scenario.Lund));
        Assert.Equal([round], Scenario.Succeeded(await Scenario.Get<ListResponses>().RunAsync(actor)).Select(head => head.Round.Key));
        Assert.Equal([round], Scenario.Succeeded(await Scenario.Get<ReadStatus>().RunAsync(actor)).Select(status => status.Round.Key));
    }

    [Fact]
    public async Task A_session_ends_an_hour_after_the_last_act_and_after_half_a_day_in_any_case()
    {
        var id = await InsertAsync("Elsa", isDemo: false);
        var idle = await SignInAsync(id);
        var busy = await SignInAsync(id);

        Scenario.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(TimeSpan.FromHours(1), Scenario.Succeeded(await Scenario.Get<TouchSession>().RunAsync(busy)) - Scenario.Time.Now);
        Assert.Equal(TimeSpan.FromMinutes(1), Scenario.Succeeded(await Scenario.Get<ReadSession>().RunAsync(idle)).EndsAt - Scenario.Time.Now);
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        await AssertEndedAsync(idle);

        for (var hours = 1; hours < 12; hours++)
        {
            Scenario.Succeeded(await Scenario.Get<TouchSession>().RunAsync(busy));
            Scenario.Time.Advance(TimeSpan.FromMinutes(59));
        }

        Assert.True(Scenario.Succeeded(await Scenario.Get<ReadSession>().RunAsync(busy)).EndsAt - Scenario.Time.Now < TimeSpan.FromMinutes(30));
        Scenario.Time.Advance(TimeSpan.FromMinutes(30));
        await AssertEndedAsync(busy);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_there_or_everywhere()
    {
        var id = await InsertAsync("Fia", isDemo: false);
        var (first, second, third) = (await SignInAsync(id), await SignInAsync(id), await SignInAsync(id));
        var stranger = await SignInAsync(await InsertAsync("Gun", isDemo: false));

        Scenario.Succeeded(await Scenario.Get<EndSession>().RunAsync(first));
        await AssertEndedAsync(first);
        var actor = Scenario.Succeeded(await Scenario.Get<FindActor>().RunAsync(second, null));
        Assert.Equal(2, Scenario.Succeeded(await Scenario.Get<EndSession>().EverywhereAsync(actor)));

        await AssertEndedAsync(second);
        await AssertEndedAsync(third);
        Assert.True((await Scenario.Get<FindActor>().RunAsync(stranger, null)).IsSuccess);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found()
    {
        AssertFailed(FailureKind.NotFound, await Scenario.Get<FindActor>().RunAsync(Guid.CreateVersion7(), null));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<StartSession>().RunAsync(Guid.CreateVersion7(), SignInMethod.Email, null, null));
    }

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

    private async Task<Guid> SignInAsync(Guid person) =>
        Scenario.Succeeded(await Scenario.Get<StartSession>().RunAsync(person, SignInMethod.Email, null, "192.0.2.1")).SessionId!.Value;

    private async Task<string> MarkAsync(Guid session) => Scenario.Succeeded(await Scenario.Get<ReadSession>().RunAsync(session)).Mark;

    private async Task AssertEndedAsync(Guid session)
    {
        AssertFailed(FailureKind.NotFound, await Scenario.Get<FindActor>().RunAsync(session, null));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadSession>().RunAsync(session));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<TouchSession>().RunAsync(session));
    }

    private async Task<Guid> GrantAsync(Guid person, Role role)
    {
        var grant = GrantRow.Of(person, role, "00", Scenario.Time.Now);
        await StoreAsync(grant);
        return grant.Id;
    }

    private Task<Done> StoreAsync(GrantRow grant) => Database.RunAsync<Done>(async session =>
    {
        await GrantStore.InsertAsync(session, grant);
        return Done.Instance;
    });

    private Task<bool> EndAsync(Guid grant) => Database.RunAsync<bool>(async session => await GrantStore.TryEndAsync(session, grant, Scenario.Time.Now));

    private async Task<Guid> InsertAsync(string name, bool isDemo, params Grant[] grants)
    {
        var id = Guid.CreateVersion7();
        var now = Scenario.Time.Now;
        await Database.RunAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [new PersonRow { Id = id, Name = name, Email = $"{id}@example.se", IsDemo = isDemo, CreatedAt = now }]);
            await GrantStore.InsertAsync(session, grants.Select(grant => GrantRow.Of(id, grant.Role, grant.Area, now)));
            return Done.Instance;
        });
        return id;
    }
}
