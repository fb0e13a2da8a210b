using System.Globalization;

namespace Kommunenkat.App.Auditing;

/// <summary>The detail of an entry as it is stored, "From=Started; To=Submitted; Revision=1": counts, states, days, roles and keys, never words that somebody wrote.</summary>
public static class AuditDetail
{
    private const string Between = "; ";

    /// <summary>Those that have a value; null: none has.</summary>
    internal static string? Write(IEnumerable<(AuditFact Fact, object? Value)> facts)
    {
        var text = string.Join(Between, facts.Where(fact => fact.Value is not null).Select(fact => $"{fact.Fact}={Text(fact.Value!)}"));
        return text.Length == 0 ? null : text;
    }

    /// <summary>The facts of a stored detail, in order; what is none, as after somebody has tampered with it, stands without a name.</summary>
    public static IReadOnlyList<(AuditFact? Fact, string Value)> Read(string? detail) => string.IsNullOrEmpty(detail)
        ? []
        : [.. detail.Split(Between).Select(part => part.Split('=', 2) is [var name, var value] && Enum.TryParse<AuditFact>(name, out var fact)
            ? ((AuditFact?)fact, value)
            : (null, part))];

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
