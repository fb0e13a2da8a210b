using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

/// <summary>
/// The base of every test of storage. The tests stand once in an abstract class; its two nested classes run them on SQLite and
/// on SQL Server, each class in a database of its own. Without a SQL Server its rows are reported as skipped, with the reason.
/// </summary>
public abstract class StorageTests : IAsyncDisposable
{
    private readonly DatabaseOfClass _database;

    protected StorageTests(DatabaseOfClass database)
    {
        Assert.SkipWhen(database.MissingBecause is not null, database.MissingBecause ?? "");
        _database = database;
        Scenario = new Scenario(Database.Settings);
    }

    protected TestDatabase Database => _database.Database!;

    protected Scenario Scenario { get; }

    protected Engine Engine => Database.Settings.Engine;

    protected static void AssertFailed<T>(FailureKind expected, Outcome<T> outcome)
    {
        Assert.Equal(expected, outcome.Failure?.Kind);
        Assert.NotEmpty(outcome.Failure!.Messages);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Scenario is not null)
            await Scenario.DisposeAsync();
    }
}

/// <summary>One database for all tests of a class.</summary>
public abstract class DatabaseOfClass(Engine engine) : IAsyncLifetime
{
    public TestDatabase? Database { get; private set; }

    public string? MissingBecause { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (engine == Engine.SqlServer)
            MissingBecause = (await TestServer.FindAsync()).MissingBecause;
        if (MissingBecause is null)
            Database = await TestDatabase.CreateAsync(engine);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is not null)
            await Database.DisposeAsync();
    }
}

public sealed class SqliteOfClass() : DatabaseOfClass(Engine.Sqlite);

public sealed class SqlServerOfClass() : DatabaseOfClass(Engine.SqlServer);
