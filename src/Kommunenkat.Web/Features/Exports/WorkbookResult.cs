using System.Globalization;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Web.Features.Exports;

/// <summary>Hands out what a page shows as a file, .xlsx or CSV.</summary>
internal static class WorkbookResult
{
    public const string FormatName = "format", Xlsx = "xlsx", Csv = "csv";

    /// <summary>The reader's.</summary>
    public static ExportLanguage Language => ExportLanguage.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? ExportLanguage.Swedish;

    public static bool IsFormat(string? text) => text is Xlsx or Csv;

    /// <param name="workbook">Its CSV is one file where it has one sheet after *Läs mig*, and else a zip file of all sheets.</param>
    /// <param name="name">Of the file, of keys and codes; whatever else they hold is replaced.</param>
    /// <param name="format">One of the two.</param>
    public static async Task<IResult> OfAsync(HttpContext http, Workbook workbook, string name, string format)
    {
        // It holds what is not published, and the computer may be shared.
        http.Response.Headers.CacheControl = "no-store";
        // Made whole before any of it is sent: what goes wrong shows as an error, and never as half a file.
        using var content = new MemoryStream();
        var isZip = format == Csv && workbook.Sheets.Count > 2;
        if (isZip)
            await CsvFile.WriteZipAsync(workbook, CsvForm.Excel, content, http.RequestAborted);
        else if (format == Csv)
            await CsvFile.WriteAsync(workbook.Sheets[1], CsvForm.Excel, content, http.RequestAborted);
        else
            await XlsxFile.WriteAsync(workbook, content, http.RequestAborted);
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return TypedResults.Bytes(
            content.ToArray(), isZip ? "application/zip" : format == Csv ? "text/csv; charset=utf-8" : XlsxFile.ContentType, $"{safe}.{(isZip ? "zip" : format)}");
    }
}
