using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

public abstract class OwnAccountTests(DatabaseOfClass database) : AccountTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : OwnAccountTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : OwnAccountTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_person_sees_all_that_is_kept_of_them()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var invited = await InviteAsync(Coordinator(Lund), "Nora Ek", "nils@lund.example", Role.Coordinator, Lund);
        var before = await SignInAsync(invited.PersonId);
        await Scenario.GiveAsync(round, Lund, "stod", before, new DateOnly(2025, 10, 20), "Tack!");
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes", by: before));
        Succeeded(await Scenario.TrySaveAsync(round, Malmö, "styrgrupp_finns", "yes", by: Person("Nora Ek", Role.Coordinator, Malmö)));
        await Scenario.WriteNoteAsync(round, Lund, "styrgrupp_finns", "Hej", before);
        await Scenario.SubmitAsync(round, Lund, before);
        Scenario.Time.Advance(TimeSpan.FromHours(2));
        var actor = await SignInAsync(invited.PersonId);

        var account = Succeeded(await Scenario.Get<ReadOwnAccount>().RunAsync(actor));

        Assert.Equal(("Nora Ek", "nils@lund.example", ManualTime.Start, SignInMethod.Email), (account.Name, account.Email, account.LastSignInAt, account.LastSignInMethod));
        Assert.Equal((Role.Coordinator, Lund, "Åsa Öberg"), Assert.Single(account.Grants) is var grant ? (grant.Role, grant.Area, grant.GrantedBy) : default);
        Assert.Equal([(true, true, "192.0.2.1"), (false, false, "192.0.2.1")], account.Sessions.Select(one => (one.IsOpen, one.IsThis, one.Origin)));
        Assert.Equal(new OwnSection(round, Lund, "stod", new DateOnly(2025, 10, 20), "Tack!", "Åsa Öberg", ManualTime.Start), Assert.Single(account.Sections));
        // One answer and the step that it began the response with; another of the same name in another municipality is somebody else.
        Assert.Equal(new OwnTraces { Notes = 1, AnswerChanges = 1, Submissions = 1, Steps = 2 }, account.Traces);
    }

    [Fact]
    public async Task A_removed_account_keeps_no_address_no_role_and_no_session_but_the_names_in_answers_stay()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var invited = await InviteAsync(Coordinator(Lund), "Nils Forsberg", "nils@lund.example", Role.Coordinator, Lund);
        var nils = await SignInAsync(invited.PersonId);
        await Scenario.GiveAsync(round, Lund, "stod", nils);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes", by: nils));
        Succeeded(await Scenario.Get<ShowPresence>().RunAsync(nils, new PagePlace(round, Lund, Guid.CreateVersion7(), "stod", null)));
        await Database.ExecuteAsync("UPDATE outbox_message SET delivered_at = created_at WHERE kind = 'Invitation'");

        Succeeded(await Scenario.Get<RemoveAccount>().RunAsync(nils, nils.PersonId));

        Assert.Equal(
            (RemoveAccount.RemovedName, $"borttagen-{invited.PersonId}"),
            (await Database.ValueAsync<string>("SELECT name FROM person"), await Database.ValueAsync<string>("SELECT email FROM person")));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<FindActor>().RunAsync(nils.SessionId!.Value, null));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<StartSession>().RunAsync(invited.PersonId, SignInMethod.Email, null, null));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadOwnAccount>().RunAsync(nils));
        Assert.Equal(1, await Database.ValueAsync<int>("SELECT COUNT(*) FROM access_grant WHERE ends_at IS NOT NULL"));
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_session WHERE ended_at IS NULL OR origin IS NOT NULL"));
        Assert.Equal((0, 0), (await CountAsync("presence WHERE person_name = 'Nils Forsberg'"), await CountAsync("section_assignment")));
        // The letter of the section had not gone; what is left of the other is that it went.
        Assert.Equal(("", "", ""), (await Database.QueryAsync<Letter>("SELECT to_name AS Name, to_address AS Address, body_text AS Text FROM outbox_message")).Single() is var letter
            ? (letter.Name, letter.Address, letter.Text) : default);
        var answer = (await Scenario.OpenAsync(round, Lund)).Answers.Values.Single();
        Assert.Equal("Nils Forsberg", answer.ChangedBy);
    }

    [Fact]
    public async Task The_address_of_a_removed_account_can_be_invited_anew_as_somebody_new()
    {
        var first = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);
        Succeeded(await Scenario.Get<RemoveAccount>().RunAsync(Coordinator(Lund), first.PersonId));

        var second = await InviteAsync(Coordinator(Lund), "Nils F", "nils@lund.example", Role.Contributor, Lund);

        Assert.NotEqual(first.PersonId, second.PersonId);
        Assert.Equal(["Nils F"], (await ListAsync(Coordinator(Lund), Lund)).Grants.Select(grant => grant.Name));
    }

    [Fact]
    public async Task An_account_is_removed_by_another_only_who_sees_to_every_role_it_has()
    {
        var nils = await InviteAsync(Coordinator(Lund), "Nils", "nils@lund.example", Role.Contributor, Lund);
        var other = await InviteAsync(Coordinator(Malmö), "Nils", "nils@lund.example", Role.Contributor, Malmö);

        AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(Coordinator(Lund), nils.PersonId));
        Assert.False(Succeeded(await Scenario.Get<ReadGrant>().RunAsync(Coordinator(Lund), nils.GrantId)).CanRemoveAccount);
        Succeeded(await EndAsync(Coordinator(Malmö), other.GrantId));
        Assert.True(Succeeded(await Scenario.Get<ReadGrant>().RunAsync(Coordinator(Lund), nils.GrantId)).CanRemoveAccount);
        AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(Coordinator(Malmö), nils.PersonId));
        Succeeded(await Scenario.Get<RemoveAccount>().RunAsync(Coordinator(Lund), nils.PersonId));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(Coordinator(Lund), nils.PersonId));
    }

    private sealed record Letter
    {
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
