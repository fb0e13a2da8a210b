using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Forms;

/// <summary>Forms for tests.</summary>
internal static class FormScenario
{
    public static readonly DateTimeOffset MadeAt = new(2025, 10, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Stands where a page would say the rule in words.</summary>
    public static string Rule(BooleanExpression rule) => App.Exchange.Codebooks.RuleText.Of(rule);

    /// <summary>Lund's draft, without a database.</summary>
    public static OpenedResponse Opened(Questionnaire questionnaire, AnswerSet draft) => new()
    {
        Round = new Round { Key = questionnaire.Round, QuestionnaireId = new Guid("01992a8e-0000-7000-8000-000000000001"), LastAnswerDay = new DateOnly(2025, 10, 31) },
        Municipality = Areas.Sweden.FindMunicipality(Lund)!,
        Questionnaire = questionnaire,
        Answers = draft.All.ToDictionary(answer => answer.Key, answer => new DraftAnswer(answer.Value, 1, MadeAt, "Åsa Öberg")),
    };

    public static byte[] File(OpenedResponse opened, ExportLanguage? language = null) => FormFile.Write(new FormLayout(opened, language ?? ExportLanguage.Swedish, Rule).Of(MadeAt));

    /// <summary>What a file says, by item; the file must be a form.</summary>
    public static FormAnswers Read(Questionnaire questionnaire, byte[] file)
    {
        var source = SourceFile.Read("enkat.xlsx", file, SourceLimits.OfForms);
        return FormAnswers.Read(source.Book!, questionnaire, FormIdentity.Find(source.Book!)!);
    }

    public static async Task<ExcelForm> DownloadAsync(this Scenario scenario, string round, string municipality = Lund, Actor? by = null) => new(Succeeded(
        await scenario.Get<WriteForm>().RunAsync(by ?? Coordinator(municipality), round, municipality, ExportLanguage.Swedish, Rule)).Content);

    public static Task<FormReading> UploadAsync(this Scenario scenario, string round, ExcelForm form, string municipality = Lund, Actor? by = null) =>
        scenario.UploadAsync(round, form.Bytes(), municipality, by);

    public static async Task<FormReading> UploadAsync(this Scenario scenario, string round, byte[] file, string municipality = Lund, Actor? by = null, string name = "enkat.xlsx") =>
        Succeeded(await scenario.Get<ReadForm>().RunAsync(by ?? Coordinator(municipality), round, municipality, new UploadedForm(name, file)));

    /// <summary>Saves what a person chose of a form.</summary>
    public static async Task<FormSaving> TakeAsync(this Scenario scenario, string round, IEnumerable<FormDifference> differences, Actor? by = null) => Succeeded(
        await scenario.Get<SaveForm>().RunAsync(by ?? Coordinator(Lund), round, Lund, [.. differences.Select(one => new FormChoice(one.Item.Key, one.InFile, one.Version))]));
}
