using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

public abstract class EndGrantTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : EndGrantTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : EndGrantTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_role_ends_at_once_and_only_once()
    {
        var berit = await InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund);
        Scenario.Time.Advance(TimeSpan.FromHours(1));

        Succeeded(await EndAsync(Coordinator(Lund), berit.GrantId));

        Assert.Empty((await SignInAsync(berit.PersonId)).Grants);
        AssertFailed(FailureKind.Conflict, await EndAsync(Coordinator(Lund), berit.GrantId));
        AssertFailed(FailureKind.Conflict, await ChangeAsync(Coordinator(Lund), berit.GrantId, null));
        AssertFailed(FailureKind.NotFound, await EndAsync(Coordinator(Lund), Guid.CreateVersion7()));
        Assert.Equal(GrantStanding.Ended, Assert.Single((await ListAsync(Coordinator(Lund), Lund)).Grants).Standing);
    }

    [Fact]
    public async Task Who_has_no_role_left_to_answer_has_no_sections_either()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var berit = await Scenario.EnrolAsync("Berit", Role.Contributor, Lund);
        var bo = await Scenario.EnrolAsync("Bo", Role.Contributor, Lund);
        var second = await Scenario.GrantAsync(berit, Role.Coordinator, Lund);
        await Scenario.GrantAsync(berit, Role.Approver, Lund);
        await Scenario.GrantAsync(berit, Role.Contributor, Malmö);
        await Scenario.GiveAsync(round, Lund, "stod", berit);
        await Scenario.GiveAsync(round, Lund, "heder", bo);
        await Scenario.GiveAsync(round, Malmö, "stod", berit);
        var first = (await ListAsync(Coordinator(Lund), Lund)).Grants.Single(grant => grant.Name == "Berit" && grant.Role == Role.Contributor);

        Succeeded(await EndAsync(Coordinator(Lund), first.GrantId));
        Assert.Equal(["heder", "stod"], await SectionsAsync(round, Lund));
        var before = (await Scenario.OpenAsync(round, Lund)).Version;
        Succeeded(await EndAsync(Coordinator(Lund), second));

        Assert.Equal(["heder"], await SectionsAsync(round, Lund));
        Assert.Equal(["stod"], await SectionsAsync(round, Malmö));
        Assert.Equal(before + 1, (await Scenario.OpenAsync(round, Lund)).Version); // pages that are open notice it
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var first = await InviteAsync(Actor.Operator, "Ett", "ett@myndigheten.example", Role.Administrator, "00");
        var second = await InviteAsync(Actor.Operator, "Två", "tva@myndigheten.example", Role.Administrator, "00");
        var analyst = await InviteAsync(Actor.Operator, "Tre", "tre@myndigheten.example", Role.Analyst, "00");
        Succeeded(await EndAsync(Administrator, second.GrantId));

        AssertFailed(FailureKind.Conflict, await EndAsync(Administrator, first.GrantId));
        AssertFailed(FailureKind.Conflict, await EndAsync(Actor.Operator, first.GrantId));
        AssertFailed(FailureKind.Conflict, await ChangeAsync(Administrator, first.GrantId, new DateOnly(2025, 12, 31)));
        AssertFailed(FailureKind.Conflict, await Scenario.Get<RemoveAccount>().RunAsync(Administrator, first.PersonId));

        Assert.Equal([new Grant(Role.Administrator, "00")], (await SignInAsync(first.PersonId)).Grants);
        Succeeded(await EndAsync(Administrator, analyst.GrantId));
        Assert.Equal("Ett", Assert.Single((await ListAsync(Administrator, "00")).Grants, grant => grant.Standing == GrantStanding.Current).Name);
    }

    [Fact]
    public async Task Two_administrators_cannot_end_each_others_role_at_the_same_moment()
    {
        var first = await InviteAsync(Actor.Operator, "Ett", "ett@myndigheten.example", Role.Administrator, "00");
        var second = await InviteAsync(Actor.Operator, "Två", "tva@myndigheten.example", Role.Administrator, "00");

        var outcomes = await Task.WhenAll(EndAsync(Administrator, first.GrantId), EndAsync(Administrator, second.GrantId));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.Single((await ListAsync(Administrator, "00")).Grants, grant => grant.Standing == GrantStanding.Current);
    }

    [Fact]
    public async Task The_last_day_is_set_moved_and_taken_away()
    {
        var berit = await InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund);

        Succeeded(await ChangeAsync(Coordinator(Lund), berit.GrantId, new DateOnly(2025, 10, 1)));
        Assert.Equal(new DateTimeOffset(2025, 10, 1, 22, 0, 0, TimeSpan.Zero), await EndsAtAsync());
        AssertFailed(FailureKind.Invalid, await ChangeAsync(Coordinator(Lund), berit.GrantId, new DateOnly(2025, 9, 30)));
        Succeeded(await ChangeAsync(Coordinator(Lund), berit.GrantId, new DateOnly(2026, 1, 31)));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), await EndsAtAsync()); // winter time
        Succeeded(await ChangeAsync(Coordinator(Lund), berit.GrantId, null));
        Assert.Null(await EndsAtAsync());

        async Task<DateTimeOffset?> EndsAtAsync() => Assert.Single((await ListAsync(Coordinator(Lund), Lund)).Grants).EndsAt;
    }

    [Fact]
    public async Task A_role_that_has_not_begun_does_not_end_before_it_does()
    {
        var berit = Succeeded(await TryInviteAsync(
            Coordinator(Lund), new Invitation("Berit", "berit@lund.example", Role.Contributor, Lund, StartDay: new DateOnly(2025, 11, 1))));

        AssertFailed(FailureKind.Invalid, await ChangeAsync(Coordinator(Lund), berit.GrantId, new DateOnly(2025, 10, 31)));
        Succeeded(await ChangeAsync(Coordinator(Lund), berit.GrantId, new DateOnly(2025, 11, 1)));
    }

    [Fact]
    public async Task Roles_that_ended_more_than_two_years_ago_are_not_listed()
    {
        var berit = await InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund);
        Succeeded(await EndAsync(Coordinator(Lund), berit.GrantId));

        Scenario.Time.Now = ManualTime.Start.AddYears(2).AddMinutes(-1);
        Assert.Single((await ListAsync(Coordinator(Lund), Lund)).Grants);
        Scenario.Time.Now = ManualTime.Start.AddYears(2);
        Assert.Empty((await ListAsync(Coordinator(Lund), Lund)).Grants);
    }

    [Fact]
    public async Task A_county_board_sees_every_municipality_with_its_coordinators_and_nobody_else()
    {
        var åsa = await InviteAsync(CountyOfficer("12"), "Åsa", "asa@lund.example", Role.Coordinator, Lund);
        await InviteAsync(Coordinator(Lund), "Berit", "berit@lund.example", Role.Contributor, Lund);
        await InviteAsync(Coordinator(Göteborg), "Omar", "omar@goteborg.example", Role.Coordinator, Göteborg);
        await SignInAsync(åsa.PersonId);

        var list = await ListAsync(CountyOfficer("12"), "12");

        Assert.Equal((33, 0, 0), (list.Within.Count, list.Roles.Count, list.Grants.Count));
        var lund = Assert.Single(list.Within, area => area.Grants.Count > 0);
        Assert.Equal(("Lund", "Åsa", ManualTime.Start), (lund.Name, Assert.Single(lund.Grants).Name, lund.Grants[0].LastSignInAt));
        Assert.Equal(["Åsa"], (await ListAsync(CountyOfficer("12"), Lund)).Grants.Select(grant => grant.Name));
        Assert.Equal(["Berit", "Åsa"], (await ListAsync(Coordinator(Lund), Lund)).Grants.Select(grant => grant.Name));
    }

    private Task<Outcome<Done>> ChangeAsync(Actor by, Guid grant, DateOnly? endDay) => Scenario.Get<ChangeGrantEnd>().RunAsync(by, grant, endDay);

    private async Task<IEnumerable<string>> SectionsAsync(string round, string municipality) =>
        (await Scenario.OpenAsync(round, municipality)).Assignments.Select(one => one.SectionKey).Order(StringComparer.Ordinal);
}
