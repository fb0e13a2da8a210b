using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

public abstract class HandOverTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : HandOverTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : HandOverTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task The_successor_has_role_and_sections_and_the_leaver_neither()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);
        var leaver = await SignInAsync(nils.PersonId);
        var day = new DateOnly(2025, 10, 20);
        await Scenario.GiveAsync(round, Lund, "stod", leaver, day, "Tack!");
        await Scenario.GiveAsync(round, Lund, "heder", leaver);

        var handed = Succeeded(await HandAsync(Coordinator(Lund), nils.GrantId, "Amina", "amina@lund.example"));

        Assert.Equal(("Amina", 2), (handed.Name, handed.Sections));
        Assert.Empty((await SignInAsync(nils.PersonId)).Grants);
        Assert.Equal([new Grant(Role.Contributor, Lund)], (await SignInAsync(handed.PersonId)).Grants);
        Assert.Equal(
            [("heder", "Amina", null, null), ("stod", "Amina", day, "Tack!")],
            (await Scenario.OpenAsync(round, Lund)).Assignments.Select(one => (one.SectionKey, one.PersonName, one.DueDay, one.Message)).Order());
        var letter = Assert.Single(await LettersAsync("amina@lund.example"));
        Assert.Contains("Du tar över efter Nils. De avsnitt som Nils hade fått att svara på är nu dina.", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_successor_has_already_stays_as_it_is()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);
        var amina = await InviteAsync(Coordinator(Lund), "Amina", "amina@lund.example", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", await SignInAsync(nils.PersonId), message: "Till Nils");
        await Scenario.GiveAsync(round, Lund, "heder", await SignInAsync(nils.PersonId));
        await Scenario.GiveAsync(round, Lund, "stod", await SignInAsync(amina.PersonId), message: "Till Amina");

        var handed = Succeeded(await HandAsync(Coordinator(Lund), nils.GrantId, "Någon Annan", "Amina@lund.example"));

        Assert.Equal((amina.PersonId, "Amina", 1), (handed.PersonId, handed.Name, handed.Sections));
        Assert.Equal(
            [("heder", "Amina", null), ("stod", "Amina", "Till Amina")],
            (await Scenario.OpenAsync(round, Lund)).Assignments.Select(one => (one.SectionKey, one.PersonName, one.Message)).Order());
        Assert.Single((await SignInAsync(amina.PersonId)).Grants);
    }

    [Fact]
    public async Task Only_rounds_that_are_open_and_that_the_role_is_for_are_handed_over()
    {
        var (closed, one, other) = (await Scenario.OpenRoundAsync(Lund), await Scenario.OpenRoundAsync(Lund), await Scenario.OpenRoundAsync(Lund));
        var forAll = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Coordinator, Lund);
        var nils = await SignInAsync(forAll.PersonId);
        foreach (var round in (string[])[closed, one, other])
            await Scenario.GiveAsync(round, Lund, "stod", nils);
        await Scenario.ChangeAsync(closed, RoundAction.Close);
        var forOne = Succeeded(await TryInviteAsync(Coordinator(Lund), new Invitation("Nils", "nils@lund.example", Role.Contributor, Lund, one)));

        Assert.Equal(1, Succeeded(await HandAsync(Coordinator(Lund), forOne.GrantId, "Amina", "amina@lund.example")).Sections);
        Assert.Equal(("Nils", "Amina", "Nils"), (await WhoAsync(closed), await WhoAsync(one), await WhoAsync(other)));
        Assert.Equal(1, Succeeded(await HandAsync(Coordinator(Lund), forAll.GrantId, "Bo", "bo@lund.example")).Sections);

        // With Nils' last role there, the section of the closed round is nobody's.
        Assert.Equal((null, "Amina", "Bo"), (await WhoAsync(closed), await WhoAsync(one), await WhoAsync(other)));

        async Task<string?> WhoAsync(string round) => (await Scenario.OpenAsync(round, Lund)).Assignments.SingleOrDefault()?.PersonName;
    }

    [Fact]
    public async Task A_hand_over_that_cannot_be_leaves_nothing_behind()
    {
        var nils = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);

        AssertFailed(FailureKind.Invalid, await HandAsync(Coordinator(Lund), nils.GrantId, "Nils", "NILS@lund.example"));
        AssertFailed(FailureKind.Invalid, await HandAsync(Coordinator(Lund), nils.GrantId, "Amina", "amina"));
        Assert.Single((await SignInAsync(nils.PersonId)).Grants);
        Succeeded(await EndAsync(Coordinator(Lund), nils.GrantId));
        AssertFailed(FailureKind.Conflict, await HandAsync(Coordinator(Lund), nils.GrantId, "Amina", "amina@lund.example"));

        Assert.Equal((1, 1, 1), (await CountAsync("person"), await CountAsync("access_grant"), await CountAsync("outbox_message")));
    }

    [Fact]
    public async Task The_last_administrator_may_hand_over()
    {
        var first = await InviteAsync(Actor.Operator, "Ett", "ett@myndigheten.example", Role.Administrator, "00");

        var handed = Succeeded(await HandAsync(Administrator, first.GrantId, "Två", "tva@myndigheten.example"));

        Assert.Equal([new Grant(Role.Administrator, "00")], (await SignInAsync(handed.PersonId)).Grants);
        Assert.Empty((await SignInAsync(first.PersonId)).Grants);
    }

    private Task<Outcome<HandedOver>> HandAsync(Actor by, Guid grant, string name, string email) =>
        Scenario.Get<HandOver>().RunAsync(by, grant, name, email);
}
