using System.Diagnostics;
using System.Globalization;
using ClosedXML.Excel;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// Writes made-up answers of so many times Sweden as .xlsx and CSV, each in a process of its own, since the most memory a process has had is
/// known of the whole of it only. Compared with a plain dump of the same cells by ClosedXML.
/// </summary>
internal static class WriteWorkbooks
{
    private const int Municipalities = 290, Questions = 70, LongColumns = 12;

    /// <param name="args">None: all of them, each in a process. Else one: what is written, and how many times Sweden.</param>
    public static async Task RunAsync(string[] args)
    {
        if (args is [var form, var times])
        {
            await MeasureAsync(form, int.Parse(times, CultureInfo.InvariantCulture));
            return;
        }

        Console.WriteLine("| what | times Sweden | cells | seconds | ns a cell | peak memory, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (what, size) in ((string, string)[])
            [("dump", "1"), ("workbook", "1"), ("streamed", "1"), ("dump", "3"), ("workbook", "3"), ("streamed", "3"), ("streamed", "100"), ("zip", "100")])
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["WriteWorkbooks", what, size]) { UseShellExecute = false })!;
            await process.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(string form, int times)
    {
        var path = Path.Combine(Path.GetTempPath(), $"kommunenkat-{form}-{times}.out");
        // Everything that is only done once in a process is done before.
        await WriteAsync(form, Made(1, rounds: 1, municipalities: 2), Stream.Null);
        var workbook = Made(times, rounds: 3, Municipalities);
        var watch = Stopwatch.StartNew();
        await using (var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
            await WriteAsync(form, workbook, output);
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {form} | {times} | {workbook.CellCount:N0} | {seconds:F1} | {seconds * 1e9 / workbook.CellCount:F0} | {process.PeakWorkingSet64 / 1e6:F0} |"));
        File.Delete(path);
    }

    private static Task WriteAsync(string form, Workbook workbook, Stream output) => form switch
    {
        "dump" => DumpAsync(workbook, output),
        "workbook" => ClosedXmlFile.WriteAsync(workbook, output, CancellationToken.None),
        "streamed" => StreamedXlsxFile.WriteAsync(workbook, output, CancellationToken.None),
        "zip" => CsvFile.WriteZipAsync(workbook, CsvForm.Plain, output),
        _ => throw new ArgumentException($"There is no form \"{form}\".", nameof(form)),
    };

    /// <summary>What somebody who needs a file quickly would write.</summary>
    private static async Task DumpAsync(Workbook workbook, Stream output)
    {
        using var file = new XLWorkbook();
        foreach (var sheet in workbook.Sheets)
        {
            var written = file.Worksheets.Add(sheet.Name);
            var row = 1;
            await foreach (var cells in sheet.Rows)
            {
                row++;
                for (var i = 0; i < cells.Length; i++)
                {
                    if (cells[i].Kind == CellKind.Number)
                        written.Cell(row, i + 1).SetValue(cells[i].Number);
                    else
                        written.Cell(row, i + 1).SetValue(cells[i].Missing is { } kind ? MissingSymbol.Of(kind) : cells[i].Text);
                }
            }
        }

        using var saved = new MemoryStream();
        file.SaveAs(saved);
        saved.Position = 0;
        await saved.CopyToAsync(output);
    }

    private static Workbook Made(int times, int rounds, int municipalities)
    {
        var units = times * municipalities;
        Column[] wide = [.. Enumerable.Range(0, Questions).Select(question => new Column($"q{question}", $"q{question}", KindOf(question), 14))];
        Column[] columns = [.. Enumerable.Range(0, LongColumns).Select(column => new Column($"c{column}", $"c{column}", KindOf(column), 14))];
        var sheets = Enumerable.Range(1, rounds)
            .Select(round => new Sheet($"svar_{round}", $"Svar {round}", wide, units, Rows(units, Questions)))
            .Append(new Sheet("svar_lang", "Svar lång", columns, (long)units * Questions * rounds, Rows((long)units * Questions * rounds, LongColumns)));
        return new Workbook("Mätning", DateTimeOffset.UnixEpoch, [.. sheets], []);
    }

    private static async IAsyncEnumerable<Cell[]> Rows(long rows, int columns)
    {
        await Task.CompletedTask;
        for (var row = 0L; row < rows; row++)
        {
            var cells = new Cell[columns];
            for (var i = 0; i < columns; i++)
            {
                cells[i] = (row + i) % 5 == 0 ? Cell.OfMissing(MissingKind.Unanswered)
                    : KindOf(i) == CellKind.Number ? Cell.OfNumber(row * 0.37 + i, 1)
                    : Cell.OfCode(i % 2 == 0 ? "yes" : "within_two_years");
            }

            yield return cells;
        }
    }

    private static CellKind KindOf(int column) => column % 4 == 3 ? CellKind.Number : CellKind.Code;
}
