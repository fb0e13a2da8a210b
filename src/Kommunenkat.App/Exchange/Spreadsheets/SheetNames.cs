using System.Text;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>What Excel demands of the names in one file: of sheets, of tables and of the columns of a table.</summary>
internal sealed class SheetNames
{
    /// <summary>Greatest length of a sheet's name in UTF-16 units.</summary>
    private const int Longest = 31;

    /// <summary>More is allowed, but nobody can read it in a formula.</summary>
    private const int LongestTable = 60;

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(@"[]:*?/\");

    private readonly HashSet<string> _sheets = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="part">From 1; where a sheet goes on in the next, the next is 2.</param>
    public string ForSheet(Sheet sheet, int part = 1) => ForSheet(sheet.Name, part);

    /// <inheritdoc cref="ForSheet(Sheet, int)"/>
    public string ForSheet(string name, int part = 1)
    {
        var wanted = new string([.. name.Select(c => Forbidden.Contains(c) || char.IsControl(c) ? ' ' : c)]).Trim(' ', '\'');
        return Free(_sheets, wanted.Length == 0 ? "Blad" : wanted, Longest, part, number => $" ({number})");
    }

    /// <summary>Letters, digits and _, and never like a cell's address.</summary>
    public string ForTable(Sheet sheet, int part = 1)
    {
        var name = new StringBuilder("t_");
        foreach (var c in sheet.Key)
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return Free(_tables, name.ToString(), LongestTable, part, number => $"_{number}");
    }

    /// <summary>The headings, with a number after each that stands before it already: a table's columns have different names.</summary>
    public static string[] Headings(IEnumerable<Column> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => Free(taken, column.Heading, int.MaxValue, 1, number => $" ({number})"))];
    }

    private static string Free(HashSet<string> taken, string wanted, int longest, int first, Func<int, string> suffix)
    {
        for (var number = first; ; number++)
        {
            var end = number == 1 ? "" : suffix(number);
            var name = Cut(wanted, longest - end.Length) + end;
            if (taken.Add(name))
                return name;
        }
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd();
    }
}
