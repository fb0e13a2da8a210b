using System.CommandLine;
using Kommunenkat.App.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class MigrateCommand
{
    public static Command Create(DatabaseOptions database)
    {
        var migrate = new Command("migrate", "Bring the database to the schema of this version.");
        migrate.SetAction(parsed => database.RunOnAnySchemaAsync(parsed, (services, terminal) =>
        {
            var scripts = services.GetRequiredService<Migrator>().Migrate();
            foreach (var script in scripts)
                terminal.Print(script);
            terminal.Print(scripts.Count == 0 ? "The schema was up to date." : $"The schema is up to date; scripts run: {scripts.Count}.");
            return Task.FromResult(0);
        }));
        return migrate;
    }
}
