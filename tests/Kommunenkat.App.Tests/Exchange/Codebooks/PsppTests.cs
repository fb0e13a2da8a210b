using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Codebooks;

/// <summary>PSPP, which understands SPSS syntax, reads the exported answers by the exported script, and has the same in every cell.</summary>
public sealed class PsppTests : IDisposable
{
    private const string Round = "2025", Back = "back.csv";

    private const string OfSeveralLines = "Först \"det här\", och\n\nsedan, det 'här'.\nSist";

    private static readonly string? Program = ((string[])["/usr/bin/pspp", "/usr/local/bin/pspp"]).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-pspp-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_answer_comes_out_of_PSPP_as_it_was_exported()
    {
        Assert.SkipWhen(Program is null, "No PSPP: install pspp.");
        await ExportAsync();
        var script = $"las-svar_{Round}.sps";
        await File.AppendAllTextAsync(In(script), $"SAVE TRANSLATE /OUTFILE='{Back}' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES.\n");

        Assert.Equal("", await RunAsync(script));

        var (exported, read) = (Rows($"svar_{Round}.csv"), Rows(Back));
        Assert.Equal(OfSeveralLines, exported[1 + exported.Skip(1).ToList().FindIndex(row => row[0] == Lund)][exported[0].IndexOf("ovrigt")]);
        Assert.Equal(exported[0], read[0]);
        Assert.Equal(291, exported.Count);
        Assert.Equal(exported.Count, read.Count);
        var compared = 0;
        foreach (var (row, other) in exported.Zip(read).Skip(1))
        {
            foreach (var (heading, cell, back) in exported[0].Zip(row, other))
                Assert.True(IsSame(cell, back, ref compared), $"{row[0]} {heading}: {cell} came out as {back}");
        }

        Assert.True(compared > 300, "There are too few numbers and dates to prove anything.");
    }

    /// <param name="compared">Counted up with each number and date.</param>
    private static bool IsSame(string cell, string back, ref int compared)
    {
        if (cell.ReplaceLineEndings("↵") == back)
            return true;
        // What is missing among numbers is nothing there.
        if (cell is MissingSymbol.NoAnswer or MissingSymbol.NotApplicable)
            return string.IsNullOrWhiteSpace(back);
        compared++;
        return DateOnly.TryParseExact(cell, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? DateOnly.TryParseExact(back, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var readDate) && readDate == date
            : double.TryParse(cell, CultureInfo.InvariantCulture, out var number) && double.TryParse(back, CultureInfo.InvariantCulture, out var readNumber)
                && Math.Abs(number - readNumber) < 1e-6;
    }

    private async Task ExportAsync()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var scenario = new Scenario(database.Settings);
        Succeeded(await scenario.Get<LoadDemo>().RunAsync());
        await scenario.CorrectAsync(Round, Lund, ("styrdokument_finns", "yes"), ("ovrigt", OfSeveralLines));
        Succeeded(await scenario.Get<ReleaseRound>().RunAsync(Administrator, Round, "Lund har mer att säga."));
        var workbook = Succeeded(await scenario.Get<ExportRounds>().RunAsync(
            Analyst, new ExportSelection(new ObservationSelection([], [Round], [AreaLevel.Country], [], new Dictionary<string, int>()), ExportLanguage.Swedish) { WithPersonalData = true }));
        using var file = new MemoryStream();
        await CsvFile.WriteZipAsync(workbook, CsvForm.Plain, file);
        await using var zip = new ZipArchive(file);
        await zip.ExtractToDirectoryAsync(_folder.FullName);
    }

    private async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, ["-o", "/dev/null", script])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(told);
    }

    private List<string[]> Rows(string name)
    {
        using var parser = new CsvParser(new StreamReader(In(name)), new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
