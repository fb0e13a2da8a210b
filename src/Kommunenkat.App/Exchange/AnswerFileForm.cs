using System.Text;

namespace Kommunenkat.App.Exchange;

/// <summary>Tells files of answers apart by their headers.</summary>
public static class AnswerFileForm
{
    /// <summary>The header stands in the first bytes of a file.</summary>
    private const int LongestHeader = 4096;

    private static readonly string[] LongColumns = ["question", "value"];

    /// <summary>Whether the file has a row for each municipality: a workbook, or a CSV file whose header has several columns and none of the long form's.</summary>
    public static bool IsWide(string name, byte[] content)
    {
        if (!Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return Path.GetExtension(name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        var header = Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, LongestHeader)).TrimStart('\uFEFF').Split('\n')[0];
        var columns = header.Split(',', ';').Select(column => column.Trim(' ', '"', '\r')).ToList();
        return columns.Count > 1 && !columns.Intersect(LongColumns).Any();
    }
}
