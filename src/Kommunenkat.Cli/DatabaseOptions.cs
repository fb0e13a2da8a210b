using System.CommandLine;
using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

/// <summary>Which database a command works on: the options, else the environment, else <c>appsettings.json</c> of the current folder.</summary>
internal sealed class DatabaseOptions
{
    private const string SettingsFile = "appsettings.json";

    public Option<string?> Engine { get; } = new("--engine")
    {
        Description = "Sqlite or SqlServer, in place of the setting Database:Engine.",
        Recursive = true,
    };

    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = "Connection string, in place of the setting ConnectionStrings:Kommunenkat.",
        Recursive = true,
    };

    /// <summary>Runs a command on a database with this version's schema.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Terminal, Task<int>> command) =>
        RunOnAnySchemaAsync(parsed, (services, terminal) =>
        {
            BringToSchema(services);
            return command(services, terminal);
        });

    /// <summary>Runs a command whatever the state of the database, and turns faulty settings into a sentence.</summary>
    public async Task<int> RunOnAnySchemaAsync(ParseResult parsed, Func<IServiceProvider, Terminal, Task<int>> command)
    {
        var terminal = Terminal.Of(parsed);
        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(_ => MailSettings.From(Configuration())) // read by the commands that need it alone
                .AddSingleton(_ => SiteSettings.From(Configuration()))
                .AddKommunenkat(Settings(parsed))
                .BuildServiceProvider();
            return await command(services, terminal);
        }
        catch (SettingsException exception)
        {
            return terminal.Fail(exception.Message);
        }
    }

    private DatabaseSettings Settings(ParseResult parsed)
    {
        var configured = Configuration();
        return DatabaseSettings.From(
            parsed.GetValue(Engine) ?? configured["Database:Engine"],
            parsed.GetValue(Connection) ?? configured.GetConnectionString("Kommunenkat"));
    }

    private static IConfiguration Configuration()
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile(SettingsFile, optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw new SettingsException($"{SettingsFile} of the current folder cannot be read: {exception.GetBaseException().Message}");
        }
    }

    /// <summary>A SQLite file is the operator's own and is migrated at need; a server's schema is changed on demand only.</summary>
    private static void BringToSchema(IServiceProvider services)
    {
        var migrator = services.GetRequiredService<Migrator>();
        switch (services.GetRequiredService<DatabaseSettings>().Engine)
        {
            case App.Database.Engine.Sqlite:
                migrator.Migrate();
                break;
            case App.Database.Engine.SqlServer:
                if (migrator.Pending() is { Count: > 0 } pending)
                {
                    throw new SettingsException(
                        $"The database of ConnectionStrings:Kommunenkat lacks {string.Join(", ", pending)}; run \"kommunenkat migrate\" first.");
                }

                break;
        }
    }
}
