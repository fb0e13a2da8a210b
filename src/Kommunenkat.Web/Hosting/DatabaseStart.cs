using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;

namespace Kommunenkat.Web.Hosting;

/// <summary>Brings the database into the state that the pages count on, or stops the start.</summary>
public static class DatabaseStart
{
    /// <exception cref="SettingsException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        BringToSchema(app.Services);
        if (app.Environment.IsDevelopment())
            await LoadDemoAsync(app.Services);
    }

    /// <summary>A SQLite file is this program's own. A server's schema is changed when its operator says so, not by a restart.</summary>
    private static void BringToSchema(IServiceProvider services)
    {
        var migrator = services.GetRequiredService<Migrator>();
        switch (services.GetRequiredService<DatabaseSettings>().Engine)
        {
            case Engine.Sqlite:
                migrator.Migrate();
                break;
            case Engine.SqlServer when migrator.Pending() is { Count: > 0 } pending:
                throw new SettingsException(
                    $"The database of ConnectionStrings:Kommunenkat lacks {string.Join(", ", pending)}; run \"kommunenkat migrate\" on it, then start again.");
            case Engine.SqlServer:
                break;
        }
    }

    /// <summary>A development machine has something to look at from the first start; a database with real rounds is left alone.</summary>
    private static async Task LoadDemoAsync(IServiceProvider services)
    {
        var loaded = await services.GetRequiredService<LoadDemo>().RunAsync();
        if (loaded.Failure is { Kind: not FailureKind.Conflict } failure)
            throw new SettingsException($"The demo data could not be loaded: {string.Join(" ", failure.Messages)}");
    }
}
