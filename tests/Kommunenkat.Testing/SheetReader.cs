using System.Globalization;
using System.Text;
using ExcelDataReader;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Testing;

/// <summary>What another library than those that write finds in a workbook.</summary>
public static class SheetReader
{
    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the reader asks for Windows-1252 before it looks at anything

    /// <summary>All sheets: name and rows, the heading first; numbers in <see cref="Digits"/>.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<object?[]> Rows)> Read(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var sheets = new List<(string, IReadOnlyList<object?[]>)>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetValue(place) is double number ? Digits(number) : reader.GetValue(place))]);
            sheets.Add((reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>The value that has to be found for a cell: a text, a double in <see cref="Digits"/>, a date or nothing.</summary>
    public static object? Expected(Cell cell) => cell.Kind switch
    {
        CellKind.Empty => null,
        CellKind.Text or CellKind.Code => cell.Text,
        CellKind.Number => Digits(cell.Number),
        CellKind.Percent => Digits(cell.Number / 100),
        CellKind.Date => cell.Date!.Value.ToDateTime(TimeOnly.MinValue),
        CellKind.Missing => MissingSymbol.Of(cell.Missing!.Value),
    };

    /// <summary>A row as wide as the sheet: LibreOffice leaves empty cells at its end out.</summary>
    public static IEnumerable<object?> Padded(object?[] row, Sheet sheet) => row.Concat(Enumerable.Repeat<object?>(null, sheet.Columns.Count)).Take(sheet.Columns.Count);

    /// <summary>The number in the fifteen digits that Excel knows of one, and that ClosedXML and LibreOffice write.</summary>
    public static double Digits(double number) => double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
