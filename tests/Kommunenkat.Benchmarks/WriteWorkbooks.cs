using System.Diagnostics;
using System.Globalization;
using ClosedXML.Excel;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Testing;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// Writes exports: the demo's round of 2025 from the database to the file, and made-up rounds of a hundred Swedens. Each in a process of its
/// own, since the most memory that a process has had is known of the whole of it only. Compared with a plain dump of the same cells by ClosedXML.
/// </summary>
internal static class WriteWorkbooks
{
    private const string Round = "2025";

    private const int Municipalities = 290, Repetitions = 3;

    /// <summary>What is written, and how many times Sweden; 0: the demo's round.</summary>
    private static readonly (string Form, int Times)[] All =
        [("dump", 0), ("workbook", 0), ("streamed", 0), ("dump", 1), ("streamed", 1), ("zip", 1), ("streamed", 100), ("zip", 100)];

    /// <param name="args">None: all of them, each in a process. Else one: what is written, and how many times Sweden.</param>
    public static async Task RunAsync(string[] args)
    {
        if (args is [var form, var times])
        {
            await MeasureAsync(form, int.Parse(times, CultureInfo.InvariantCulture));
            return;
        }

        Console.WriteLine("| what | of | cells | seconds | ns a cell | peak memory, MB | file, MB |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var (what, size) in All)
        {
            using var process = Process.Start(new ProcessStartInfo(
                Environment.ProcessPath!, ["WriteWorkbooks", what, size.ToString(CultureInfo.InvariantCulture)])
            { UseShellExecute = false })!;
            await process.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(string form, int times)
    {
        var path = Path.Combine(Path.GetTempPath(), $"kommunenkat-{form}-{times}.out");
        await using var database = times == 0 ? await DemoAsync() : null;
        // Everything that is only done once in a process is done before.
        await WriteAsync(form, MadeUpRounds.Of(2), Stream.Null);
        var seconds = new List<double>();
        var cells = 0L;
        for (var i = 0; i < (times > 1 ? 1 : Repetitions); i++)
        {
            await using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            // The dump is given its cells; the workbook reads and counts them.
            var held = form == "dump" ? await HeldAsync(await WorkbookAsync(database, times)) : null;
            var watch = Stopwatch.StartNew();
            var workbook = held ?? await WorkbookAsync(database, times);
            await WriteAsync(form, workbook, output);
            seconds.Add(watch.Elapsed.TotalSeconds);
            cells = workbook.CellCount;
        }

        using var process = Process.GetCurrentProcess();
        var median = seconds.Order().ElementAt(seconds.Count / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {form} | {(times == 0 ? $"round {Round}" : $"{times} x Sweden")} | {cells:N0} | {median:F2} | {median * 1e9 / cells:F0} | {process.PeakWorkingSet64 / 1e6:F0} | {new FileInfo(path).Length / 1e6:F1} |"));
        File.Delete(path);
    }

    private static async Task<TestDatabase> DemoAsync()
    {
        var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var scenario = new Scenario(database.Settings);
        Scenario.Succeeded(await scenario.Get<LoadDemo>().RunAsync());
        return database;
    }

    private static async Task<Workbook> WorkbookAsync(TestDatabase? database, int times)
    {
        if (database is null)
            return MadeUpRounds.Of(times * Municipalities);
        // As of a server that has not told of the round yet.
        await using var scenario = new Scenario(database.Settings);
        return await HeldAsync(Scenario.Succeeded(await scenario.Get<ExportRounds>().RunAsync(
            Actor.Operator, new ExportSelection(new ObservationSelection([], [Round], [], [], new Dictionary<string, int>()), ExportLanguage.Swedish))));
    }

    private static async Task<Workbook> HeldAsync(Workbook workbook)
    {
        var sheets = new List<Sheet>();
        foreach (var sheet in workbook.Sheets)
            sheets.Add(Sheet.Of(sheet.Key, sheet.Name, sheet.Columns, await sheet.Rows.ToListAsync()) with { FrozenColumns = sheet.FrozenColumns, IsTable = sheet.IsTable });
        return workbook with { Sheets = sheets };
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
                    if (cells[i].Kind is CellKind.Number or CellKind.Percent)
                        written.Cell(row, i + 1).SetValue(cells[i].Number);
                    else if (cells[i].Date is { } date)
                        written.Cell(row, i + 1).SetValue(date.ToDateTime(TimeOnly.MinValue));
                    else if (cells[i].Kind != CellKind.Empty)
                        written.Cell(row, i + 1).SetValue(cells[i].Missing is { } kind ? MissingSymbol.Of(kind) : cells[i].Text);
                }
            }
        }

        using var saved = new MemoryStream();
        file.SaveAs(saved);
        saved.Position = 0;
        await saved.CopyToAsync(output);
    }
}
