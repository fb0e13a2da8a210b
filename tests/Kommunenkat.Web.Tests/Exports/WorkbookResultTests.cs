using System.IO.Compression;
using System.Text;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Web.Features.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Xunit;

namespace Kommunenkat.Web.Tests.Exports;

/// <summary>What a page shows, as a file.</summary>
public sealed class WorkbookResultTests
{
    private static readonly Sheet ReadMe = Table("las-mig", "Läs mig"), Numbers = Table("tal", "Tal"), Counts = Table("tabell", "Tabell");

    [Fact]
    public async Task One_sheet_of_data_is_one_csv_file()
    {
        var file = await MakeAsync(WorkbookResult.Csv, ReadMe, Counts);

        Assert.Equal(("text/csv; charset=utf-8", "bortfall-2025.csv"), (file.ContentType, file.FileDownloadName));
        Assert.Equal("\uFEFFTabell\r\nav Tabell\r\n", Encoding.UTF8.GetString(file.FileContents.Span));
    }

    [Fact]
    public async Task Several_sheets_of_data_are_a_zip_file_with_all_of_them()
    {
        var file = await MakeAsync(WorkbookResult.Csv, ReadMe, Numbers, Counts);

        Assert.Equal(("application/zip", "bortfall-2025.zip"), (file.ContentType, file.FileDownloadName));
        using var zip = new ZipArchive(new MemoryStream(file.FileContents.ToArray()));
        Assert.Equal(["las-mig.csv", "tal.csv", "tabell.csv"], zip.Entries.Select(entry => entry.FullName));
        using var text = new StreamReader(zip.GetEntry("tal.csv")!.Open());
        Assert.Equal("Tal\r\nav Tal\r\n", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_workbook_is_one_whatever_it_has()
    {
        var file = await MakeAsync(WorkbookResult.Xlsx, ReadMe, Numbers, Counts);

        Assert.Equal("bortfall-2025.xlsx", file.FileDownloadName);
        using var package = new ZipArchive(new MemoryStream(file.FileContents.ToArray()));
        Assert.NotNull(package.GetEntry("xl/workbook.xml"));
    }

    private static async Task<FileContentHttpResult> MakeAsync(string format, params Sheet[] sheets) => Assert.IsType<FileContentHttpResult>(
        await WorkbookResult.OfAsync(new DefaultHttpContext(), new Workbook("Bortfall", new DateTimeOffset(2025, 10, 1, 12, 0, 0, TimeSpan.Zero), sheets, []), "bortfall-2025", format));

    private static Sheet Table(string key, string name) => Sheet.Of(key, name, [new Column(key, name, CellKind.Text, 20)], [[Cell.OfText($"av {name}")]]);
}
