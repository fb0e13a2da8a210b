using BenchmarkDotNet.Attributes;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Benchmarks;

/// <summary>One answer through the use case against one row into the same database file, with the same care for it.</summary>
public class SaveOneAnswer : IDisposable
{
    private static readonly ItemKey Item = new("styrgrupp_finns");
    private static readonly Actor Coordinator = new(Guid.CreateVersion7(), "Sam Ordnare", [new Grant(Role.Coordinator, "1480")]);

    private string _file = "";
    private ServiceProvider _services = null!;
    private SaveAnswer _saveAnswer = null!;
    private int _version;
    private bool _isYes;
    private SqliteConnection _connection = null!;
    private SqliteCommand _insert = null!;
    private int _inserted;

    /// <summary>Where the database file lies: a disk that syncs is what counts; without one, only the processor's part is left.</summary>
    [ParamsSource(nameof(Places))]
    public string Place { get; set; } = "";

    public static IEnumerable<string> Places => Folders.Of.Keys;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _file = Path.Combine(Folders.Of[Place], $"kommunenkat-benchmark-{Guid.CreateVersion7()}.db");
        var settings = DatabaseSettings.From("Sqlite", $"Data Source={_file}");
        _services = new ServiceCollection().AddKommunenkat(settings).BuildServiceProvider();
        _services.GetRequiredService<Migrator>().Migrate();
        _ = (await _services.GetRequiredService<LoadDemo>().RunAsync()).Value;
        _saveAnswer = _services.GetRequiredService<SaveAnswer>();
        var opened = (await _services.GetRequiredService<OpenResponse>().RunAsync(Coordinator, "2027", "1480")).Value;
        _version = opened.Answers.TryGetValue(Item, out var answer) ? answer.Version : 0;
        _isYes = answer?.Value == new OptionAnswer("yes");

        _connection = new SqliteConnection(settings.ConnectionString);
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE plain_row (id INTEGER NOT NULL PRIMARY KEY, value TEXT NOT NULL);");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO plain_row (id, value) VALUES (@id, @value)";
        _insert.Parameters.Add("@id", SqliteType.Integer);
        _insert.Parameters.Add("@value", SqliteType.Text);
        _insert.Prepare();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _insert.Dispose();
        _connection.Dispose();
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folders.Of[Place], $"{Path.GetFileName(_file)}*"))
            File.Delete(file);
    }

    /// <summary>The least that a database can do: one row, committed and synced, on a connection that is open already.</summary>
    [Benchmark(Baseline = true)]
    public int PlainInsert()
    {
        _insert.Parameters["@id"].Value = ++_inserted;
        _insert.Parameters["@value"].Value = _inserted % 2 == 0 ? "yes" : "no";
        return _insert.ExecuteNonQuery();
    }

    /// <summary>Access, round, response, version check, answer, state and history: all of it in one transaction.</summary>
    [Benchmark]
    public async Task<int> SaveAnswer()
    {
        // The same answer once more would not be written.
        _isYes = !_isYes;
        var saved = (await _saveAnswer.RunAsync(Coordinator, new AnswerChange("2027", "1480", Item, new OptionAnswer(_isYes ? "yes" : "no"), _version))).Value;
        return saved.Version == _version + 1 ? _version = saved.Version : throw new InvalidOperationException("Nothing was written.");
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
