using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.App.Database;

/// <summary>All that the two engines do not share. Statements themselves are portable and stand beside their methods.</summary>
internal abstract class Dialect
{
    public static Dialect Of(Engine engine) => engine switch
    {
        Engine.Sqlite => new SqliteDialect(),
        Engine.SqlServer => new SqlServerDialect(),
    };

    /// <summary>Opens a connection that keeps what it has acknowledged, whatever happens to process or power.</summary>
    public abstract Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellation);

    /// <summary>A row with the same key is there already.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>The database is locked, full or out of reach: the same statement may succeed later.</summary>
    public abstract bool IsUnavailable(DbException exception);

    /// <summary>Greatest number of parameters in one statement.</summary>
    public abstract int MaxParameters { get; }

    private sealed class SqliteDialect : Dialect
    {
        // SQLite's primary result codes, https://www.sqlite.org/rescode.html
        private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Full = 13, CannotOpen = 14, Constraint = 19;
        private const int ConstraintPrimaryKey = 1555, ConstraintUnique = 2067;

        public override int MaxParameters => 32_000;

        public override async Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellation)
        {
            var connection = new SqliteConnection(connectionString);
            try
            {
                await connection.OpenAsync(cancellation);
                // FULL: a commit is on disk before it is acknowledged; WAL alone would put it off to the next checkpoint.
                using var pragmas = connection.CreateCommand();
                pragmas.CommandText = FormattableString.Invariant($"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                await pragmas.ExecuteNonQueryAsync(cancellation);
                return connection;
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }

        public override bool IsDuplicate(DbException exception) =>
            exception is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

        public override bool IsUnavailable(DbException exception) =>
            exception is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Full or CannotOpen };
    }

    private sealed class SqlServerDialect : Dialect
    {
        private const int DuplicateKey = 2627, DuplicateIndexRow = 2601;

        public override int MaxParameters => 2_000; // SQL Server's limit is 2,100

        public override async Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellation)
        {
            var connection = new SqlConnection(connectionString);
            try
            {
                await connection.OpenAsync(cancellation);
                return connection;
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }

        public override bool IsDuplicate(DbException exception) =>
            exception is SqlException { Number: DuplicateKey or DuplicateIndexRow };

        // Deadlock victim, lock or command time-out, full log or filegroup, and every way of not reaching the server.
        public override bool IsUnavailable(DbException exception) =>
            exception is SqlException sql
            && (sql.IsTransient || sql.Number is 1205 or 1222 or -2 or 9002 or 1105 or 53 or 233 or 10053 or 10054 or 10060 or 10061 or 4060 or 18456 or 0);
    }
}
