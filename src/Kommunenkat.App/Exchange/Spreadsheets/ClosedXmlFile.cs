using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>
/// Writes a workbook with ClosedXML: tables, print set-up and all. The whole of it is in memory meanwhile, so what is large goes
/// through <see cref="StreamedXlsxFile"/>.
/// </summary>
/// <remarks>
/// Uses only what ClosedXML has had since 0.95 and still has. What measures text (<c>AdjustToContents</c>) or draws needs GDI+ there, which
/// Linux does not have: widths come from the columns.
/// </remarks>
internal static class ClosedXmlFile
{
    /// <summary>Wider sheets are not squeezed onto the width of a page, where nobody could read them.</summary>
    private const int MostColumnsOnOnePage = 20;

    public static async Task WriteAsync(Workbook workbook, Stream output, CancellationToken cancellation)
    {
        using var file = new XLWorkbook();
        file.Properties.Title = workbook.Title;
        file.Properties.Author = "Kommunenkat";
        file.Properties.Created = workbook.MadeAt.UtcDateTime;
        file.Properties.Modified = workbook.MadeAt.UtcDateTime;
        var names = new SheetNames();
        foreach (var sheet in workbook.Sheets)
            await AddAsync(file, sheet, names, cancellation);

        // The package is written here and there, which a response or a pipe does not allow.
        using var saved = new MemoryStream();
        file.SaveAs(saved);
        saved.Position = 0;
        await saved.CopyToAsync(output, cancellation);
    }

    private static async Task AddAsync(XLWorkbook file, Sheet sheet, SheetNames names, CancellationToken cancellation)
    {
        var written = file.Worksheets.Add(names.ForSheet(sheet));
        var headings = SheetNames.Headings(sheet.Columns);
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var column = written.Column(i + 1);
            column.Width = sheet.Columns[i].Width;
            column.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            if (CellFormats.Of(sheet.Columns[i].Kind, 0) is { } format)
                column.Style.NumberFormat.Format = format;
            if (sheet.Columns[i].Kind == CellKind.Text)
                column.Style.Alignment.WrapText = !sheet.IsTable;
            var heading = written.Cell(1, i + 1);
            heading.SetValue(headings[i]);
            heading.Style.Font.Bold = true;
            heading.Style.NumberFormat.Format = CellFormats.TextFormat;
        }

        var row = 1;
        await foreach (var cells in sheet.Rows.WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            row++;
            for (var i = 0; i < cells.Length; i++)
                Write(written, row, i + 1, cells[i], sheet.Columns[i].Kind);
        }

        written.SheetView.Freeze(1, sheet.FrozenColumns);
        if (sheet.IsTable)
        {
            // A table has at least one row below its headings, be it an empty one.
            var table = written.Range(1, 1, Math.Max(row, 2), sheet.Columns.Count).CreateTable(names.ForTable(sheet));
            table.Theme = XLTableTheme.TableStyleLight9;
        }

        SetUpPages(written, sheet);
    }

    private static void Write(IXLWorksheet written, int row, int column, Cell cell, CellKind columnKind)
    {
        if (cell.Kind == CellKind.Empty)
            return;
        var place = written.Cell(row, column);
        switch (cell.Kind)
        {
            case CellKind.Text or CellKind.Code:
                place.SetValue(CellFormats.Fitting(cell.Text));
                if (CellFormats.LooksLikeFormula(cell.Text))
                    place.Style.IncludeQuotePrefix = true;
                break;
            case CellKind.Missing:
                place.SetValue(MissingSymbol.Of(cell.Missing!.Value));
                return;
            case CellKind.Number:
                place.SetValue(cell.Number);
                break;
            case CellKind.Percent:
                place.SetValue(cell.Number / 100);
                break;
            case CellKind.Date:
                place.SetValue(cell.Date!.Value.ToDateTime(TimeOnly.MinValue));
                break;
        }

        // Each style of a cell's own costs: most cells are as their column is.
        if ((cell.Kind != columnKind || cell.Decimals != 0) && CellFormats.Of(cell.Kind, cell.Decimals) is { } format)
            place.Style.NumberFormat.Format = format;
    }

    private static void SetUpPages(IXLWorksheet written, Sheet sheet)
    {
        var page = written.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = sheet.IsTable ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.SetRowsToRepeatAtTop(1, 1);
        if (sheet.FrozenColumns > 0)
            page.SetColumnsToRepeatAtLeft(1, sheet.FrozenColumns);
        if (sheet.Columns.Count <= MostColumnsOnOnePage)
        {
            page.PagesWide = 1;
            page.PagesTall = 0;
        }

        page.Footer.Left.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
