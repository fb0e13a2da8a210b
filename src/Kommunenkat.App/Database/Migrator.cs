using System.Data.Common;
using System.Reflection;
using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.App.Database;

/// <summary>Brings a database to the schema of this version with the scripts of <c>db/migrations</c>, in order, each once.</summary>
public sealed class Migrator(DatabaseSettings settings)
{
    /// <summary>Runs what has not run yet and gives the names of those scripts.</summary>
    /// <exception cref="SettingsException">The database cannot be reached or a script fails; the message tells.</exception>
    public IReadOnlyList<string> Migrate() => MigrateTo(null);

    /// <summary>Runs what has not run yet up to and with one script: a database as an older version left it.</summary>
    /// <param name="last">"0001_rounds_and_responses"; null: the newest.</param>
    internal IReadOnlyList<string> MigrateTo(string? last)
    {
        CreateFolder();
        var result = Upgrader(last).PerformUpgrade();
        if (!result.Successful)
        {
            throw new SettingsException(
                $"The database of ConnectionStrings:Kommunenkat could not be migrated ({result.ErrorScript?.Name ?? "connecting"}): {result.Error.Message}");
        }

        return [.. result.Scripts.Select(script => script.Name)];
    }

    /// <summary>The names of scripts that have not run yet; empty: the schema is this version's.</summary>
    /// <exception cref="SettingsException">The database cannot be reached; the message tells.</exception>
    public IReadOnlyList<string> Pending()
    {
        CreateFolder();
        try
        {
            return [.. Upgrader().GetScriptsToExecute().Select(script => script.Name)];
        }
        catch (DbException exception)
        {
            throw new SettingsException($"The database of ConnectionStrings:Kommunenkat cannot be reached: {exception.Message}");
        }
    }

    private UpgradeEngine Upgrader(string? last = null)
    {
        var builder = settings.Engine switch
        {
            Engine.Sqlite => DeployChanges.To.SqliteDatabase(settings.ConnectionString),
            Engine.SqlServer => DeployChanges.To.SqlDatabase(settings.ConnectionString),
        };
        return builder.WithScripts(Scripts().Where(script => last is null || string.CompareOrdinal(script.Name, last) <= 0)).WithTransactionPerScript().LogToNowhere().Build();
    }

    internal IEnumerable<SqlScript> Scripts()
    {
        var file = settings.Engine switch { Engine.Sqlite => "/sqlite.sql", Engine.SqlServer => "/sqlserver.sql" };
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Path: name.Replace('\\', '/')))
            .Where(resource => resource.Path.StartsWith("migrations/", StringComparison.Ordinal) && resource.Path.EndsWith(file, StringComparison.Ordinal))
            .OrderBy(resource => resource.Path, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource.Name)!);
            yield return new SqlScript(resource.Path["migrations/".Length..^file.Length], reader.ReadToEnd());
        }
    }

    private void CreateFolder()
    {
        if (settings.Engine == Engine.Sqlite
            && Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource)) is { } folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new SettingsException($"ConnectionStrings:Kommunenkat names a file in {folder}, which cannot be created: {exception.Message}");
            }
        }
    }
}
