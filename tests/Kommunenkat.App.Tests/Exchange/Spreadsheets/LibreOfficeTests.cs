using System.Diagnostics;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Spreadsheets;

/// <summary>Another program than Excel opens what is written, and has the same in every cell: it saves a copy, which is read back.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private static readonly string? Program = ((string[])["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"]).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-office-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_cell_comes_out_of_LibreOffice_as_it_went_in()
    {
        Assert.SkipWhen(Program is null, "No LibreOffice: install libreoffice-calc.");
        var workbook = Sheets.OfEveryKind();
        await WriteAsync("whole.xlsx", output => ClosedXmlFile.WriteAsync(workbook, output, CancellationToken.None));
        await WriteAsync("streamed.xlsx", output => StreamedXlsxFile.WriteAsync(workbook, output, CancellationToken.None));

        await ConvertAsync("whole.xlsx", "streamed.xlsx");

        var sheet = workbook.Sheets[0];
        object?[][] expected = [[.. sheet.Columns.Select(column => column.Heading)], .. (await Sheets.RowsAsync(sheet)).Select(row => row.Select(Sheets.Expected).ToArray())];
        foreach (var name in (string[])["whole.xlsx", "streamed.xlsx"])
        {
            var (read, rows) = Assert.Single(Sheets.Read(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", name))));
            Assert.Equal("Svar lång", read);
            Assert.Equal(expected.Length, rows.Count);
            Assert.All(rows.Zip(expected), pair => Assert.Equal(pair.Second, Padded(pair.First, sheet)));
        }
    }

    [Fact]
    public async Task A_form_that_LibreOffice_has_saved_says_what_the_draft_says()
    {
        Assert.SkipWhen(Program is null, "No LibreOffice: install libreoffice-calc.");
        var questionnaire = QuestionnaireFile.Reference("2025").Read();
        var draft = Draft.Of(
            questionnaire, ("kontakt_namn", "=Åsa \"Öberg\" 😀"), ("kontakt_epost", "asa@lund.example"), ("styrdokument_finns", "yes"), ("styrdokument_typ", "egen|folkhalsa"),
            ("styrdokument_beslutsdatum", "2024-02-29"), ("styrdokument_valdsformer.barn", "mentioned"), ("kartlaggning_ar", "2024"), ("budget_belopp", "1250000"), ("ovrigt", "Rad ett\n\n– rad tre"));
        await WriteAsync("form.xlsx", output => output.WriteAsync(Forms.FormScenario.File(Forms.FormScenario.Opened(questionnaire, draft))).AsTask());

        await ConvertAsync("form.xlsx");

        var answers = Forms.FormScenario.Read(questionnaire, await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "form.xlsx")));
        Assert.Empty(answers.Faults);
        Assert.All(questionnaire.Items, item => Assert.Equal(draft[item.Key], answers.Statements[item.Key].Value));
    }

    /// <summary>LibreOffice leaves empty cells at a row's end out.</summary>
    private static IEnumerable<object?> Padded(object?[] row, Sheet sheet) => row.Concat(Enumerable.Repeat<object?>(null, sheet.Columns.Count)).Take(sheet.Columns.Count);

    private async Task WriteAsync(string name, Func<Stream, Task> write) =>
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, name), await Sheets.BytesAsync(write));

    private async Task ConvertAsync(params string[] names)
    {
        var start = new ProcessStartInfo(Program!)
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])
            [$"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", "out", .. names])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Join('\n', told));
    }
}
