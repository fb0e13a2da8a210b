using System.Text;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>Names that SPSS takes: a letter first, then letters, digits, _ and points, at most 64 bytes, different whatever the case.</summary>
internal static class VariableNames
{
    private const int Longest = 64;

    private static readonly HashSet<string> Reserved = new(
        ["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"], StringComparer.OrdinalIgnoreCase);

    /// <param name="keys">Letters a to z, digits, -, _ and points.</param>
    /// <returns>A name for each, in their order.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<string> keys)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var key in keys)
        {
            var name = new StringBuilder(char.IsAsciiLetter(key[0]) ? "" : "v");
            foreach (var c in key)
                name.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '_');
            names.Add(Free(taken, name.ToString()));
        }

        return names;
    }

    private static string Free(HashSet<string> taken, string wanted)
    {
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? "" : $"_{number}";
            var name = wanted[..Math.Min(wanted.Length, Longest - end.Length)].TrimEnd('.', '_') + end;
            if (taken.Add(name))
                return name;
        }
    }
}
