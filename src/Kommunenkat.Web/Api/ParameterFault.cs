namespace Kommunenkat.Web.Api;

/// <summary>What is wrong with a parameter of a request.</summary>
/// <param name="Parameter">Its name; empty where the fault is of more parameters than are named.</param>
/// <param name="Message">A sentence in English that names what was given and what is wrong with it, and leaves the choice to <paramref name="Allowed"/>.</param>
/// <param name="Allowed">Every value there is; null where they are no list.</param>
internal sealed record ParameterFault(string Parameter, string Message, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>Who sends thousands of wrong values needs no thousand to see it, and is not to be sent more than they sent.</summary>
    public const int MostNamed = 20;

    private const int LongestName = 100;

    /// <summary>"a", "b" or "c"; the first of many, and how many more there are.</summary>
    public static string Name(IReadOnlyList<string> values)
    {
        string[] named = [.. values.Take(MostNamed).Select(value => $"\"{Shorten(value)}\"")];
        return values.Count > MostNamed ? $"{string.Join(", ", named)} and {values.Count - MostNamed} more"
            : named is [.. var before, var last] && before.Length > 0 ? $"{string.Join(", ", before)} or {last}"
            : string.Concat(named);
    }

    /// <summary>As it was given, or its beginning: enough to know it by.</summary>
    public static string Shorten(string text) => text.Length <= LongestName ? text : $"{text[..LongestName]}…";
}
