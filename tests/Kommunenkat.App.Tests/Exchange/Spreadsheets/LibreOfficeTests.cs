using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Spreadsheets;

/// <summary>Another program than Excel opens what is written, and has the same in every cell: it saves a copy, which is read back.</summary>
public sealed class LibreOfficeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_cell_comes_out_of_LibreOffice_as_it_went_in(bool isStreamed)
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, LibreOffice.NotInstalled);
        var workbook = Sheets.OfEveryKind();
        var file = await Sheets.BytesAsync(output => isStreamed
            ? StreamedXlsxFile.WriteAsync(workbook, output, CancellationToken.None)
            : ClosedXmlFile.WriteAsync(workbook, output, CancellationToken.None));

        var (name, rows) = Assert.Single(SheetReader.Read(await LibreOffice.SavedAgainAsync(file)));

        var sheet = workbook.Sheets[0];
        object?[][] expected = [[.. sheet.Columns.Select(column => column.Heading)], .. (await Sheets.RowsAsync(sheet)).Select(row => row.Select(SheetReader.Expected).ToArray())];
        Assert.Equal("Svar lång", name);
        Assert.Equal(expected.Length, rows.Count);
        Assert.All(rows.Zip(expected), pair => Assert.Equal(pair.Second, SheetReader.Padded(pair.First, sheet)));
    }

    [Fact]
    public async Task A_form_that_LibreOffice_has_saved_says_what_the_draft_says()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, LibreOffice.NotInstalled);
        var questionnaire = QuestionnaireFile.Reference("2025").Read();
        var draft = Draft.Of(
            questionnaire, ("kontakt_namn", "=Åsa \"Öberg\" 😀"), ("kontakt_epost", "asa@lund.example"), ("styrdokument_finns", "yes"), ("styrdokument_typ", "egen|folkhalsa"),
            ("styrdokument_beslutsdatum", "2024-02-29"), ("styrdokument_valdsformer.barn", "mentioned"), ("kartlaggning_ar", "2024"), ("budget_belopp", "1250000"), ("ovrigt", "Rad ett\n\n– rad tre"));
        var file = Forms.FormScenario.File(Forms.FormScenario.Opened(questionnaire, draft));

        var answers = Forms.FormScenario.Read(questionnaire, await LibreOffice.SavedAgainAsync(file));

        Assert.Empty(answers.Faults);
        Assert.All(questionnaire.Items, item => Assert.Equal(draft[item.Key], answers.Statements[item.Key].Value));
    }
}
