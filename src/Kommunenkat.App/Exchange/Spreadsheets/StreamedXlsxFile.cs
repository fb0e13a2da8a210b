using Kommunenkat.App.Exchange.Workbooks;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Tables;
using SpreadCheetah.Worksheets;
using Cell = Kommunenkat.App.Exchange.Workbooks.Cell;
using WrittenCell = SpreadCheetah.Cell;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>
/// Writes a workbook of any size row by row with SpreadCheetah, in memory that does not grow with it. A sheet that has more rows than
/// Excel takes goes on in the next, "… (2)": nothing is cut. It has no print set-up, which the library does not write.
/// </summary>
internal static class StreamedXlsxFile
{
    public static Task WriteAsync(Workbook workbook, Stream output, CancellationToken cancellation) =>
        WriteAsync(workbook, output, CellFormats.MostRows, cancellation);

    /// <param name="mostRows">Of one sheet, its heading among them; at least 2.</param>
    internal static async Task WriteAsync(Workbook workbook, Stream output, int mostRows, CancellationToken cancellation)
    {
        var options = new SpreadCheetahOptions
        {
            CompressionLevel = SpreadCheetahCompressionLevel.Fastest,
            // Otherwise blanks at a text's ends are lost, and some readers take cells without an address for the wrong ones.
            PreserveStringWhitespace = true,
            WriteCellReferenceAttributes = true,
            DocumentProperties = new DocumentProperties { Title = workbook.Title, Author = "Kommunenkat" },
        };
        await using var file = await Spreadsheet.CreateNewAsync(output, options, cancellation);
        var written = new Writing(file);
        foreach (var sheet in workbook.Sheets)
            await written.AddAsync(sheet, mostRows, cancellation);
        await file.FinishAsync(cancellation);
    }

    private sealed class Writing(Spreadsheet file)
    {
        private readonly SheetNames _names = new();
        private readonly Dictionary<string, StyleId> _styles = new(StringComparer.Ordinal);
        private readonly StyleId _heading = file.AddStyle(new Style { Font = new Font { Bold = true } });

        public async Task AddAsync(Sheet sheet, int mostRows, CancellationToken cancellation)
        {
            var part = 1;
            var headings = SheetNames.Headings(sheet.Columns);
            await StartAsync(sheet, part, headings, cancellation);
            var written = 1;
            var cells = new WrittenCell[sheet.Columns.Count];
            await foreach (var row in sheet.Rows.WithCancellation(cancellation))
            {
                if (written == mostRows)
                {
                    part++;
                    written = 1;
                    await StartAsync(sheet, part, headings, cancellation);
                }

                for (var i = 0; i < cells.Length; i++)
                    cells[i] = Of(row[i]);
                await file.AddRowAsync(cells.AsMemory(), cancellation);
                written++;
            }

            // A table has at least one row below its headings, be it an empty one.
            if (sheet.IsTable && written == 1)
                await file.AddRowAsync(new WrittenCell[sheet.Columns.Count], cancellation);
        }

        private async Task StartAsync(Sheet sheet, int part, string[] headings, CancellationToken cancellation)
        {
            var options = new WorksheetOptions { FrozenRows = 1, FrozenColumns = sheet.FrozenColumns == 0 ? null : sheet.FrozenColumns };
            for (var i = 0; i < sheet.Columns.Count; i++)
                options.Column(i + 1).Width = sheet.Columns[i].Width;
            await file.StartWorksheetAsync(_names.ForSheet(sheet, part), options, cancellation);
            if (sheet.IsTable)
                file.StartTable(new Table(TableStyle.Light9, _names.ForTable(sheet, part)));
            await file.AddHeaderRowAsync(headings, _heading, cancellation);
        }

        private WrittenCell Of(Cell cell) => cell.Kind switch
        {
            CellKind.Empty => default,
            CellKind.Text or CellKind.Code => new WrittenCell(CellFormats.Fitting(cell.Text), StyleOf(cell)),
            CellKind.Number => new WrittenCell(cell.Number, StyleOf(cell)),
            CellKind.Percent => new WrittenCell(cell.Number / 100, StyleOf(cell)),
            CellKind.Date => new WrittenCell(cell.Date!.Value.ToDateTime(TimeOnly.MinValue), StyleOf(cell)),
            CellKind.Missing => new WrittenCell(MissingSymbol.Of(cell.Missing!.Value)),
        };

        private StyleId? StyleOf(Cell cell)
        {
            if (CellFormats.Of(cell.Kind, cell.Decimals) is not { } format)
                return null;
            if (!_styles.TryGetValue(format, out var style))
                _styles[format] = style = file.AddStyle(new Style { Format = NumberFormat.Custom(format) });
            return style;
        }
    }
}
