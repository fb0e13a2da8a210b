using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Tests.Database;

/// <summary>All SQL of the App: every constant whose name ends in Sql, wherever it stands.</summary>
internal static partial class SqlConstants
{
    private static readonly Assembly App = typeof(AppDatabase).Assembly;

    /// <summary>Text by name, as in "AnswerStore.FindSql".</summary>
    public static readonly IReadOnlyDictionary<string, string> All = App.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith("Sql", StringComparison.Ordinal))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (string)field.GetRawConstantValue()!);

    /// <summary>Every other text in the compiled App that looks like a statement.</summary>
    public static IReadOnlyList<string> Elsewhere()
    {
        var known = All.Values.ToHashSet();
        using var file = new PEReader(File.OpenRead(App.Location));
        var metadata = file.GetMetadataReader();
        var found = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(0); !(handle = metadata.GetNextHandle(handle)).IsNil;)
        {
            var text = metadata.GetUserString(handle);
            if (Statement().IsMatch(text) && !known.Contains(text))
                found.Add(text);
        }

        return found;
    }

    /// <summary>As it is sent for a list of one: Dapper writes <c>IN @list</c> as <c>IN (@list1, @list2, …)</c>.</summary>
    public static string Expanded(string sql) => List().Replace(sql, "IN (${list})");

    /// <summary>Names of the statement's parameters, without the sign.</summary>
    public static IReadOnlyList<string> Parameters(string sql) => [.. Parameter().Matches(sql).Select(match => match.Value[1..]).Distinct()];

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|REPLACE|CREATE|DROP|ALTER|EXEC)\s.*\s", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\bIN (?<list>@\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
