using System.Text.RegularExpressions;
using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

/// <summary>The schema is written twice, by hand: that the two are one schema is checked here without a server.</summary>
public sealed partial class SchemaTests
{
    private static readonly string Folder = Path.Combine(ReferenceFiles.Root, "db", "migrations");

    [Fact]
    public void Migrations_are_numbered_without_a_gap_and_each_has_both_twins()
    {
        var names = Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();

        Assert.All(names, name => Assert.Matches(Named(), name));
        Assert.Equal(Enumerable.Range(1, names.Count), names.Select(name => int.Parse(name[..4])));
        Assert.All(names, name => Assert.Equal(
            ["sqlite.sql", "sqlserver.sql"],
            Directory.GetFiles(Path.Combine(Folder, name)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)));
        Assert.Equal(names, SqlServerModel.Migrations(Engine.Sqlite).Select(migration => migration.Name));
        Assert.Equal(names, SqlServerModel.Migrations(Engine.SqlServer).Select(migration => migration.Name));
    }

    [Fact]
    public void The_SQL_Server_scripts_make_a_model_in_which_every_name_is_found()
    {
        using var model = SqlServerModel.Load();

        Assert.Empty(SqlServerModel.Faults(model));
    }

    [Fact]
    public async Task Both_schemas_have_the_same_tables_columns_and_keys()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        using var model = SqlServerModel.Load();

        Assert.Equal(await SchemaFacts.OfSqliteAsync(database), SchemaFacts.OfSqlServer(model));
    }

    [Fact]
    public void Keys_and_codes_compare_byte_by_byte_on_SQL_Server()
    {
        using var model = SqlServerModel.Load();

        Assert.Empty(SchemaFacts.WithoutBinaryCollation(model));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id int NOT NULL CONSTRAINT pk_a PRIMARY KEY, b_id int NOT NULL CONSTRAINT fk_a REFERENCES b (id));")]
    [InlineData("CREATE TABLE a (id int NOT NULL); CREATE INDEX ix_a ON a (nme);")]
    [InlineData("CREATE TABLE a (id int NOT NULL); CREATE TABLE a (id int NOT NULL);")]
    public void A_script_that_names_what_is_not_there_is_found_out(string script)
    {
        Assert.NotEmpty(Faults(script));

        static IReadOnlyList<string> Faults(string script)
        {
            try
            {
                using var model = SqlServerModel.Load([script]);
                return SqlServerModel.Faults(model);
            }
            catch (DacModelException exception)
            {
                return [exception.Message];
            }
        }
    }

    [Fact]
    public void What_later_migrations_change_is_part_of_the_schema()
    {
        using var model = SqlServerModel.Load(
        [
            "CREATE TABLE a (id int NOT NULL CONSTRAINT pk_a PRIMARY KEY, b nvarchar(10) NOT NULL); CREATE TABLE gone (id int NOT NULL);",
            "ALTER TABLE a ADD c int NOT NULL CONSTRAINT df_c DEFAULT 0; ALTER TABLE a ADD CONSTRAINT uq_c UNIQUE (c);",
            "UPDATE a SET c = 1; ALTER TABLE a DROP CONSTRAINT df_c; ALTER TABLE a ALTER COLUMN b nvarchar(20) NULL; DROP TABLE gone;",
        ]);

        Assert.Empty(SqlServerModel.Faults(model));
        Assert.Equal(
            ["a PRIMARY KEY (id)", "a UNIQUE (c)", "a.b TEXT NULL", "a.c INTEGER NOT NULL", "a.id INTEGER NOT NULL"],
            SchemaFacts.OfSqlServer(model));
    }

    [GeneratedRegex("^[0-9]{4}(_[a-z0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
