using System.IO.Compression;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Spreadsheets;

/// <summary>What both writers of .xlsx have to do alike.</summary>
public sealed class XlsxFileTests
{
    public enum Writer
    {
        ClosedXml,
        Streamed,
    }

    [Theory]
    [InlineData(Writer.ClosedXml)]
    [InlineData(Writer.Streamed)]
    public async Task Every_cell_reads_back_as_what_it_is(Writer writer)
    {
        var workbook = Sheets.OfEveryKind();

        var (name, rows) = Assert.Single(SheetReader.Read(await WriteAsync(writer, workbook)));

        var sheet = workbook.Sheets[0];
        Assert.Equal("Svar lång", name);
        Assert.Equal(sheet.Columns.Select(column => column.Heading), rows[0]);
        Assert.Equal(
            (await Sheets.RowsAsync(sheet)).Select(row => row.Select(SheetReader.Expected).ToArray()),
            rows.Skip(1));
    }

    [Theory]
    [InlineData(Writer.ClosedXml)]
    [InlineData(Writer.Streamed)]
    public async Task The_file_is_valid_by_the_Open_XML_SDK(Writer writer)
    {
        var file = await WriteAsync(writer, Sheets.Of(Sheets.OfEveryKind().Sheets[0], Sheets.Numbered(0, "tom", "Tom"), Sheets.Numbered(3) with { IsTable = false }));

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document);

        Assert.Empty(faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData(Writer.ClosedXml)]
    [InlineData(Writer.Streamed)]
    public async Task A_sheet_is_a_table_with_fixed_headings_set_widths_and_real_formats(Writer writer)
    {
        using var file = new XLWorkbook(new MemoryStream(await WriteAsync(writer, Sheets.OfEveryKind())));
        var sheet = file.Worksheet(1);
        var table = Assert.Single(sheet.Tables);

        Assert.Equal(("t_svar_2025", 1, 12), (table.Name, table.RangeAddress.FirstAddress.RowNumber, table.RangeAddress.LastAddress.RowNumber));
        Assert.Equal((1, 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        // ClosedXML takes the margin of a column off what it reads.
        Assert.All(new[] { 12, 20, 10, 10, 12 }.Index(), width => Assert.InRange(sheet.Column(width.Index + 1).Width, width.Item - 0.8, width.Item));
        Assert.Equal(
            ["@", "@", "0.00", "0.0%", "yyyy-mm-dd"],
            Enumerable.Range(1, 5).Select(column => FormatOf(sheet.Cell(2, column))));
        Assert.Equal(
            [XLDataType.Text, XLDataType.Text, XLDataType.Number, XLDataType.Number, XLDataType.DateTime],
            Enumerable.Range(1, 5).Select(column => sheet.Cell(2, column).DataType));
    }

    [Theory]
    [InlineData(Writer.ClosedXml)]
    [InlineData(Writer.Streamed)]
    public async Task Text_that_looks_like_a_formula_stays_text_also_when_it_is_edited(Writer writer)
    {
        var written = await WriteAsync(writer, Sheets.OfEveryKind());

        using (var zip = new ZipArchive(new MemoryStream(written)))
        {
            using var xml = new StreamReader(zip.Entries.Single(entry => entry.FullName.EndsWith("/sheet1.xml", StringComparison.Ordinal)).Open());
            Assert.DoesNotContain("<f>", (await xml.ReadToEndAsync()).Replace("<x:f", "<f", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        using var file = new XLWorkbook(new MemoryStream(written));
        var cells = file.Worksheet(1).Column(2).CellsUsed().Where(cell => Sheets.Dangerous.Contains(cell.GetString())).ToList();
        Assert.Equal(Sheets.Dangerous.Length, cells.Count);
        Assert.All(cells, cell => Assert.Equal("@", FormatOf(cell)));
        if (writer == Writer.ClosedXml)
            Assert.All(cells, cell => Assert.True(cell.Style.IncludeQuotePrefix));
    }

    [Fact]
    public async Task Print_set_up_has_the_headings_on_every_page()
    {
        using var file = new XLWorkbook(new MemoryStream(await WriteAsync(Writer.ClosedXml, Sheets.OfEveryKind())));

        var page = file.Worksheet(1).PageSetup;

        Assert.Equal(
            (1, 1, 2, XLPageOrientation.Landscape, XLPaperSize.A4Paper, 1),
            (page.FirstRowToRepeatAtTop, page.LastRowToRepeatAtTop, page.LastColumnToRepeatAtLeft, page.PageOrientation, page.PaperSize, page.PagesWide));
    }

    [Fact]
    public async Task A_sheet_with_more_rows_than_fit_goes_on_in_the_next()
    {
        var file = await Sheets.BytesAsync(output => StreamedXlsxFile.WriteAsync(
            Sheets.Of(Sheets.Numbered(7), Sheets.Numbered(3, "trender", "Trender")), output, mostRows: 4, CancellationToken.None));

        Assert.Equal(
            [("Svar lång", "Nummer 1 2 3"), ("Svar lång (2)", "Nummer 4 5 6"), ("Svar lång (3)", "Nummer 7"), ("Trender", "Nummer 1 2 3")],
            SheetReader.Read(file).Select(sheet => (sheet.Name, string.Join(' ', sheet.Rows.Select(row => row[0])))));
        using var read = new XLWorkbook(new MemoryStream(file));
        Assert.Equal(["t_svar_lang", "t_svar_lang_2", "t_svar_lang_3", "t_trender"], read.Worksheets.SelectMany(sheet => sheet.Tables).Select(table => table.Name));
    }

    [Fact]
    public async Task A_text_too_long_for_a_cell_is_not_cut()
    {
        var workbook = Sheets.Of(Sheet.Of("a", "A", [new("a", "A", CellKind.Text, 10)], [[Cell.OfText(new string('å', 32_768))]]));

        foreach (var writer in Enum.GetValues<Writer>())
            await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(writer, workbook));
    }

    [Fact]
    public void Names_are_such_as_Excel_takes_and_different()
    {
        var names = new SheetNames();
        string[] wanted = ["Svar: [2025] a/b", "svar   2025  a b", "'Svar'", new('x', 40), new('x', 40), ""];

        var sheets = wanted.Select(name => names.ForSheet(Sheets.Numbered(0, name: name))).ToList();
        var tables = ((string[])["svar_lång-1", "SVAR_L_NG_1", "a1", new('y', 200)]).Select(key => names.ForTable(Sheets.Numbered(0, key))).ToList();

        Assert.Equal(["Svar   2025  a b", "svar   2025  a b (2)", "Svar", new string('x', 31), new string('x', 27) + " (2)", "Blad"], sheets);
        Assert.Equal(["t_svar_l_ng_1", "t_SVAR_L_NG_1_2", "t_a1"], tables[..3]);
        Assert.Equal(60, tables[3].Length);
        Assert.Equal(
            ["Svar", "svar (2)", "Rad"],
            SheetNames.Headings([new("a", "Svar", CellKind.Text, 1), new("b", "svar", CellKind.Text, 1), new("c", "Rad", CellKind.Text, 1)]));
    }

    [Fact]
    public async Task What_is_too_large_for_memory_is_streamed_whole()
    {
        // Only the streaming writer leaves the print set-up out.
        var file = await Sheets.BytesAsync(output => XlsxFile.WriteAsync(Sheets.Of(Sheets.Numbered(5)), output, mostInMemory: 4, CancellationToken.None));
        var small = await Sheets.BytesAsync(output => XlsxFile.WriteAsync(Sheets.Of(Sheets.Numbered(5)), output, mostInMemory: 5, CancellationToken.None));

        Assert.Equal(5d, SheetReader.Read(file)[0].Rows[^1][0]);
        Assert.False(await HasPageSetupAsync(file));
        Assert.True(await HasPageSetupAsync(small));
    }

    private static async Task<bool> HasPageSetupAsync(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var xml = new StreamReader(zip.Entries.Single(entry => entry.FullName.EndsWith("/sheet1.xml", StringComparison.Ordinal)).Open());
        return (await xml.ReadToEndAsync()).Contains("pageSetup", StringComparison.Ordinal);
    }

    private static string FormatOf(IXLCell cell) =>
        cell.Style.NumberFormat.Format is { Length: > 0 } format ? format : cell.Style.NumberFormat.NumberFormatId switch { 2 => "0.00", 49 => "@", var id => $"{id}" };

    private static Task<byte[]> WriteAsync(Writer writer, Workbook workbook) => Sheets.BytesAsync(output => writer switch
    {
        Writer.ClosedXml => ClosedXmlFile.WriteAsync(workbook, output, CancellationToken.None),
        Writer.Streamed => StreamedXlsxFile.WriteAsync(workbook, output, CancellationToken.None),
    });
}
