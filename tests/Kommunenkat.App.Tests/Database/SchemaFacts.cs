using Kommunenkat.Testing;
using Microsoft.SqlServer.Dac.Model;

namespace Kommunenkat.App.Tests.Database;

/// <summary>
/// A schema as sentences that both engines' must have in common: "person.email TEXT NOT NULL", "person UNIQUE (email)".
/// Types are SQLite's, to which SQL Server's are translated.
/// </summary>
internal static class SchemaFacts
{
    private static readonly Dictionary<SqlDataType, string> TypeOnSqlite = new()
    {
        [SqlDataType.UniqueIdentifier] = "TEXT",
        [SqlDataType.Char] = "TEXT",
        [SqlDataType.VarChar] = "TEXT",
        [SqlDataType.NVarChar] = "TEXT",
        [SqlDataType.DateTimeOffset] = "TEXT",
        [SqlDataType.Date] = "TEXT",
        [SqlDataType.Int] = "INTEGER",
        [SqlDataType.BigInt] = "INTEGER",
        [SqlDataType.Bit] = "INTEGER",
        [SqlDataType.Float] = "REAL",
        [SqlDataType.VarBinary] = "BLOB",
    };

    public static async Task<IReadOnlyList<string>> OfSqliteAsync(TestDatabase database)
    {
        var facts = new List<string>();
        foreach (var table in await database.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersions'"))
        {
            var columns = await database.QueryAsync<ColumnInfo>("SELECT name AS Name, type AS Type, \"notnull\" AS IsRequired, pk AS Place FROM pragma_table_info(@table)", new { table });
            facts.AddRange(columns.Select(column => Column(table, column.Name, column.Type, !column.IsRequired)));
            facts.Add(Key(table, "PRIMARY KEY", columns.Where(column => column.Place > 0).OrderBy(column => column.Place).Select(column => column.Name)));
            foreach (var index in await database.QueryAsync<string>("SELECT name FROM pragma_index_list(@table) WHERE \"unique\" = 1 AND origin <> 'pk'", new { table }))
                facts.Add(Key(table, "UNIQUE", await database.QueryAsync<string>("SELECT name FROM pragma_index_info(@index) ORDER BY seqno", new { index })));
            foreach (var key in (await database.QueryAsync<ForeignKeyInfo>(
                "SELECT id AS Id, \"table\" AS Target, \"from\" AS Source, \"to\" AS TargetColumn FROM pragma_foreign_key_list(@table) ORDER BY id, seq", new { table })).GroupBy(part => part.Id))
            {
                facts.Add(ForeignKey(table, key.Select(part => part.Source), key.First().Target, key.Select(part => part.TargetColumn)));
            }
        }

        return [.. facts.Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> OfSqlServer(TSqlModel model)
    {
        var facts = new List<string>();
        facts.AddRange(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).SelectMany(table => table
            .GetReferenced(Table.Columns)
            .Select(column => Column(Name(table), Name(column), TypeOf(column), column.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Column.Nullable)))));
        facts.AddRange(model.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass).Select(key => Key(
            Name(key.GetReferenced(PrimaryKeyConstraint.Host).Single()), "PRIMARY KEY", key.GetReferenced(PrimaryKeyConstraint.Columns).Select(Name))));
        facts.AddRange(model.GetObjects(DacQueryScopes.UserDefined, UniqueConstraint.TypeClass).Select(key => Key(
            Name(key.GetReferenced(UniqueConstraint.Host).Single()), "UNIQUE", key.GetReferenced(UniqueConstraint.Columns).Select(Name))));
        facts.AddRange(model.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass)
            .Where(index => index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Unique))
            .Select(index => Key(
                Name(index.GetReferenced(Microsoft.SqlServer.Dac.Model.Index.IndexedObject).Single()), "UNIQUE", index.GetReferenced(Microsoft.SqlServer.Dac.Model.Index.Columns).Select(Name))));
        facts.AddRange(model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass).Select(key => ForeignKey(
            Name(key.GetReferenced(ForeignKeyConstraint.Host).Single()),
            key.GetReferenced(ForeignKeyConstraint.Columns).Select(Name),
            Name(key.GetReferenced(ForeignKeyConstraint.ForeignTable).Single()),
            key.GetReferenced(ForeignKeyConstraint.ForeignColumns).Select(Name))));
        return [.. facts.Order(StringComparer.Ordinal)];
    }

    /// <summary>Columns of ASCII keys, and of any key, that do not compare byte by byte as SQLite and C# do.</summary>
    public static IReadOnlyList<string> WithoutBinaryCollation(TSqlModel model)
    {
        var inKeys = model.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass).SelectMany(key => key.GetReferenced(PrimaryKeyConstraint.Columns))
            .Concat(model.GetObjects(DacQueryScopes.UserDefined, UniqueConstraint.TypeClass).SelectMany(key => key.GetReferenced(UniqueConstraint.Columns)))
            .Select(column => column.Name.ToString()).ToHashSet();
        return [.. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).SelectMany(table => table.GetReferenced(Table.Columns))
            .Where(column => DataTypeOf(column) is SqlDataType.Char or SqlDataType.VarChar
                || (DataTypeOf(column) is SqlDataType.NVarChar && inKeys.Contains(column.Name.ToString())))
            .Where(column => column.GetProperty<string>(Microsoft.SqlServer.Dac.Model.Column.Collation) != "Latin1_General_BIN2")
            .Select(column => column.Name.ToString())];
    }

    private static SqlDataType DataTypeOf(TSqlObject column) =>
        column.GetReferenced(Microsoft.SqlServer.Dac.Model.Column.DataType).Single().GetProperty<SqlDataType>(DataType.SqlDataType);

    private static string TypeOf(TSqlObject column) => TypeOnSqlite.TryGetValue(DataTypeOf(column), out var type)
        ? type
        : throw new NotSupportedException($"{column.Name}: {DataTypeOf(column)} is not in the table of types of db/README.md.");

    private static string Name(TSqlObject named) => named.Name.Parts[^1];

    private static string Column(string table, string name, string type, bool nullable) => $"{table}.{name} {type} {(nullable ? "NULL" : "NOT NULL")}";

    private static string Key(string table, string kind, IEnumerable<string> columns) => $"{table} {kind} ({string.Join(", ", columns)})";

    private static string ForeignKey(string table, IEnumerable<string> columns, string target, IEnumerable<string> targetColumns) =>
        $"{table} ({string.Join(", ", columns)}) REFERENCES {target} ({string.Join(", ", targetColumns)})";

    private sealed record ColumnInfo
    {
        public required string Name { get; init; }
        public required string Type { get; init; }
        public bool IsRequired { get; init; }
        public int Place { get; init; }
    }

    private sealed record ForeignKeyInfo
    {
        public int Id { get; init; }
        public required string Target { get; init; }
        public required string Source { get; init; }
        public required string TargetColumn { get; init; }
    }
}
