using Kommunenkat.App;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Web.Features.Exports;

/// <summary>A file that was made for a reader. It is on the server's disk until it is disposed of, and under no name that anybody could open.</summary>
internal sealed class MadeFile : IAsyncDisposable
{
    private const int BufferSize = 81_920;

    private MadeFile(string name, string contentType, FileStream content) => (Name, ContentType, Content) = (name, contentType, content);

    /// <summary>"kommunenkat-2025-2026-03-01.xlsx": letters, digits, - and . alone.</summary>
    public string Name { get; }

    public string ContentType { get; }

    /// <summary>From its start.</summary>
    public FileStream Content { get; }

    /// <exception cref="UnreadableRowsException">The rows could not be read to their end.</exception>
    /// <exception cref="IOException">The disk is full, or cannot be written.</exception>
    public static async Task<MadeFile> WriteAsync(Workbook workbook, ExportAddress address, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            // Writing is a matter of seconds of work, in which the page is to answer.
            await Task.Run(
                () => address.Form switch
                {
                    ExportForm.Excel => XlsxFile.WriteAsync(workbook, content, cancellation),
                    ExportForm.CsvForExcel => CsvFile.WriteZipAsync(workbook, CsvForm.Excel, content, cancellation),
                    ExportForm.CsvForPrograms => CsvFile.WriteZipAsync(workbook, CsvForm.Plain, content, cancellation),
                },
                cancellation);
            cancellation.ThrowIfCancellationRequested();
            content.Position = 0;
            return new MadeFile(NameOf(workbook, address), TypeOf(address.Form), content);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static string NameOf(Workbook workbook, ExportAddress address)
    {
        // Keys of rounds are letters, digits, - and _, but these come from an address.
        var rounds = address.Rounds.Select(key => new string([.. key.Where(char.IsAsciiLetterOrDigit)])).Where(key => key.Length > 0).Take(5).ToList();
        return $"kommunenkat-{(rounds.Count == 0 ? "alla" : string.Join('-', rounds))}-{SwedishTime.Local(workbook.MadeAt):yyyy-MM-dd}{(address.Form == ExportForm.Excel ? ".xlsx" : ".zip")}";
    }

    private static string TypeOf(ExportForm form) => form switch
    {
        ExportForm.Excel => XlsxFile.ContentType,
        ExportForm.CsvForExcel or ExportForm.CsvForPrograms => "application/zip",
    };
}
