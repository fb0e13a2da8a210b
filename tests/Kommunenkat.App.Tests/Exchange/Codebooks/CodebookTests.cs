using System.Xml.Linq;
using Kommunenkat.App.Exchange.Codebooks;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Codebooks;

public sealed class CodebookTests
{
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";

    private static readonly Questionnaire Of2025 = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    private static readonly Column[] Columns =
        [new("municipality", "Kommunkod", CellKind.Code, 12), .. Of2025.Items.Select(item => new Column(item.Key.ToString(), item.Key.ToString(), KindOf(item), 12))];

    [Fact]
    public async Task The_sheet_has_every_question_row_option_and_indicator_once()
    {
        var sheet = new CodebookSheet(ExportLanguage.Swedish).Of([Of2025]);
        var rows = await Sheets.RowsAsync(sheet);

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["question"] = Of2025.Questions.Length,
                ["row"] = Of2025.Questions.OfType<MatrixQuestion>().Sum(question => question.Rows.Length),
                ["option"] = Of2025.Questions.OfType<ChoiceQuestion>().Sum(question => question.Options.Length),
                ["dropped"] = Of2025.Dropped.Length,
                ["indicator"] = Of2025.Indicators.Length,
            },
            rows.GroupBy(row => row[1].Text).ToDictionary(part => part.Key, part => part.Count()));
        var plan = rows.Single(row => row[1].Text == "question" && row[2].Text == "styrdokument_plan");
        Assert.Equal("styrdokument_finns = no", plan[10].Text);
        Assert.Equal(["started", "within_two_years", "no_plans", "dont_know"], rows.Where(row => row[2].Text == "styrdokument_plan" && row[1].Text == "option").Select(row => row[4].Text));
    }

    [Fact]
    public void Rules_are_told_in_keys()
    {
        Assert.Equal(
            "answered(stodbehov_omraden) and not stodbehov_omraden includes none and not stodbehov_omraden includes dont_know",
            RuleText.Of(Of2025.FindQuestion("stodbehov_beskrivning")!.VisibleIf!));
        Assert.Equal("budget_avsatt in (permanent, temporary)", RuleText.Of(Of2025.FindQuestion("budget_belopp")!.VisibleIf!));
    }

    [Fact]
    public void Ddi_has_a_variable_for_each_item_with_its_texts_in_both_languages()
    {
        var document = DdiCodebook.Of(Of2025, Columns, Of2025.Items, 290, Sheets.MadeAt, ExportLanguage.Swedish);
        var xml = XDocument.Parse(document.Text);

        Assert.Equal("kodbok-2025.ddi.xml", document.Name);
        var variables = xml.Root!.Element(Ddi + "dataDscr")!.Elements(Ddi + "var").ToList();
        Assert.Equal(Columns.Select(column => column.Key), variables.Select(variable => variable.Attribute("name")!.Value));
        var plan = variables.Single(variable => variable.Attribute("name")!.Value == "styrdokument_plan");
        var question = Of2025.FindQuestion("styrdokument_plan")!;
        Assert.Equal(
            [question.Label["sv"], question.Label["en"]],
            plan.Elements(Ddi + "qstn").Select(literal => literal.Element(Ddi + "qstnLit")!.Value));
        Assert.Equal("styrdokument_finns = no", plan.Element(Ddi + "universe")!.Value);
        Assert.Equal(
            ["started", "within_two_years", "no_plans", "dont_know", "-", "."],
            plan.Elements(Ddi + "catgry").Select(category => category.Element(Ddi + "catValu")!.Value));
    }

    [Fact]
    public void Read_scripts_name_every_column_and_label_every_option()
    {
        var scripts = new ReadScripts(Of2025, Columns, Of2025.Items, ExportLanguage.Swedish);

        var (spss, r) = (scripts.Spss().Text, scripts.R().Text);

        Assert.Contains("  /FILE='svar_2025.csv'\n", spss, StringComparison.Ordinal);
        Assert.Contains("    municipality A100\n", spss, StringComparison.Ordinal);
        Assert.Contains("    kartlaggning_ar_text A24\n", spss, StringComparison.Ordinal);
        Assert.Contains("NUMERIC kartlaggning_ar (F16.6).\nIF (NOT ANY(kartlaggning_ar_text, '-', '.', '')) kartlaggning_ar = NUMBER(kartlaggning_ar_text, F24).\n", spss, StringComparison.Ordinal);
        Assert.Contains("    prevention_nivaer.universell A10\n", spss, StringComparison.Ordinal);
        Assert.Contains("VALUE LABELS styrdokument_finns\n  'yes' 'Ja'\n", spss, StringComparison.Ordinal);
        Assert.Contains("MISSING VALUES styrdokument_finns ('-', '.').\n", spss, StringComparison.Ordinal);
        Assert.Contains("svar[[\"styrdokument_finns\"]] <- factor(svar[[\"styrdokument_finns\"]], levels = c(\"yes\", \"no\", \"dont_know\"),\n", r, StringComparison.Ordinal);
        Assert.Contains("svar[[\"kartlaggning_ar\"]] <- as.numeric(svar[[\"kartlaggning_ar\"]])\n", r, StringComparison.Ordinal);
        Assert.Equal(Columns.Length, r.Split('\n').Count(line => line.StartsWith("attr(", StringComparison.Ordinal)));
        Assert.Equal(Columns.Length, spss[spss.IndexOf("VARIABLE LABELS", StringComparison.Ordinal)..].Split("  .\n")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Fact]
    public void Variable_names_are_such_as_SPSS_takes_and_different() => Assert.Equal(
        ["a_b", "A_b_2", "v1st", "v_x", "all_2", $"{new string('k', 64)}", $"{new string('k', 62)}_2", "q.row"],
        VariableNames.Of(["a-b", "A_b", "1st", "_x", "all", new string('k', 64), new string('k', 70), "q.row"]));

    private static CellKind KindOf(Item item) => item.Question switch
    {
        NumberQuestion => CellKind.Number,
        DateQuestion => CellKind.Date,
        _ => CellKind.Code,
    };
}
