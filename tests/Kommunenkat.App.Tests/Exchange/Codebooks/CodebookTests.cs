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
                ["harmonised"] = Of2025.Questions.Sum(question => question.Trend.Harmonised.Length),
                ["dropped"] = Of2025.Dropped.Length,
                ["indicator"] = Of2025.Indicators.Length,
            },
            rows.GroupBy(row => row[1].Text).ToDictionary(part => part.Key, part => part.Count()));
        var plan = rows.Single(row => row[1].Text == "question" && row[2].Text == "styrdokument_plan");
        Assert.Equal("styrdokument_finns = no", plan[10].Text);
        Assert.Equal(["started", "within_two_years", "no_plans", "dont_know"], rows.Where(row => row[2].Text == "styrdokument_plan" && row[1].Text == "option").Select(row => row[4].Text));
    }

    [Fact]
    public async Task The_sheet_has_what_figures_of_two_rounds_are_compared_by()
    {
        var sheet = new CodebookSheet(ExportLanguage.English).Of([Of2025]);
        var rows = await Sheets.RowsAsync(sheet);

        var question = Of2025.Questions.First(one => !one.Trend.Harmonised.IsEmpty);
        Assert.Equal(
            question.Trend.Harmonised.Select(category => (category.Key, category.Label["en"], string.Join(", ", category.Current), string.Join(", ", category.Previous))),
            Of("harmonised", question.Key).Select(row => (At(row, "option"), At(row, "label"), At(row, "currentOptions"), At(row, "previousOptions"))));
        var exclusive = Of2025.FindQuestion("stodbehov_omraden")!;
        Assert.Equal(
            ((ChoiceQuestion)exclusive).Options.Select(option => option.Exclusive ? "true" : "false"), Of("option", exclusive.Key).Select(row => At(row, "exclusive")));
        var indicator = Of2025.FindIndicator("styrdokument")!;
        Assert.Equal(
            [("higher_is_better", "in_base", indicator.BaseNote["en"])], Of("indicator", indicator.Key).Select(row => (At(row, "direction"), At(row, "dontKnow"), At(row, "baseNote"))));

        IEnumerable<Cell[]> Of(string part, string key) => rows.Where(row => At(row, "part") == part && At(row, "key") == key);
        string At(Cell[] row, string column) => row[sheet.Columns.Index().Single(known => known.Item.Key == column).Index].Text;
    }

    [Fact]
    public async Task Limits_and_lineage_are_told_in_the_codebooks_language()
    {
        Assert.Equal(("högst 120 tecken", "1 till 3 alternativ", "minsta bas 5"), await LimitsAsync(ExportLanguage.Swedish));
        Assert.Equal(("at most 120 characters", "1 to 3 options", "least base 5"), await LimitsAsync(ExportLanguage.English));
        Assert.All(Notes(ExportLanguage.Swedish, "lineage"), note => Assert.Matches("^Omgång 2023, version \\d+: (inte )?jämförbar", note));
        Assert.All(Notes(ExportLanguage.English, "lineage"), note => Assert.Matches("^Round 2023, version \\d+: (not )?comparable", note));
        Assert.Equal(
            Of2025.Items.Sum(item => item.Question.Trend.Harmonised.Length),
            Notes(ExportLanguage.Swedish, "harmonised").Count(note => note.Contains("; före ", StringComparison.Ordinal)));

        static async Task<(string, string, string)> LimitsAsync(ExportLanguage language)
        {
            var rows = await Sheets.RowsAsync(new CodebookSheet(language).Of([Of2025]));
            return (Limits("kontakt_namn"), Limits("stodbehov_omraden"), Limits("styrdokument"));

            string Limits(string key) => rows.First(row => row[2].Text == key && row[1].Text is "question" or "indicator")[9].Text;
        }

        static IReadOnlyList<string> Notes(ExportLanguage language, string type)
        {
            var xml = XDocument.Parse(DdiCodebook.Of(Of2025, null, Of2025.Items, Sheets.MadeAt, language).Text);
            IReadOnlyList<string> notes = [.. xml.Descendants(Ddi + "notes").Where(note => note.Attribute("type")!.Value == type).Select(note => note.Value)];
            Assert.NotEmpty(notes);
            return notes;
        }
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
        var document = DdiCodebook.Of(Of2025, Sheet.Of("svar_2025", "Svar", Columns, []), Of2025.Items, Sheets.MadeAt, ExportLanguage.Swedish);
        var xml = XDocument.Parse(document.Text);

        Assert.Equal("kodbok-2025.ddi.xml", document.Name);
        Assert.Equal("svar_2025.csv", Assert.Single(xml.Descendants(Ddi + "fileName")).Value);
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
        Assert.Equal(
            ("no_response unanswered", "kommunen har inte skickat in något svar; eller frågan är ställd men inte besvarad"),
            plan.Elements(Ddi + "catgry").Where(category => category.Element(Ddi + "catValu")!.Value == "-").Select(category => (category.Attribute("missType")!.Value, category.Element(Ddi + "labl")!.Value)).Single());
    }

    [Fact]
    public void Ddi_without_answers_is_of_the_questions_and_names_no_file()
    {
        var xml = XDocument.Parse(DdiCodebook.Of(Of2025, null, Of2025.Items, Sheets.MadeAt, ExportLanguage.Swedish).Text);

        Assert.Empty(xml.Descendants(Ddi + "fileDscr"));
        var variables = xml.Descendants(Ddi + "var").ToList();
        Assert.Equal(Of2025.Items.Select(item => item.Key.ToString()), variables.Select(variable => variable.Attribute("name")!.Value));
        Assert.All(variables, variable => Assert.Null(variable.Attribute("files")));
        Assert.Equal("contin", variables.Single(variable => variable.Attribute("name")!.Value == "kartlaggning_ar").Attribute("intrvl")!.Value);
    }

    [Fact]
    public void Read_scripts_name_every_column_and_label_every_option()
    {
        var scripts = new ReadScripts(Of2025, Columns, Of2025.Items, ExportLanguage.Swedish);

        var (spss, r) = (scripts.Spss().Text, scripts.R().Text);

        Assert.Contains("  /FILE='svar_2025_spss.csv'\n", spss, StringComparison.Ordinal);
        Assert.StartsWith(
            "* Läser svar_2025_spss.csv.\n* Den har samma svar som svar_2025.csv, men ↵ där en text byter rad: SPSS läser varje rad i filen för sig.\n", spss, StringComparison.Ordinal);
        Assert.StartsWith("# Läser svar_2025.csv.\n", r, StringComparison.Ordinal);
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
