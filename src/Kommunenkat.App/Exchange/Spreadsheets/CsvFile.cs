using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>Whom a CSV file is for.</summary>
public enum CsvForm
{
    /// <summary>Programs: UTF-8, comma, LF, decimal point, the columns' keys.</summary>
    Plain,

    /// <summary>Excel with Swedish settings: UTF-8 with byte order mark, semicolon, CRLF, decimal comma, the columns' headings.</summary>
    Excel,
}

/// <summary>
/// Writes sheets as CSV, row by row. Numbers are in full precision and shares from 0 to 100; what is missing has the symbol of its kind.
/// </summary>
/// <remarks>
/// In the form for Excel a text that Excel would take for a formula has an apostrophe before it, since a CSV file cannot say that it is
/// text. The form for programs has texts as they are.
/// </remarks>
public static class CsvFile
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    internal static readonly CsvConfiguration ForExcel = new(Swedish) { NewLine = "\r\n", Delimiter = ";", ShouldQuote = MachineText.IsQuoted };

    /// <summary>One sheet as one file.</summary>
    /// <exception cref="UnreadableRowsException">The rows could not be read to their end.</exception>
    public static async Task WriteAsync(Sheet sheet, CsvForm form, Stream output, CancellationToken cancellation = default)
    {
        var isForExcel = form == CsvForm.Excel;
        await using var text = new StreamWriter(output, new UTF8Encoding(isForExcel), MachineText.BytesHeld, leaveOpen: true);
        await using var csv = new CsvWriter(text, isForExcel ? ForExcel : MachineText.Form, leaveOpen: true);
        foreach (var column in sheet.Columns)
            csv.WriteField(isForExcel ? column.Heading : column.Key);
        await csv.NextRecordAsync();
        await foreach (var row in sheet.Rows.WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var cell in row)
                csv.WriteField(isForExcel ? TextForExcel(cell) : Text(cell, CultureInfo.InvariantCulture));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>Every sheet as a file of its own in a zip file, with the documents that are of use in this form beside them.</summary>
    /// <exception cref="UnreadableRowsException">The rows could not be read to their end.</exception>
    public static async Task WriteZipAsync(Workbook workbook, CsvForm form, Stream output, CancellationToken cancellation = default)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var documents = workbook.Documents.Where(document => form == CsvForm.Plain || !document.IsForPrograms).ToList();
        foreach (var sheet in workbook.Sheets.Concat(documents.Select(document => document.Reads).OfType<Sheet>()))
        {
            await using var entry = await OpenAsync($"{sheet.Key}.csv");
            await WriteAsync(sheet, form, entry, cancellation);
        }

        foreach (var document in documents)
        {
            await using var entry = await OpenAsync(document.Name);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(document.Text), cancellation);
        }

        Task<Stream> OpenAsync(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = workbook.MadeAt;
            return entry.OpenAsync(cancellation);
        }
    }

    private static string TextForExcel(Cell cell) =>
        cell.Kind is CellKind.Text or CellKind.Code ? CellFormats.AsTextInCsv(cell.Text) : Text(cell, Swedish);

    private static string Text(Cell cell, CultureInfo culture) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Text or CellKind.Code => cell.Text,
        CellKind.Number or CellKind.Percent => cell.Number.ToString("R", culture).Replace('\u2212', '-'),
        CellKind.Date => cell.Date!.Value.ToString("O", CultureInfo.InvariantCulture),
        CellKind.Missing => MissingSymbol.Of(cell.Missing!.Value),
    };
}
