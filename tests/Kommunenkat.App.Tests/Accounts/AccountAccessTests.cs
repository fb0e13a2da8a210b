using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

/// <summary>Every role against every role in every kind of area, through the use cases themselves.</summary>
public abstract class AccountAccessTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : AccountAccessTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : AccountAccessTests(database), IClassFixture<SqlServerOfClass>;

    /// <summary>All that is allowed: who, which role, where. Written out here once more, so that no edit of the rules loosens them unseen.</summary>
    private static readonly (Role By, Role Given, string Area)[] Allowed =
    [
        (Role.Coordinator, Role.Contributor, Lund),
        (Role.Coordinator, Role.Coordinator, Lund),
        (Role.Coordinator, Role.Approver, Lund),
        (Role.CountyOfficer, Role.Coordinator, Lund),
        (Role.CountyOfficer, Role.Coordinator, Malmö),
        (Role.Administrator, Role.Administrator, "00"),
        (Role.Administrator, Role.Analyst, "00"),
        (Role.Administrator, Role.CountyOfficer, "12"),
        (Role.Administrator, Role.CountyOfficer, "14"),
    ];

    private static readonly string[] Places = ["00", "12", "14", Lund, Malmö, Göteborg, "1299", "1", ""];

    private static Actor ActorAs(Role role) => Person($"{role}", role, role switch
    {
        Role.Contributor or Role.Coordinator or Role.Approver => Lund,
        Role.CountyOfficer => "12",
        Role.Analyst or Role.Administrator => "00",
    });

    [Fact]
    public async Task Nobody_gives_a_role_but_those_the_rules_name()
    {
        var given = new List<(Role, Role, string)>();
        foreach (var (giver, role, area) in from giver in Enum.GetValues<Role>() from role in Enum.GetValues<Role>() from area in Places select (giver, role, area))
        {
            var outcome = await TryInviteAsync(ActorAs(giver), new Invitation("N.N.", $"{giver}.{role}.{area}.x@kommunen.example", role, area));
            if (outcome.IsSuccess)
                given.Add((giver, role, area));
            else
                AssertFailed(FailureKind.NotFound, outcome);
        }

        Assert.Equal(Allowed.Order(), given.Order());
        Assert.Equal(Allowed.Length, await CountAsync("access_grant"));
        Assert.Equal(Allowed.Length, await CountAsync("person"));
        Assert.Equal(Allowed.Length, await CountAsync("outbox_message"));
    }

    [Fact]
    public async Task Nobody_sees_ends_changes_hands_over_or_removes_but_what_they_could_give()
    {
        var grants = new List<(Role Role, string Area, Guid Person, Guid Grant)>();
        foreach (var (role, area) in Allowed.Select(allowed => (allowed.Given, allowed.Area)).Distinct())
        {
            var person = await Scenario.EnrolAsync("N.N.", $"{role}.{area}@kommunen.example", role, area);
            var grant = await Database.ValueAsync<Guid>("SELECT id FROM access_grant WHERE person_id = @PersonId", new { person.PersonId });
            grants.Add((role, area, person.PersonId, grant));
        }

        foreach (var (giver, (role, area, person, grant)) in from giver in Enum.GetValues<Role>() from held in grants select (giver, held))
        {
            var actor = ActorAs(giver);
            var read = await Scenario.Get<ReadGrant>().RunAsync(actor, grant);
            Assert.Equal(Allowed.Contains((giver, role, area)), read.IsSuccess);
            if (read.IsSuccess)
                continue;
            AssertFailed(FailureKind.NotFound, read);
            AssertFailed(FailureKind.NotFound, await EndAsync(actor, grant));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ChangeGrantEnd>().RunAsync(actor, grant, null));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<HandOver>().RunAsync(actor, grant, "Ny", "ny@kommunen.example"));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(actor, person));
        }

        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM access_grant WHERE ends_at IS NOT NULL"));
        Assert.Equal(grants.Count, await CountAsync("person"));
    }

    [Theory]
    [InlineData(Role.Contributor, "")]
    [InlineData(Role.Coordinator, Lund)]
    [InlineData(Role.Approver, "")]
    [InlineData(Role.CountyOfficer, "12 1281 1280")]
    [InlineData(Role.Analyst, "")]
    [InlineData(Role.Administrator, "00 12 14")]
    public async Task An_area_whose_roles_are_not_ones_to_see_to_answers_as_missing(Role by, string seen)
    {
        var found = new List<string>();
        foreach (var area in Places)
        {
            var outcome = await Scenario.Get<ListAccounts>().RunAsync(ActorAs(by), area);
            if (outcome.IsSuccess)
                found.Add(area);
            else
                AssertFailed(FailureKind.NotFound, outcome);
        }

        Assert.Equal(seen, string.Join(' ', found));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_given_nothing()
    {
        AssertFailed(FailureKind.NotFound, await TryInviteAsync(Actor.Anonymous, new Invitation("N.N.", "nn@kommunen.example", Role.Analyst, "00")));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnAccount>().RunAsync(Actor.Anonymous));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(Actor.Anonymous, Actor.Anonymous.PersonId));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ListAccounts>().RunAsync(Actor.Anonymous, "00"));
    }
}
