using System.Diagnostics;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Database;

/// <summary>What only a file has: a journal, one writer at a time, a disk that fills up.</summary>
public sealed class SqliteTests : IAsyncLifetime
{
    private const int LockTimeout = 1;

    private TestDatabase _database = null!;
    private Scenario _scenario = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite, lockTimeout: LockTimeout);
        _scenario = new Scenario(_database.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _scenario.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_acknowledged_is_on_disk_and_foreign_keys_hold()
    {
        const int Full = 2;

        Assert.Equal("wal", await _database.ValueAsync<string>("PRAGMA journal_mode"));
        Assert.Equal(Full, await _database.ValueAsync<int>("PRAGMA synchronous"));
        Assert.Equal(1, await _database.ValueAsync<int>("PRAGMA foreign_keys"));
        Assert.Equal(LockTimeout * 1000, await _database.ValueAsync<int>("PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task A_save_in_a_locked_database_gives_up_in_time_and_succeeds_once_it_is_free()
    {
        var round = await _scenario.OpenRoundAsync(Lund);
        using var other = new SqliteConnection(_database.Settings.ConnectionString);
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var clock = Stopwatch.StartNew();
        var refused = await _scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes");

        Assert.Equal(FailureKind.Unavailable, refused.Failure?.Kind);
        Assert.InRange(clock.Elapsed.TotalSeconds, LockTimeout * 0.9, LockTimeout * 3);
        Assert.Empty((await _scenario.OpenAsync(round, Lund)).Answers); // readers are not held up

        Execute(other, "ROLLBACK");
        Succeeded(await _scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes"));
    }

    [Fact]
    public async Task A_short_lock_is_waited_for()
    {
        var round = await _scenario.OpenRoundAsync(Lund);
        using var other = new SqliteConnection(_database.Settings.ConnectionString);
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var save = _scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "yes");
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Execute(other, "COMMIT");

        Succeeded(await save);
    }

    [Fact]
    public async Task A_save_in_a_full_database_stores_nothing_half_and_succeeds_once_there_is_room()
    {
        var round = await _scenario.OpenRoundAsync(Lund);
        var text = new string('å', 4000);
        // The limit is the connection's own; the pool hands the save the one connection there is.
        var pages = await _database.ValueAsync<int>("PRAGMA page_count");
        await _database.ValueAsync<int>($"PRAGMA max_page_count = {pages}");

        var refused = await _scenario.TrySaveAsync(round, Lund, "ovrigt", text);

        Assert.Equal(FailureKind.Unavailable, refused.Failure?.Kind);
        Assert.Contains("full", refused.Failure!.Messages[0], StringComparison.Ordinal);
        var opened = await _scenario.OpenAsync(round, Lund);
        Assert.Empty(opened.Answers);
        Assert.Equal((ResponseState.Invited, null), (opened.State, opened.LastActivityAt));
        Assert.Equal(0, await _database.ValueAsync<int>("SELECT COUNT(*) FROM answer_change"));

        await _database.ValueAsync<int>($"PRAGMA max_page_count = {pages + 1000}");
        Assert.Equal(new SavedAnswer(1, ManualTime.Start), (await _scenario.TrySaveAsync(round, Lund, "ovrigt", text)).Value);
        Assert.Equal(new TextAnswer(text), (await _scenario.OpenAsync(round, Lund)).Draft[new ItemKey("ovrigt")]);
    }

    [Fact]
    public async Task Times_keep_every_tick_and_stand_in_the_file_as_text_that_sorts()
    {
        var at = new DateTimeOffset(2025, 3, 30, 3, 0, 0, TimeSpan.FromHours(2)).AddTicks(7);

        Assert.Equal("2025-03-30T01:00:00.0000007Z", await _database.ValueAsync<string>("SELECT @at", new { at }));
        Assert.Equal(at, await _database.ValueAsync<DateTimeOffset>("SELECT @at", new { at }));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
