using Dapper;
using Kommunenkat.App;
using Kommunenkat.App.Database;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.Testing;

/// <summary>A real database for tests, of its own and migrated: a SQLite file, or a database on the <see cref="TestServer"/>.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _place;

    private TestDatabase(DatabaseSettings settings, string place)
    {
        Settings = settings;
        _place = place;
    }

    public DatabaseSettings Settings { get; }

    /// <param name="upTo">The last migration to run, "0001_rounds_and_responses"; null: all.</param>
    /// <param name="lockTimeout">On SQLite, seconds to wait for a lock; null: as in production.</param>
    /// <exception cref="InvalidOperationException">There is no SQL Server.</exception>
    public static async Task<TestDatabase> CreateAsync(Engine engine, string? upTo = null, int? lockTimeout = null)
    {
        var database = engine switch
        {
            Engine.Sqlite => OnSqlite(lockTimeout),
            Engine.SqlServer => await OnSqlServerAsync(),
        };
        try
        {
            new Migrator(database.Settings).MigrateTo(upTo);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement of the test's own.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        RunAsync(async session => (Outcome<int>)await session.ExecuteAsync(sql, parameters));

    /// <summary>Runs a query of the test's own, to see what is really stored.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        RunAsync(async session => (Outcome<IReadOnlyList<T>>)(await session.QueryAsync<T>(sql, parameters)).AsList());

    public async Task<T> ValueAsync<T>(string sql, object? parameters = null) => (await QueryAsync<T>(sql, parameters)).Single();

    /// <summary>Commits work on a session, as a use case does.</summary>
    internal async Task<T> RunAsync<T>(Func<DbSession, Task<Outcome<T>>> work) => (await new AppDatabase(Settings).WriteAsync(work)).Value;

    public async ValueTask DisposeAsync()
    {
        // Pooled connections would keep the file, or the database, from being taken away.
        switch (Settings.Engine)
        {
            case Engine.Sqlite:
                using (var connection = new SqliteConnection(Settings.ConnectionString))
                    SqliteConnection.ClearPool(connection);
                Directory.Delete(_place, recursive: true);
                break;
            case Engine.SqlServer:
                await DropAsync();
                break;
        }
    }

    private async Task DropAsync()
    {
        // Of this database only: clearing all pools makes other classes' connections wait.
        using (var connection = new SqlConnection(Settings.ConnectionString))
            SqlConnection.ClearPool(connection);
        await OnServerAsync($"DROP DATABASE {_place}");
    }

    private static TestDatabase OnSqlite(int? lockTimeout)
    {
        var folder = Directory.CreateTempSubdirectory("kommunenkat-test-").FullName;
        var timeout = lockTimeout is { } seconds ? $";Default Timeout={seconds}" : "";
        return new TestDatabase(DatabaseSettings.From("Sqlite", $"Data Source={Path.Combine(folder, "test.db")}{timeout}"), folder);
    }

    private static async Task<TestDatabase> OnSqlServerAsync()
    {
        var name = $"kommunenkat_test_{Guid.CreateVersion7():n}";
        await OnServerAsync($"CREATE DATABASE {name}");
        var server = new SqlConnectionStringBuilder((await TestServer.FindAsync()).ConnectionString) { InitialCatalog = name };
        return new TestDatabase(DatabaseSettings.From("SqlServer", server.ConnectionString), name);
    }

    private static async Task OnServerAsync(string sql)
    {
        var server = await TestServer.FindAsync();
        await using var connection = new SqlConnection(server.ConnectionString ?? throw new InvalidOperationException(server.MissingBecause));
        await connection.OpenAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.ExecuteAsync(sql);
                return;
            }
            catch (SqlException) when (attempt < 20)
            {
                // Two databases made at the same moment may get in each other's way, and that a connection to one that is
                // dropped is closed, the server notices a moment after we closed it.
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }
}
