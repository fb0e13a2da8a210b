using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Kommunenkat.App.Database;

/// <summary>The storage engines that Kommunenkat runs on.</summary>
public enum Engine
{
    Sqlite,
    SqlServer,
}

/// <summary>A setting that Kommunenkat cannot start with. The message names the key and the remedy.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Where the data lies: <c>Database:Engine</c> and <c>ConnectionStrings:Kommunenkat</c>.</summary>
/// <param name="ConnectionString">Complete: what the engine needs has been added.</param>
public sealed record DatabaseSettings(Engine Engine, string ConnectionString)
{
    /// <summary>
    /// Seconds a statement on SQLite waits for a lock before it gives up, unless the connection string says otherwise
    /// ("Default Timeout=2"). On SQL Server it is "Command Timeout", 30 seconds, as its callers are not held up meanwhile.
    /// </summary>
    public const int LockTimeoutSeconds = 5;

    /// <summary>The database's file; null where it is on a server.</summary>
    public string? DataFile => Engine switch
    {
        Engine.Sqlite => new SqliteConnectionStringBuilder(ConnectionString).DataSource,
        Engine.SqlServer => null,
    };

    /// <summary>
    /// The file used where nothing is configured: in a clone of the repository under its top folder, so that pages and terminal
    /// meet in the same file wherever they are started from; elsewhere under the current folder.
    /// </summary>
    public static string DefaultFile()
    {
        var current = new DirectoryInfo(Directory.GetCurrentDirectory());
        var folder = current;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kommunenkat.sln")))
            folder = folder.Parent;
        return Path.Combine((folder ?? current).FullName, "data", "kommunenkat.db");
    }

    /// <exception cref="SettingsException">A setting is missing or makes no sense.</exception>
    public static DatabaseSettings From(IConfiguration configuration) =>
        From(configuration["Database:Engine"], configuration.GetConnectionString("Kommunenkat"));

    /// <inheritdoc cref="From(IConfiguration)"/>
    public static DatabaseSettings From(string? engineName, string? connectionString)
    {
        var engine = engineName?.Trim().ToUpperInvariant() switch
        {
            null or "" or "SQLITE" => Engine.Sqlite,
            "SQLSERVER" => Engine.SqlServer,
            _ => throw new SettingsException($"Database:Engine is \"{engineName}\"; set it to Sqlite or SqlServer."),
        };
        try
        {
            return new DatabaseSettings(engine, engine switch
            {
                Engine.Sqlite => Sqlite(connectionString),
                Engine.SqlServer => SqlServer(connectionString),
            });
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The engine's own words quote what they do not understand: of a password with a semicolon, half of it.
            throw new SettingsException(
                $"ConnectionStrings:Kommunenkat is no valid {engine} connection string; check the names in it, and quote a value that has a semicolon: Password=\"…\".");
        }
    }

    private static string Sqlite(string? connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(
            string.IsNullOrWhiteSpace(connectionString) ? new SqliteConnectionStringBuilder { DataSource = DefaultFile() }.ConnectionString : connectionString)
        {
            ForeignKeys = true,
        };
        if (!builder.ShouldSerialize("Default Timeout"))
            builder.DefaultTimeout = LockTimeoutSeconds;
        if (builder.DefaultTimeout < 1)
            throw new SettingsException("ConnectionStrings:Kommunenkat has a Default Timeout of 0, which would wait for a lock for ever; give it seconds, from 1.");
        if (string.IsNullOrWhiteSpace(builder.DataSource))
            throw new SettingsException("ConnectionStrings:Kommunenkat names no file; give it one, as in \"Data Source=data/kommunenkat.db\".");
        if (builder.Mode == SqliteOpenMode.Memory
            || builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || builder.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException("ConnectionStrings:Kommunenkat names a database in memory, which would lose every answer; name a file.");
        }

        return builder.ConnectionString;
    }

    private static string SqlServer(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new SettingsException("ConnectionStrings:Kommunenkat is missing; with Database:Engine SqlServer it names server and database.");
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrWhiteSpace(builder.DataSource) || string.IsNullOrWhiteSpace(builder.InitialCatalog))
            throw new SettingsException("ConnectionStrings:Kommunenkat lacks a server or a database; give it both, as in \"Server=…;Database=kommunenkat;…\".");
        return builder.ConnectionString;
    }
}
