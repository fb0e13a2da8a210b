using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Accounts;

/// <summary>A test of people and their roles: at first there is nobody, and no message.</summary>
public abstract class AccountTests(DatabaseOfClass database) : StorageTests(database), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        foreach (var table in (string[])["outbox_message", "section_assignment", "access_grant", "sign_in_session", "person"])
            await Database.ExecuteAsync($"DELETE FROM {table}");
    }

    protected Task<Outcome<InvitedPerson>> TryInviteAsync(Actor by, Invitation invitation) => Scenario.Get<InvitePerson>().RunAsync(by, invitation);

    protected async Task<InvitedPerson> InviteAsync(Actor by, string name, string email, Role role, string area) =>
        Succeeded(await TryInviteAsync(by, new Invitation(name, email, role, area)));

    protected async Task<Actor> SignInAsync(Guid person) =>
        Succeeded(await Scenario.Get<StartSession>().RunAsync(person, SignInMethod.Email, null, "192.0.2.1"));

    protected Task<Outcome<Done>> EndAsync(Actor by, Guid grant) => Scenario.Get<EndGrant>().RunAsync(by, grant);

    protected async Task<AccountList> ListAsync(Actor by, string area) => Succeeded(await Scenario.Get<ListAccounts>().RunAsync(by, area));

    protected async Task<IReadOnlyList<string>> LettersAsync(string email) =>
        await Database.QueryAsync<string>("SELECT body_text FROM outbox_message WHERE kind = 'Invitation' AND to_address = @email ORDER BY id", new { email });

    protected Task<int> CountAsync(string table) => Database.ValueAsync<int>($"SELECT COUNT(*) FROM {table}");
}
