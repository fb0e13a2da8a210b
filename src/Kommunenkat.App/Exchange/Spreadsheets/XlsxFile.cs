using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>Writes a workbook as .xlsx, by whichever library fits its size.</summary>
public static class XlsxFile
{
    /// <summary>
    /// Cells up to which everything is held in memory for the sake of print set-up: some three rounds of the whole of Sweden, and about
    /// half a gigabyte.
    /// </summary>
    private const long MostInMemory = 500_000;

    /// <exception cref="UnreadableRowsException">The rows could not be read to their end.</exception>
    public static Task WriteAsync(Workbook workbook, Stream output, CancellationToken cancellation = default) =>
        workbook.CellCount <= MostInMemory && workbook.Sheets.All(sheet => sheet.RowCount < CellFormats.MostRows)
            ? ClosedXmlFile.WriteAsync(workbook, output, cancellation)
            : StreamedXlsxFile.WriteAsync(workbook, output, cancellation);
}
