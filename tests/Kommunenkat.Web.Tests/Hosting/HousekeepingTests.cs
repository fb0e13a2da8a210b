using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Kommunenkat.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Hosting;

public sealed class HousekeepingTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Scenario _scenario = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _scenario = new Scenario(_database.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _scenario.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_not_kept_any_longer_is_deleted_while_the_server_runs_also_after_an_hour_in_which_that_failed()
    {
        var nils = await _scenario.EnrolAsync("Nils", Role.Contributor, Lund);
        Succeeded(await _scenario.Get<StartSession>().RunAsync(nils.PersonId, SignInMethod.Email, null, null));
        using var housekeeping = new Housekeeping(_scenario.Get<DeleteExpired>(), _scenario.Time, NullLogger<Housekeeping>.Instance);
        await housekeeping.StartAsync(TestContext.Current.CancellationToken);
        _scenario.Time.Now += DeleteExpired.SessionsKept;

        await _database.ExecuteAsync("ALTER TABLE presence RENAME TO presence_gone");
        _scenario.Time.Advance(Housekeeping.Pause);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(1, await SessionsAsync());
        await _database.ExecuteAsync("ALTER TABLE presence_gone RENAME TO presence");
        for (var i = 0; i < 200 && await SessionsAsync() > 0; i++)
        {
            _scenario.Time.Advance(Housekeeping.Pause);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await SessionsAsync());
        await housekeeping.StopAsync(TestContext.Current.CancellationToken);
    }

    private Task<int> SessionsAsync() => _database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_session");
}
