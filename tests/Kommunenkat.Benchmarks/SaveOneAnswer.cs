using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Benchmarks;

/// <summary>One answer through the use case against one row into the same database, with the same care for it.</summary>
public class SaveOneAnswer : IDisposable
{
    /// <summary>Measured where <see cref="TestServer.Variable"/> names a SQL Server.</summary>
    private const string SqlServer = "SQL Server";

    private static readonly ItemKey Item = new("styrgrupp_finns");
    private static readonly Actor Coordinator = new(Guid.CreateVersion7(), "Sam Ordnare", [new Grant(Role.Coordinator, "1480")]);

    private string _file = "";
    private TestDatabase? _onServer;
    private ServiceProvider _services = null!;
    private SaveAnswer _saveAnswer = null!;
    private int _version;
    private bool _isYes;
    private DbConnection _connection = null!;
    private DbCommand _insert = null!;
    private int _inserted;

    /// <summary>Where a SQLite file lies (a disk that syncs is what counts; without one, only the processor's part is left), or the server.</summary>
    [ParamsSource(nameof(Places))]
    public string Place { get; set; } = "";

    public static IEnumerable<string> Places =>
        Environment.GetEnvironmentVariable(TestServer.Variable) is { Length: > 0 } ? [.. Folders.Of.Keys, SqlServer] : Folders.Of.Keys;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var settings = Place == SqlServer ? await OnServerAsync() : InFile();
        _services = new ServiceCollection().AddKommunenkat(settings).BuildServiceProvider();
        _services.GetRequiredService<Migrator>().Migrate();
        _ = (await _services.GetRequiredService<LoadDemo>().RunAsync()).Value;
        _saveAnswer = _services.GetRequiredService<SaveAnswer>();
        var opened = (await _services.GetRequiredService<OpenResponse>().RunAsync(Coordinator, "2027", "1480")).Value;
        _version = opened.Answers.TryGetValue(Item, out var answer) ? answer.Version : 0;
        _isYes = answer?.Value == new OptionAnswer("yes");

        _connection = Place == SqlServer ? new SqlConnection(settings.ConnectionString) : new SqliteConnection(settings.ConnectionString);
        await _connection.OpenAsync();
        if (Place != SqlServer)
            Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Run(Place == SqlServer
            ? "CREATE TABLE plain_row (id int NOT NULL PRIMARY KEY, value nvarchar(10) NOT NULL)"
            : "CREATE TABLE plain_row (id INTEGER NOT NULL PRIMARY KEY, value TEXT NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO plain_row (id, value) VALUES (@id, @value)";
        Add("@id", System.Data.DbType.Int32, 0);
        Add("@value", System.Data.DbType.String, 10);

        void Add(string name, System.Data.DbType type, int size)
        {
            var parameter = _insert.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Size) = (name, type, size);
            _insert.Parameters.Add(parameter);
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        Dispose();
        if (_onServer is not null)
            await _onServer.DisposeAsync();
        if (_file.Length == 0)
            return;
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folders.Of[Place], $"{Path.GetFileName(_file)}*"))
            File.Delete(file);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _insert.Dispose();
        _connection.Dispose();
        _services.Dispose();
    }

    /// <summary>The least of a transaction that a database can do: one row, committed and synced, on a connection that is open already.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> PlainInsert()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        _insert.Transaction = transaction;
        _insert.Parameters["@id"].Value = ++_inserted;
        _insert.Parameters["@value"].Value = _inserted % 2 == 0 ? "yes" : "no";
        var rows = await _insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return rows;
    }

    /// <summary>Access, round, response, version check, answer, state, change number and history: all of it in one transaction.</summary>
    [Benchmark]
    public async Task<int> SaveAnswer()
    {
        // The same answer once more would not be written.
        _isYes = !_isYes;
        var saved = (await _saveAnswer.RunAsync(Coordinator, new AnswerChange("2027", "1480", Item, new OptionAnswer(_isYes ? "yes" : "no"), _version))).Value;
        return saved.Version == _version + 1 ? _version = saved.Version : throw new InvalidOperationException("Nothing was written.");
    }

    private DatabaseSettings InFile()
    {
        _file = Path.Combine(Folders.Of[Place], $"kommunenkat-benchmark-{Guid.CreateVersion7()}.db");
        return DatabaseSettings.From("Sqlite", $"Data Source={_file}");
    }

    private async Task<DatabaseSettings> OnServerAsync() => (_onServer = await TestDatabase.CreateAsync(Engine.SqlServer)).Settings;

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
