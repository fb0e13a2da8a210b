using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Kommunenkat.App.Exchange.Spreadsheets;

namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>What became of a file that was handed in.</summary>
/// <param name="Book">Null where the file is not read at all; single cells that cannot be read are told by its sheets.</param>
/// <param name="Faults">Why it is not read.</param>
public sealed record SourceReading(SourceBook? Book, IReadOnlyList<CellRemark> Faults);

/// <summary>Reads tables from files that people hand in, .xlsx or CSV, within limits and without running or following anything in them.</summary>
public static class SourceFile
{
    // The reader asks for Windows-1252 before it looks at anything, though no .xlsx is in it.
    static SourceFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="name">The file's name, whose end tells whether it is a workbook (.xlsx) or CSV (.csv, .txt).</param>
    /// <returns>The tables, or all that keeps them from being read.</returns>
    public static SourceReading Read(string name, byte[] content, SourceLimits limits)
    {
        if (content.LongLength > limits.Bytes)
            return Refused(new($"filen är större än {limits.Bytes / 1_000_000} megabyte", $"the file is larger than {limits.Bytes / 1_000_000} megabytes"));
        if (content.Length == 0)
            return Refused(new("filen är tom", "the file is empty"));
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".xlsx" => ReadWorkbook(content, limits),
            ".csv" or ".txt" => ReadCsv(content, limits),
            ".xlsm" or ".xlsb" or ".xls" or ".ods" => Refused(new(
                "filen är av ett slag som inte går att läsa; spara den som Excel-arbetsbok (.xlsx) eller som CSV UTF-8 (.csv)",
                "the file is none that can be read; save it as an Excel workbook (.xlsx) or as CSV UTF-8 (.csv)")),
            _ => Refused(new("filens namn ska sluta med .xlsx eller .csv", "expected a file that ends with .xlsx or .csv")),
        };
    }

    private static SourceReading ReadWorkbook(byte[] content, SourceLimits limits)
    {
        if (WorkbookPackage.Fault(content, limits) is { } fault)
            return Refused(fault);
        try
        {
            var (scanned, refusal) = WorkbookScan.Of(content);
            if (refusal is not null)
                return Refused(refusal);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            var sheets = new List<SourceSheet>();
            var faults = new List<CellRemark>();
            var cells = 0L;
            if (reader.ResultsCount != scanned.Count)
                return Refused(WorkbookPackage.Damaged);
            foreach (var sheet in scanned)
            {
                cells += (long)reader.RowCount * reader.FieldCount;
                if (TooLarge(reader, cells, limits) is { } tooLarge)
                    faults.Add(new CellRemark(reader.Name, null, null, null, tooLarge));
                else if (reader.RowCount == 0 && sheet.HasCells)
                    return Refused(WorkbookPackage.Damaged); // the library did not find what stands there
                else
                    sheets.Add(Sheet(reader, sheet, texts));
                reader.NextResult();
            }

            return faults.Count == 0 ? new SourceReading(new SourceBook(sheets), []) : new SourceReading(null, faults);
        }
        catch (Exception exception) when (exception is ExcelReaderException or XmlException or InvalidDataException or FormatException
            or IndexOutOfRangeException or ArgumentException or OverflowException or NullReferenceException or UriFormatException)
        {
            // What the reader makes of a file that no spreadsheet program has written.
            return Refused(WorkbookPackage.Damaged);
        }
    }

    private static RemarkText? TooLarge(IExcelDataReader reader, long cells, SourceLimits limits)
    {
        if (reader.FieldCount > limits.Columns)
        {
            return new(
                $"bladet har {reader.FieldCount} kolumner, och högst {limits.Columns} läses; ta bort de tomma till höger",
                $"the sheet has {reader.FieldCount} columns, and at most {limits.Columns} are read; delete those to the right that are empty");
        }

        if (reader.RowCount > limits.Rows)
        {
            return new(
                $"bladet har {reader.RowCount} rader, och högst {limits.Rows} läses; ta bort de tomma nedanför",
                $"the sheet has {reader.RowCount} rows, and at most {limits.Rows} are read; delete those below that are empty");
        }

        return cells <= limits.Cells ? null : new(
            $"arbetsboken har mer än {limits.Cells} celler; ta bort det som inte hör dit",
            $"the workbook has more than {limits.Cells} cells; remove what does not belong there");
    }

    private static SourceSheet Sheet(IExcelDataReader reader, ScannedSheet scanned, Dictionary<string, string> texts) =>
        new(reader.Name, ReadRows(reader, texts)) { IsHidden = scanned.IsHidden, Unreadable = scanned.Unreadable };

    private static List<SourceRow> ReadRows(IExcelDataReader reader, Dictionary<string, string> texts)
    {
        var rows = new List<SourceRow>();
        for (var number = 1; reader.Read(); number++)
        {
            string?[]? cells = null;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                if (value is null || (value is double share && IsPercent(reader.GetNumberFormatString(column)) ? Percent(share) : TextOf(value)) is not { } text)
                    continue;
                // Answers are few and stand in many rows: each is held once.
                if (!texts.TryGetValue(text, out var held))
                    texts.Add(text, held = text);
                (cells ??= new string?[reader.FieldCount])[column] = held;
            }

            if (cells is not null)
                rows.Add(new SourceRow(number, cells));
        }

        return rows;
    }

    private static bool IsPercent(string? format) => format is not null && format.Contains('%', StringComparison.Ordinal) && !format.Contains("\\%", StringComparison.Ordinal);

    /// <summary>As the cell shows it: 0.85 that is formatted as percent is 85 to whoever wrote it.</summary>
    private static string Percent(double share) => $"{TextOf(share * 100)} %";

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => text.Trim(),
        // Fifteen digits are what Excel knows of a number: 0.1 + 0.2 is 0.3 there.
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static SourceReading ReadCsv(byte[] content, SourceLimits limits)
    {
        if (content is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            return Refused(new("filen är en Excel-fil och ingen CSV-fil, vad namnet än säger", "the file is an Excel file and no CSV file, whatever its name says"));
        var faults = new List<CellRemark>();
        var table = CsvTable.Read(content, "of a column for the municipality and one for each question", faults, acceptsTabs: true);
        if (table is not null && (table.Header.Count > limits.Columns || table.Records.Count > limits.Rows))
        {
            return Refused(new(
                $"filen har {table.Header.Count} kolumner och {table.Records.Count} poster; högst {limits.Columns} kolumner och {limits.Rows} poster läses",
                $"the file has {table.Header.Count} columns and {table.Records.Count} records; at most {limits.Columns} columns and {limits.Rows} records are read"));
        }

        if (table is null)
            return new SourceReading(null, faults);
        // Excel's form of CSV has an apostrophe before what Excel would else take for a formula; it is none of the text.
        string? Unmarked(string? field) => table.IsForExcel && field is ['\'', .. var rest] && CellFormats.LooksLikeFormula(rest) ? rest : field;
        var rows = table.Records.Select(record => new SourceRow(record.Line, [.. record.Fields.Select(field => TextOf(Unmarked(field)))])).Where(row => row.Cells.Any(cell => cell is not null));
        var sheet = new SourceSheet(null, [new SourceRow(table.HeaderLine, [.. table.Header.Select(TextOf)]), .. rows]) { Unreadable = [.. faults.Where(fault => fault.Row is not null).OrderBy(fault => fault.Row)] };
        return new SourceReading(new SourceBook([sheet]), []);
    }

    private static SourceReading Refused(RemarkText text) => new(null, [CellRemark.OfFile(text)]);
}
