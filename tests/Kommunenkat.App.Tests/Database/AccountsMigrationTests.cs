using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Database;

/// <summary>The migration that gives grants a time.</summary>
public abstract class AccountsMigrationTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : AccountsMigrationTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : AccountsMigrationTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Grants_given_before_hold_since_then_and_for_all_rounds()
    {
        await using var old = await TestDatabase.CreateAsync(Engine, upTo: "0007_message_outbox");
        var (person, at) = (Guid.CreateVersion7(), ManualTime.Start.AddYears(-1));
        await old.ExecuteAsync(
            "INSERT INTO person (id, name, email, is_demo, created_at) VALUES (@person, 'Åsa', 'asa@lund.example', 0, @at)", new { person, at });
        await old.ExecuteAsync(
            "INSERT INTO role_grant (person_id, role, area_code, granted_at) VALUES (@person, 'Coordinator', '1281', @at), (@person, 'Approver', '1281', @at)",
            new { person, at });

        new Migrator(old.Settings).Migrate();

        var grants = await old.RunAsync<IReadOnlyList<GrantRow>>(
            async session => (await GrantStore.CurrentOfPersonAsync(session, person, ManualTime.Start)).ToList());
        Assert.Equal([(Role.Approver, Lund, at, null, null), (Role.Coordinator, Lund, at, (DateTimeOffset?)null, (string?)null)],
            grants.Select(row => (row.Role, row.AreaCode, row.StartsAt, row.EndsAt, row.RoundKey)));
        Assert.Equal(2, grants.Select(row => row.Id).Distinct().Count());
        await using var scenario = new Scenario(old.Settings);
        var session = Succeeded(await scenario.Get<StartSession>().RunAsync(person, SignInMethod.Email, null, null)).SessionId!.Value;
        Assert.Equal(2, Succeeded(await scenario.Get<FindActor>().RunAsync(session, null)).Grants.Count);
    }
}
