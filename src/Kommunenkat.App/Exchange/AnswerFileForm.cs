namespace Kommunenkat.App.Exchange;

/// <summary>Tells files of answers apart by their names and headers.</summary>
public static class AnswerFileForm
{
    private static readonly string[] OfWorkbooks = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"], LongColumns = ["question", "value"];

    /// <summary>
    /// Whether the file has a row for each municipality: a workbook, of whatever kind and name, or a text file whose header has several columns and none
    /// of the long form's.
    /// </summary>
    public static bool IsWide(string name, byte[] content)
    {
        if (content is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] || OfWorkbooks.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return true;
        var columns = CsvTable.HeaderOf(content);
        return columns.Count > 1 && !columns.Intersect(LongColumns, StringComparer.OrdinalIgnoreCase).Any();
    }
}
