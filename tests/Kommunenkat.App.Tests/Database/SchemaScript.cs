using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kommunenkat.App.Tests.Database;

/// <summary>
/// The schema that migrations add up to. Microsoft's model takes CREATE statements only, one at a time: what later migrations
/// change in a table is written into its CREATE TABLE here. A kind of statement that is new to migrations is added below.
/// </summary>
internal static class SchemaScript
{
    public static IReadOnlyList<string> Fold(IEnumerable<string> migrations)
    {
        var statements = new List<TSqlStatement>();
        foreach (var statement in migrations.SelectMany(Parse))
        {
            switch (statement)
            {
                case CreateTableStatement or CreateIndexStatement or CreateViewStatement:
                    statements.Add(statement);
                    break;
                case AlterTableAddTableElementStatement add:
                    Merge(Table(add.SchemaObjectName).Definition, add.Definition);
                    break;
                case AlterTableDropTableElementStatement drop:
                    foreach (var element in drop.AlterTableDropTableElements)
                        Drop(Table(drop.SchemaObjectName).Definition, element);
                    break;
                case AlterTableAlterColumnStatement alter:
                    Change(Table(alter.SchemaObjectName).Definition, alter);
                    break;
                case DropTableStatement drop:
                    foreach (var name in drop.Objects)
                        statements.Remove(Table(name));
                    break;
                case DropIndexStatement drop:
                    foreach (var clause in drop.DropIndexClauses.Cast<DropIndexClause>())
                        statements.RemoveAll(other => other is CreateIndexStatement index && Same(index.Name, clause.Index));
                    break;
                case InsertStatement or UpdateStatement or DeleteStatement:
                    break; // moves data, not the schema
                default:
                    throw new NotSupportedException($"Migrations have no {statement.GetType().Name} yet; teach {nameof(SchemaScript)} what it does to the schema.");
            }
        }

        return [.. statements.Select(Text)];

        CreateTableStatement Table(SchemaObjectName name) => statements.OfType<CreateTableStatement>()
            .SingleOrDefault(table => Same(table.SchemaObjectName.BaseIdentifier, name.BaseIdentifier))
            ?? throw new NotSupportedException($"There is no table {name.BaseIdentifier.Value} to change.");
    }

    private static IEnumerable<TSqlStatement> Parse(string sql)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? script.Batches.SelectMany(batch => batch.Statements)
            : throw new FormatException($"Line {errors[0].Line}: {errors[0].Message}");
    }

    private static void Merge(TableDefinition table, TableDefinition added)
    {
        foreach (var column in added.ColumnDefinitions)
            table.ColumnDefinitions.Add(column);
        foreach (var constraint in added.TableConstraints)
            table.TableConstraints.Add(constraint);
    }

    private static void Drop(TableDefinition table, AlterTableDropTableElement dropped)
    {
        foreach (var column in table.ColumnDefinitions.Where(column => Same(column.ColumnIdentifier, dropped.Name)).ToList())
            table.ColumnDefinitions.Remove(column);
        foreach (var constraint in table.TableConstraints.Where(constraint => Same(constraint.ConstraintIdentifier, dropped.Name)).ToList())
            table.TableConstraints.Remove(constraint);
        foreach (var column in table.ColumnDefinitions)
        {
            foreach (var constraint in column.Constraints.Where(constraint => Same(constraint.ConstraintIdentifier, dropped.Name)).ToList())
                column.Constraints.Remove(constraint);
            if (Same(column.DefaultConstraint?.ConstraintIdentifier, dropped.Name))
                column.DefaultConstraint = null;
        }
    }

    private static void Change(TableDefinition table, AlterTableAlterColumnStatement change)
    {
        var column = table.ColumnDefinitions.Single(column => Same(column.ColumnIdentifier, change.ColumnIdentifier));
        column.DataType = change.DataType;
        column.Collation = change.Collation;
        foreach (var nullable in column.Constraints.OfType<NullableConstraintDefinition>().ToList())
            column.Constraints.Remove(nullable);
        column.Constraints.Add(new NullableConstraintDefinition { Nullable = change.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
    }

    private static bool Same(Identifier? left, Identifier? right) => left is not null && string.Equals(left.Value, right?.Value, StringComparison.OrdinalIgnoreCase);

    private static string Text(TSqlStatement statement)
    {
        new Sql160ScriptGenerator().GenerateScript(statement, out var text);
        return text;
    }
}
