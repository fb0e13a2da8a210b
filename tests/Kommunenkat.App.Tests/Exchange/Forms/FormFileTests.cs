using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Forms;

/// <summary>The file itself: what stands in it, and that nothing of a draft is lost on the way out and back.</summary>
public sealed class FormFileTests
{
    /// <summary>A label of its own is longer than a list in a cell may be.</summary>
    private static readonly string Long = new('å', 300);

    private static readonly Questionnaire EveryKind = QuestionnaireFile.Of(
        Ask.Single("single", "yes", "never", "dont_know"),
        Ask.Multi("multi", "a", "b", "c", "none").Choosing(1, 2),
        Ask.Matrix("matrix", ["first", "second"], "yes", "no"),
        Ask.Number("whole", 0, 100).Measured("percent", "procent", "per cent"),
        Ask.Number("exact", null, null, 6),
        Ask.Date("day", "1850-01-01", "2030-12-31"),
        Ask.Text("line"),
        Ask.Text("lines", 2000, multiline: true).ShownIf(Rule.Is("single", "yes")),
        Ask.Email("mail").Optional()).Set("question(single).options[1].label.sv", $"\"nej, aldrig: {Long}\"").Read();

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void An_untouched_form_says_what_the_draft_says_whatever_the_kind_of_question(string language)
    {
        var random = new Random(7);
        var dangerous = Sheets.Dangerous.Select(text => text.Trim()).Append("_x0041_ <&> \"å\" 😀\tslut").Append("0012").Append("2025-01-02").Append("TRUE").Append("'citat'").Append("a\uFFFEb").ToList();
        for (var i = 0; i < dangerous.Count; i++)
        {
            var draft = Draft.Of(
                EveryKind,
                ("single", Pick("yes", "never", "dont_know")),
                ("multi", Pick("a", "b|c", "none")),
                ("matrix.second", Pick("yes", "no")),
                ("whole", Pick("0", "100", "7")),
                ("exact", Pick("-0.000001", "12345678901234567.123456", "0.1", "-7.25", "1000000000000000")),
                ("day", Pick("1850-01-01", "1900-02-28", "1900-03-01", "2024-02-29")),
                ("line", dangerous[i]),
                ("lines", $"{dangerous[i]}\n\n – rad tre"),
                ("mail", "åsa.öberg+enkät@kommunen.example"));

            var answers = FormScenario.Read(EveryKind, FormScenario.File(FormScenario.Opened(EveryKind, draft), ExportLanguage.Find(language)));

            Assert.Empty(answers.Faults);
            Assert.All(EveryKind.Items, item => Assert.Equal(draft[item.Key], answers.Statements[item.Key].Value));
        }

        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
    }

    [Fact]
    public void The_form_remembers_every_answer_as_it_was_downloaded()
    {
        var draft = Draft.Of(EveryKind, ("single", "never"), ("multi", "a|b"), ("matrix.first", "no"), ("lines", "=1+1\n\"två\""), ("exact", "0.5"));

        var identity = FormIdentity.Find(SourceFile.Read("enkat.xlsx", FormScenario.File(FormScenario.Opened(EveryKind, draft)), SourceLimits.OfForms).Book!)!;

        Assert.All(EveryKind.Items, item => Assert.Equal(draft[item.Key], identity.AsDownloaded(item)));
        Assert.Equal((FormScenario.MadeAt, "sv", "2025", Scenario.Lund), (identity.MadeAt, identity.Language.Code, identity.Round, identity.Municipality));
    }

    [Fact]
    public void The_file_is_valid_by_the_Open_XML_SDK()
    {
        foreach (var questionnaire in (Questionnaire[])[EveryKind, QuestionnaireFile.Reference("2025").Read()])
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(FormScenario.File(FormScenario.Opened(questionnaire, AnswerSet.Empty))), isEditable: false);
            var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document);

            Assert.Empty(faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        }
    }

    [Fact]
    public void A_line_has_number_question_answer_what_is_expected_and_when_it_is_asked()
    {
        using var form = new ExcelForm(FormScenario.File(FormScenario.Opened(EveryKind, Draft.Of(EveryKind, ("single", "yes"), ("whole", "7"), ("day", "2024-02-29")))));

        Assert.Equal(["Nr", "Fråga", "Förklaring", "Ert svar", "Så svarar ni", "Ställs om"], Texts(form.Sections.Single().Row(2)));
        Assert.Equal(["1.1", "single", "", "yes", "Välj ett alternativ i listan.", ""], Texts(form.Row("single")));
        Assert.Equal(["", "a", "", "", "Ja eller tomt.", ""], Texts(form.Row("multi#a")));
        Assert.Equal(["", "none", "", "", "Ja, om inget av de andra stämmer. Annars tomt.", ""], Texts(form.Row("multi#none")));
        Assert.Equal(["", "second", "", "", "", ""], Texts(form.Row("matrix.second")));
        Assert.Equal(["1.4", "whole", "", "7", "Ett heltal från 0 till 100 (procent).", ""], Texts(form.Row("whole")));
        Assert.Equal(["1.6", "day", "", "2024-02-29", "Ett datum, ÅÅÅÅ-MM-DD, från 1850-01-01 till 2030-12-31.", ""], Texts(form.Row("day")));
        Assert.Equal(["1.8", "lines", "", "", "Text, högst 2000 tecken. Ny rad med Alt + Enter.", "Single = yes"], Texts(form.Row("lines")));
        Assert.EndsWith("Frivillig.", Texts(form.Row("mail"))[4], StringComparison.Ordinal);
        Assert.Equal((7d, new DateTime(2024, 2, 29)), (form.Answer("whole").GetDouble(), form.Answer("day").GetDateTime()));

        static string[] Texts(IXLRow row) =>
            [.. Enumerable.Range(2, 6).Select(column => row.Cell(column)).Select(cell => cell.DataType == XLDataType.DateTime ? cell.GetDateTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : cell.GetString())];
    }

    [Fact]
    public void Only_answers_can_be_typed_and_only_what_the_question_takes()
    {
        using var form = new ExcelForm(FormScenario.File(FormScenario.Opened(EveryKind, AnswerSet.Empty)));
        var sheet = form.Sections.Single();

        Assert.All(form.File.Worksheets, one => Assert.True(one.IsProtected));
        Assert.Equal(
            ["single", "multi#a", "multi#b", "multi#c", "multi#none", "matrix.first", "matrix.second", "whole", "exact", "day", "line", "lines", "mail"],
            sheet.CellsUsed(XLCellsUsedOptions.All).Where(cell => !cell.Style.Protection.Locked).Select(cell => sheet.Cell(cell.Address.RowNumber, 1).GetString()));
        var list = form.Answer("single").DataValidation;
        Assert.Equal(XLAllowedValues.List, list.AllowedValues);
        Assert.Equal(["yes", $"nej, aldrig: {Long}", "dont_know"], ListOf(form, list));
        Assert.Equal(["Ja"], ListOf(form, form.Answer("multi#a").DataValidation));
        Assert.Equal(
            (XLAllowedValues.WholeNumber, "0", "100"), (form.Answer("whole").DataValidation.AllowedValues, form.Answer("whole").DataValidation.MinValue, form.Answer("whole").DataValidation.MaxValue));
        Assert.Equal(XLAllowedValues.Decimal, form.Answer("exact").DataValidation.AllowedValues);
        Assert.Equal(XLAllowedValues.Date, form.Answer("day").DataValidation.AllowedValues);
        Assert.Equal((XLAllowedValues.TextLength, XLErrorStyle.Warning), (form.Answer("line").DataValidation.AllowedValues, form.Answer("line").DataValidation.ErrorStyle));
        Assert.Equal((true, true, 2), (sheet.Column(1).IsHidden, sheet.Row(1).IsHidden, sheet.SheetView.SplitRow));
        Assert.Equal(2, form.File.Worksheets.Count(one => one.Visibility == XLWorksheetVisibility.VeryHidden));
    }

    [Fact]
    public void Sheets_have_names_that_Excel_takes()
    {
        using var form = new ExcelForm(FormScenario.File(FormScenario.Opened(QuestionnaireFile.Reference("2025").Set("sections[1].title.sv", "\"Styrning: [a/b]? *och* något mycket långt\"").Read(), AnswerSet.Empty)));

        Assert.Equal(["Läs mig", "1 Bakgrund och kontaktuppgifter", "2 Styrning   a b    och  något"], form.File.Worksheets.Take(3).Select(sheet => sheet.Name));
        Assert.All(form.File.Worksheets, sheet => Assert.InRange(sheet.Name.Length, 1, 31));
    }

    private static IEnumerable<string> ListOf(ExcelForm form, IXLDataValidation list)
    {
        var parts = list.Value.TrimStart('=').Split('!');
        return form.File.Worksheet(parts[0].Trim('\'')).Range(parts[1]).Cells().Select(cell => cell.GetString());
    }
}
