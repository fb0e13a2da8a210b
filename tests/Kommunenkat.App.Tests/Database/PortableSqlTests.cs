using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

/// <summary>Each data statement is written once: that it holds on both engines is checked here without a server.</summary>
public sealed class PortableSqlTests
{
    private const int LeastNumberOfStatements = 25;

    public static TheoryData<string> Names => [.. SqlConstants.All.Keys];

    [Fact]
    public void Every_statement_is_found_and_none_stands_outside_a_constant()
    {
        Assert.True(SqlConstants.All.Count >= LeastNumberOfStatements, $"Only {SqlConstants.All.Count} statements were found.");
        Assert.Empty(SqlConstants.Elsewhere());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_is_portable(string name) => Assert.Empty(PortableSql.Faults(SqlConstants.All[name]));

    [Fact]
    public void Every_name_in_a_statement_is_there_in_the_SQL_Server_schema() => Assert.Empty(SqlServerModel.Faults([.. SqlConstants.All.Values]));

    [Fact]
    public async Task Each_statement_runs_on_SQLite()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var connection = new SqliteConnection(database.Settings.ConnectionString);
        await connection.OpenAsync();

        Assert.All(SqlConstants.All.Values, sql => RunWithNulls(connection, sql));
    }

    [Theory]
    [InlineData("SELECT id FROM person WHERE is_demo = TRUE", "TRUE")]
    [InlineData("SELECT LENGTH(name) FROM person", "LENGTH")]
    [InlineData("SELECT LEN(name) FROM person", "LEN")]
    [InlineData("SELECT name || email FROM person", "||")]
    [InlineData("SELECT name + ' ' FROM person", "joined in C#")]
    [InlineData("SELECT id FROM person ORDER BY id LIMIT 5", "LIMIT")]
    [InlineData("SELECT id FROM person ORDER BY id OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY", "OFFSET")]
    [InlineData("SELECT TOP 5 id FROM person", "TOP")]
    [InlineData("SELECT * FROM person", "name their columns")]
    [InlineData("SELECT id FROM dbo.person", "schemas")]
    [InlineData("SELECT [id] FROM person", "quotes")]
    [InlineData("SELECT id FROM person WITH (UPDLOCK)", "hints")]
    [InlineData("SELECT id FROM person WHERE name LIKE 'A%'", "LIKE")]
    [InlineData("SELECT CURRENT_TIMESTAMP", "ParameterlessCall")]
    [InlineData("SELECT IIF(is_demo = 1, 1, 0) FROM person", "IIf")]
    [InlineData("SELECT ISNULL(name, '') FROM person", "ISNULL")]
    [InlineData("SELECT CAST(id AS TEXT) FROM person", "CAST")]
    [InlineData("INSERT INTO person (id) VALUES (@id) RETURNING id", "RETURNING")]
    [InlineData("INSERT INTO person (id) OUTPUT inserted.id VALUES (@id)", "OUTPUT")]
    [InlineData("INSERT INTO person (id) VALUES (@id) ON CONFLICT DO NOTHING", "CONFLICT")]
    [InlineData("MERGE person AS t USING (SELECT 1 AS id) AS s ON t.id = s.id WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("SELECT id FRM person", "Incorrect syntax")]
    public void What_only_one_engine_understands_is_refused(string sql, string because) =>
        Assert.Contains(PortableSql.Faults(sql), fault => fault.Contains(because, StringComparison.Ordinal));

    [Theory]
    [InlineData("SELECT nme FROM person", "nme")]
    [InlineData("SELECT p.nme FROM person p", "nme")]
    [InlineData("SELECT id FROM persons", "persons")]
    [InlineData("SELECT id FROM person WHERE is_demo = TRUE", "TRUE")]
    [InlineData("UPDATE person SET nme = @name WHERE id = @id", "nme")]
    [InlineData("INSERT INTO person (id, nme) VALUES (@id, @name)", "nme")]
    [InlineData("DELETE FROM person WHERE idd = @id", "idd")]
    public void A_name_that_is_not_in_the_schema_is_refused(string sql, string name) =>
        Assert.Contains(SqlServerModel.Faults(sql), fault => fault.Contains(name, StringComparison.Ordinal));

    [Fact]
    public void What_a_statement_may_use_is_let_through() => Assert.Empty(PortableSql.Faults(
        """
        SELECT ROW_NUMBER() OVER (ORDER BY email) AS "Place", COALESCE(SUBSTRING(name, 1, 2), 'TOP LIMIT') AS Start, CASE WHEN is_demo = 1 THEN 1 ELSE 0 END AS Demo
        FROM person
        WHERE id IN @ids AND NULLIF(name, '') IS NOT NULL
        """));

    [Fact]
    public async Task Running_a_statement_on_SQLite_refuses_what_SQLite_does_not_know()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var connection = new SqliteConnection(database.Settings.ConnectionString);
        await connection.OpenAsync();

        Assert.All(
            (string[])["SELECT nme FROM person", "SELECT LEN(name) FROM person", "SELECT TOP 1 id FROM person", "INSERT INTO person (id, nme) VALUES (@id, @name)"],
            sql => Assert.Throws<SqliteException>(() => RunWithNulls(connection, sql)));
    }

    /// <summary>Prepares and runs the statement, with NULL for every parameter, and takes back what it did.</summary>
    private static void RunWithNulls(SqliteConnection connection, string sql)
    {
        const int NotNullConstraint = 1299;
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = SqlConstants.Expanded(sql);
        foreach (var name in SqlConstants.Parameters(sql))
            command.Parameters.AddWithValue(name, DBNull.Value);
        try
        {
            command.Prepare();
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
            }
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == NotNullConstraint)
        {
            // As it should: an insert of nothing but NULL has been understood, and refused for its values.
        }
    }
}
