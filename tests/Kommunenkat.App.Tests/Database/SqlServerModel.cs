using Kommunenkat.App.Database;
using Microsoft.SqlServer.Dac.Model;

namespace Kommunenkat.App.Tests.Database;

/// <summary>The SQL Server schema as Microsoft's own tools understand the migration scripts, without a server.</summary>
internal static class SqlServerModel
{
    /// <summary>Scripts of all migrations for an engine by name, in order.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Migrations(Engine engine) =>
        [.. new Migrator(new DatabaseSettings(engine, "")).Scripts().Select(script => (script.Name, script.Contents))];

    public static TSqlModel Load() => Load(Migrations(Engine.SqlServer).Select(migration => migration.Sql));

    public static TSqlModel Load(IEnumerable<string> migrations)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in SchemaScript.Fold(migrations))
            model.AddObjects(statement);
        return model;
    }

    /// <summary>Everything that the model finds wrong or cannot resolve with these statements in it.</summary>
    public static IReadOnlyList<string> Faults(params IReadOnlyList<string> statements)
    {
        using var model = Load();
        // A procedure is how a model is told of a data statement: its names are bound to the tables'.
        for (var i = 0; i < statements.Count; i++)
        {
            var parameters = SqlConstants.Parameters(statements[i]).Select(name => $"@{name} nvarchar(max)");
            model.AddObjects($"CREATE PROCEDURE statement_{i} {string.Join(", ", parameters)} AS {SqlConstants.Expanded(statements[i])}");
        }

        return Faults(model);
    }

    // Unresolved names in procedures are warnings to the tools, since a later script may define them; there is none here.
    public static IReadOnlyList<string> Faults(TSqlModel model) =>
        [.. model.Validate().Select(message => $"{message.MessageType} {message.Prefix}{message.Number}: {message.Message}")];
}
