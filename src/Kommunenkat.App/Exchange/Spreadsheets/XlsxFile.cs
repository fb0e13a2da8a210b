using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>Writes a workbook as .xlsx, by whichever library fits its size.</summary>
public static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Cells up to which everything is held in memory for the sake of print set-up: one round of the whole of Sweden, and half as much again.</summary>
    private const long MostInMemory = 1_000_000;

    /// <exception cref="UnreadableRowsException">The rows could not be read to their end.</exception>
    public static Task WriteAsync(Workbook workbook, Stream output, CancellationToken cancellation = default) =>
        WriteAsync(workbook, output, MostInMemory, cancellation);

    /// <param name="mostInMemory">Cells.</param>
    internal static Task WriteAsync(Workbook workbook, Stream output, long mostInMemory, CancellationToken cancellation) =>
        workbook.CellCount <= mostInMemory && workbook.Sheets.All(sheet => sheet.RowCount < CellFormats.MostRows)
            ? ClosedXmlFile.WriteAsync(workbook, output, cancellation)
            : StreamedXlsxFile.WriteAsync(workbook, output, cancellation);
}
