using System.Data;
using System.Data.Common;

namespace Kommunenkat.App.Database;

/// <summary>
/// The way to the database. Work is a function of a <see cref="DbSession"/>, so that no connection or transaction outlives it.
/// </summary>
public sealed class AppDatabase(DatabaseSettings settings)
{
    private int _statements;
    private int _commits;

    static AppDatabase() => ColumnTypes.Register();

    public DatabaseSettings Settings => settings;

    internal Dialect Dialect { get; } = Dialect.Of(settings.Engine);

    /// <summary>How many statements have been run, for tests that hold a use case to a fixed number.</summary>
    internal int Statements => Volatile.Read(ref _statements);

    /// <summary>How many transactions this process has committed: what was read at another number may have changed since.</summary>
    internal int Commits => Volatile.Read(ref _commits);

    /// <summary>Reads in one connection. Fails with <see cref="FailureKind.Unavailable"/> where the database cannot be read.</summary>
    internal Task<Outcome<T>> ReadAsync<T>(Func<DbSession, Task<Outcome<T>>> work, CancellationToken cancellation = default) =>
        GuardedAsync(async () =>
        {
            await using var connection = await Dialect.OpenAsync(settings.ConnectionString, cancellation);
            return await work(new DbSession(connection, null, Dialect, CountStatement));
        });

    /// <summary>
    /// Writes in one transaction: committed when the work succeeds, rolled back when it fails or throws. When this returns a
    /// success, the change is on disk.
    /// </summary>
    internal Task<Outcome<T>> WriteAsync<T>(Func<DbSession, Task<Outcome<T>>> work, CancellationToken cancellation = default) =>
        GuardedAsync(async () =>
        {
            await using var connection = await Dialect.OpenAsync(settings.ConnectionString, cancellation);
            // On SQLite this takes the write lock at once, so that no transaction has to be promoted, and fail, half-way.
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            var outcome = await work(new DbSession(connection, transaction, Dialect, CountStatement));
            if (!outcome.IsSuccess)
                return outcome;
            await transaction.CommitAsync(CancellationToken.None);
            Interlocked.Increment(ref _commits);
            return outcome;
        });

    private void CountStatement() => Interlocked.Increment(ref _statements);

    private Task<Outcome<T>> GuardedAsync<T>(Func<Task<Outcome<T>>> work) => settings.Engine switch
    {
        // SQLite's async methods run synchronously: a locked file would freeze the caller, for a page its whole circuit.
        Engine.Sqlite => Task.Run(() => CaughtAsync(work)),
        Engine.SqlServer => CaughtAsync(work),
    };

    private async Task<Outcome<T>> CaughtAsync<T>(Func<Task<Outcome<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (DbException exception) when (Dialect.IsUnavailable(exception))
        {
            return Failure.Unavailable($"The database cannot be used now ({exception.Message.TrimEnd('.')}). Nothing was stored; try again.");
        }
    }
}
