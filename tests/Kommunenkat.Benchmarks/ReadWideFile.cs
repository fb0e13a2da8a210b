using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// Reads and checks wide files of a hundred times Sweden, whose municipalities are made up, as a dry run does; against the libraries alone, which
/// read every cell and do nothing with it.
/// </summary>
internal static class ReadWideFile
{
    private const int Municipalities = 29_000;

    /// <param name="args">None: both forms, each in a process. Else one: "xlsx" or "csv".</param>
    public static async Task RunAsync(string[] args)
    {
        if (args is [var form])
        {
            await MeasureAsync(form);
            return;
        }

        Console.WriteLine("| file | rows | columns | megabytes | library alone, s | reading the file, s | proposing, s | checking, s | all to library | peak memory, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var one in (string[])["csv", "xlsx"])
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["ReadWideFile", one]) { UseShellExecute = false })!;
            await process.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(string form)
    {
        var questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;
        var codes = Enumerable.Range(0, Municipalities).Select(i => (100_000 + i).ToString(CultureInfo.InvariantCulture)).ToArray();
        var content = await WriteAsync(form, questionnaire, codes);
        var round = new AnswerFileRound("2025", questionnaire, codes.ToHashSet(), new HashSet<string>());

        var watch = Stopwatch.StartNew();
        var cells = form == "xlsx" ? CellsOfWorkbook(content) : CellsOfCsv(content);
        if (cells < Municipalities * 100L)
            throw new InvalidOperationException($"The library found only {cells} cells.");
        var plain = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var book = SourceFile.Read($"svar.{form}", content, SourceLimits.OfRounds).Book!;
        var read = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var mapping = MappingProposal.Of(questionnaire, book).Mapping;
        var proposed = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var reading = WideFile.Read(round, book.Sheets[0], mapping, DateOnly.MaxValue, keepsResponses: false);
        var seconds = watch.Elapsed.TotalSeconds;
        if (reading.Municipalities != Municipalities)
            throw new InvalidOperationException($"{reading.Municipalities} were read: {string.Join("; ", reading.Faults.Take(1))}");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {form} | {Municipalities:N0} | {mapping.Columns.Count} | {content.Length / 1e6:F1} | {plain:F1} | {read:F1} | {proposed:F1} | {seconds:F1} | {(read + proposed + seconds) / plain:F1} | {process.PeakWorkingSet64 / 1e6:F0} |"));
    }

    private static long CellsOfWorkbook(byte[] content)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        var cells = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                _ = reader.GetValue(column);
                cells++;
            }
        }

        return cells;
    }

    private static long CellsOfCsv(byte[] content)
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(content)), CultureInfo.InvariantCulture);
        var cells = 0L;
        while (parser.Read())
        {
            for (var field = 0; field < parser.Count; field++)
            {
                _ = parser[field];
                cells++;
            }
        }

        return cells;
    }

    private static async Task<byte[]> WriteAsync(string form, Questionnaire questionnaire, string[] codes)
    {
        var answers = questionnaire.Items.Where(item => !item.Question.PersonalData).ToArray();
        Column[] columns = [new("municipality", "municipality", CellKind.Code, 12), .. answers.Select(item => new Column(item.Key.ToString(), item.Key.ToString(), CellKind.Code, 12))];
        var rows = codes.Select((code, i) => (Cell[])[Cell.OfCode(code), .. Shown(questionnaire, answers, i).Select(Cell.OfCode)]).ToAsyncEnumerable();
        var sheet = new Sheet("svar", "Svar", columns, codes.Length, rows);
        using var content = new MemoryStream();
        if (form == "xlsx")
            await XlsxFile.WriteAsync(new Workbook("Svar", DateTimeOffset.UnixEpoch, [sheet], []), content);
        else
            await CsvFile.WriteAsync(sheet, CsvForm.Plain, content);
        return content.ToArray();
    }

    /// <summary>What one municipality answers to the questions that it is asked, as in a file of a round.</summary>
    private static IEnumerable<string?> Shown(Questionnaire questionnaire, Item[] items, int seed)
    {
        var texts = items.Select((item, column) => Value(item, seed + column)).ToArray();
        var shown = ShownAnswers.Of(questionnaire, AnswerSet.From(items.Zip(texts)
            .Where(answer => answer.Second is not null)
            .Select(answer => KeyValuePair.Create(answer.First.Key, AnswerText.Parse(answer.First, answer.Second).Value!)))).Answers;
        return items.Zip(texts, (item, text) => shown[item.Key] is null ? null : text);
    }

    private static string? Value(Item item, int seed) => item.Question switch
    {
        _ when seed % 11 == 0 => null,
        MultiQuestion multi => multi.Options[seed % (multi.Options.Length - 1)].Exclusive ? null : multi.Options[seed % (multi.Options.Length - 1)].Key,
        ChoiceQuestion choice => choice.Options[seed % choice.Options.Length].Key,
        NumberQuestion number => (number.Min ?? 0).ToString(CultureInfo.InvariantCulture),
        DateQuestion date => AnswerText.Iso(date.Min ?? DateOnly.MinValue),
        _ => new StringBuilder("Text ").Append(seed).ToString(),
    };
}
