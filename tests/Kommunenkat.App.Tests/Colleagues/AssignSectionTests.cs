using Kommunenkat.App.Access;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Colleagues;

public abstract class AssignSectionTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : AssignSectionTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : AssignSectionTests(database), IClassFixture<SqlServerOfClass>;

    private static readonly DateOnly Close = new(2025, 10, 31);

    [Fact]
    public async Task Who_has_a_section_is_seen_by_all_with_day_message_and_giver()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);

        await Scenario.GiveAsync(round, Lund, "stod", nils, new DateOnly(2025, 10, 20), "  Hör av dig vid frågor. ");

        var given = new SectionAssignment("stod", nils.PersonId, "Nils Forsberg", new DateOnly(2025, 10, 20), "Hör av dig vid frågor.", "Åsa Öberg", ManualTime.Start, IsMine: false);
        Assert.Equal([given], (await Scenario.OpenAsync(round, Lund)).Assignments);
        Assert.Equal([given], (await Scenario.OpenAsync(round, Lund, Approver(Lund))).Assignments);
        Assert.Equal([given with { IsMine = true }], (await Scenario.OpenAsync(round, Lund, nils)).Assignments);
    }

    [Fact]
    public async Task A_section_can_be_shared_and_given_again_with_another_day_and_message()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        var amina = await Scenario.EnrolAsync("Amina Warsame", Role.Coordinator, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", nils, Close, "Först");
        Scenario.Time.Advance(TimeSpan.FromHours(1));
        await Scenario.GiveAsync(round, Lund, "stod", amina);
        Scenario.Time.Advance(TimeSpan.FromHours(1));

        await Scenario.GiveAsync(round, Lund, "stod", nils, message: "   ");

        Assert.Equal(
            [("Amina Warsame", null, null), ("Nils Forsberg", null, null)],
            (await Scenario.OpenAsync(round, Lund)).Assignments.Select(one => (one.PersonName, one.DueDay, one.Message)));
    }

    [Fact]
    public async Task Where_the_municipality_has_a_later_day_than_the_round_so_has_the_colleague()
    {
        var today = SwedishTime.Today(Scenario.Time);
        var round = await Scenario.OpenRoundAsync(today.AddDays(2), Lund);
        var berit = await Scenario.EnrolAsync("Berit Berg", Role.Contributor, Lund);
        AssertFailed(FailureKind.Invalid, await Scenario.TryGiveAsync(round, Lund, "styrning", berit, today.AddDays(5)));

        await Scenario.ExtendAsync(round, Lund, today.AddDays(9));

        Succeeded(await Scenario.TryGiveAsync(round, Lund, "styrning", berit, today.AddDays(9)));
        AssertFailed(FailureKind.Invalid, await Scenario.TryGiveAsync(round, Lund, "styrning", berit, today.AddDays(10)));
    }

    [Theory]
    [InlineData("2025-09-30", false)]
    [InlineData("2025-10-01", true)]
    [InlineData("2025-10-31", true)]
    [InlineData("2025-11-01", false)]
    public async Task The_day_is_from_today_to_the_last_day_of_answers(string day, bool works)
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);

        var outcome = await Scenario.TryGiveAsync(round, Lund, "stod", nils, DateOnly.ParseExact(day, "yyyy-MM-dd"));

        Assert.Equal(works ? null : FailureKind.Invalid, outcome.Failure?.Kind);
        Assert.Equal(works ? 1 : 0, (await Scenario.OpenAsync(round, Lund)).Assignments.Count);
    }

    [Fact]
    public async Task The_message_has_at_most_500_characters_as_a_reader_counts_them()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        var longest = string.Concat(Enumerable.Repeat("😀", 500));

        AssertFailed(FailureKind.Invalid, await Scenario.TryGiveAsync(round, Lund, "stod", nils, message: longest + "a"));
        await Scenario.GiveAsync(round, Lund, "stod", nils, message: longest);

        Assert.Equal(longest, Assert.Single((await Scenario.OpenAsync(round, Lund)).Assignments).Message);
    }

    [Theory]
    [InlineData(Role.Contributor, Malmö)]
    [InlineData(Role.Approver, Lund)]
    [InlineData(Role.CountyOfficer, "12")]
    public async Task Nobody_but_the_municipalitys_contributors_and_coordinators_is_given_anything(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund, Malmö);
        var other = await Scenario.EnrolAsync("N.N.", role, area);

        AssertFailed(FailureKind.Invalid, await Scenario.TryGiveAsync(round, Lund, "stod", other));
        var unknown = await Scenario.TryGiveAsync(round, Lund, "stod", Person("Finns Inte", Role.Contributor, Lund));

        AssertFailed(FailureKind.Invalid, unknown);
        Assert.Empty((await Scenario.OpenAsync(round, Lund)).Assignments);
    }

    [Theory]
    [InlineData(Role.Contributor, Lund)]
    [InlineData(Role.Approver, Lund)]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Administrator, "00")]
    public async Task Only_the_coordinator_gives_and_takes_back(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", nils);
        var other = Person("N.N.", role, area);

        AssertFailed(FailureKind.NotFound, await Scenario.TryGiveAsync(round, Lund, "heder", nils, by: other));
        AssertFailed(FailureKind.NotFound, await WithdrawAsync(round, "stod", nils, other));

        Assert.Equal(["stod"], (await Scenario.OpenAsync(round, Lund)).Assignments.Select(one => one.SectionKey));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_given_or_taken_back()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);

        AssertFailed(FailureKind.NotFound, await Scenario.TryGiveAsync(round, Lund, "no_such_section", nils));
        AssertFailed(FailureKind.NotFound, await Scenario.TryGiveAsync("1999", Lund, "stod", nils));
        AssertFailed(FailureKind.NotFound, await WithdrawAsync(round, "stod", nils));
    }

    [Fact]
    public async Task Nothing_is_given_or_taken_back_once_the_response_is_submitted()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", nils);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.Conflict, await Scenario.TryGiveAsync(round, Lund, "heder", nils));
        AssertFailed(FailureKind.Conflict, await WithdrawAsync(round, "stod", nils));
        Assert.False((await Scenario.OpenAsync(round, Lund)).CanAssign);
    }

    [Fact]
    public async Task Giving_and_taking_back_counts_as_a_change_of_the_response_but_is_no_activity_and_starts_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Close, Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        var before = await Scenario.OpenAsync(round, Lund);

        await Scenario.GiveAsync(round, Lund, "stod", nils);
        Succeeded(await WithdrawAsync(round, "stod", nils));

        var after = await Scenario.OpenAsync(round, Lund);
        Assert.Equal((before.Version + 2, before.State, null), (after.Version, after.State, after.LastActivityAt));
        Assert.Empty(after.Assignments);
    }

    [Fact]
    public async Task Colleagues_are_listed_by_name_with_their_roles_in_the_municipality()
    {
        var round = await Scenario.OpenRoundAsync(Stockholm);
        var amina = await Scenario.EnrolAsync("Amina Warsame", Role.Contributor, Stockholm);
        await Scenario.GrantAsync(amina, Role.Approver, Stockholm);
        await Scenario.GrantAsync(amina, Role.Contributor, Lund);
        var oskar = await Scenario.EnrolAsync("Öskar Åberg", Role.Contributor, Stockholm);
        var asa = await Scenario.EnrolAsync("Åsa Öberg", Role.Approver, Stockholm);
        await Scenario.EnrolAsync("Bo i Göteborg", Role.Contributor, Göteborg);
        await Scenario.EnrolAsync("Handläggare", Role.CountyOfficer, "01");

        var listed = Succeeded(await Scenario.Get<ListColleagues>().RunAsync(oskar, round, Stockholm));

        Assert.Equal(
            [("Amina Warsame", amina.PersonId, "Contributor Approver", true), ("Åsa Öberg", asa.PersonId, "Approver", false), ("Öskar Åberg", oskar.PersonId, "Contributor", true)],
            listed.Select(one => (one.Name, one.PersonId, string.Join(' ', one.Roles), one.CanBeGivenSections)));
    }

    [Theory]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Administrator, "00")]
    public async Task Nobody_else_is_told_who_works_for_the_municipality(Role role, string area) =>
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ListColleagues>().RunAsync(Person("N.N.", role, area), await Scenario.OpenRoundAsync(Lund), Lund));

    private Task<Outcome<Done>> WithdrawAsync(string round, string section, Actor from, Actor? by = null) =>
        Scenario.Get<WithdrawSection>().RunAsync(by ?? Coordinator(Lund), round, Lund, section, from.PersonId);
}
