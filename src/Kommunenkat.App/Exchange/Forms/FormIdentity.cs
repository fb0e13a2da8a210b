using System.Globalization;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>Which form a workbook is, and what the draft held when it was made: what the hidden sheet says.</summary>
/// <param name="Answers">Canonical texts as downloaded; an item that is not among them had no answer.</param>
internal sealed record FormIdentity(
    string Round, string Municipality, string Questionnaire, ExportLanguage Language, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The rows of the hidden sheet. With each answer stands its version, for whoever has to find out what happened.</summary>
    public static IReadOnlyList<string[]> Rows(OpenedResponse opened, ExportLanguage language, DateTimeOffset madeAt) =>
    [
        [FormKeys.Format],
        [FormKeys.Round, opened.Round.Key],
        [FormKeys.Municipality, opened.Municipality.Code],
        [FormKeys.Questionnaire, NameOf(opened)],
        [FormKeys.Language, language.Code],
        [FormKeys.MadeAt, madeAt.ToString("O", CultureInfo.InvariantCulture)],
        .. opened.Questionnaire.Items
            .Select(item => (item, Answer: opened.Answers.GetValueOrDefault(item.Key)))
            .Where(one => one.Answer?.Value is not null)
            .Select(one => (string[])
            [
                FormKeys.Answer, FormKeys.Of(one.item), one.Answer!.Version.ToString(CultureInfo.InvariantCulture), AnswerText.Canonical(one.Answer.Value!),
            ]),
    ];

    /// <returns>Null where the workbook is no form of ours, or the hidden sheet is not whole.</returns>
    public static FormIdentity? Find(SourceBook book)
    {
        if (book.Sheets.FirstOrDefault(sheet => sheet.Rows.Any(row => row[0] == FormKeys.Format)) is not { } sheet)
            return null;
        var told = sheet.Rows.Where(row => row[0] is not (null or FormKeys.Answer)).DistinctBy(row => row[0]).ToDictionary(row => row[0]!, row => row[1], StringComparer.Ordinal);
        if (told.GetValueOrDefault(FormKeys.Round) is not { } round || told.GetValueOrDefault(FormKeys.Municipality) is not { } municipality
            || told.GetValueOrDefault(FormKeys.Questionnaire) is not { } questionnaire
            || ExportLanguage.Find(told.GetValueOrDefault(FormKeys.Language) ?? "") is not { } language
            || !DateTimeOffset.TryParse(told.GetValueOrDefault(FormKeys.MadeAt), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var madeAt))
        {
            return null;
        }

        return new FormIdentity(round, municipality, questionnaire, language, madeAt, sheet.Rows
            .Where(row => row[0] == FormKeys.Answer && row[1] is not null && row[3] is not null)
            .DistinctBy(row => row[1])
            .ToDictionary(row => row[1]!, row => row[3]!, StringComparer.Ordinal));
    }

    /// <summary>Why the form cannot be read into this response; null: it can.</summary>
    public RemarkText? Refusal(OpenedResponse opened)
    {
        if (Municipality != opened.Municipality.Code)
        {
            var other = Areas.Sweden.FindMunicipality(Municipality)?.Name ?? FileRemark.Shorten(Municipality);
            return new(
                $"formuläret är för {other}, inte för {opened.Municipality.Name}",
                $"the form is for {other}, not for {opened.Municipality.Name}");
        }

        if (Round != opened.Round.Key)
        {
            return new(
                $"formuläret är för omgång {FileRemark.Shorten(Round)}, inte för omgång {opened.Round.Key}",
                $"the form is for round {FileRemark.Shorten(Round)}, not for round {opened.Round.Key}");
        }

        return Questionnaire == NameOf(opened) ? null : new(
            "formuläret är gjort för en annan version av enkäten; hämta ett nytt formulär och för över svaren till det",
            "the form was made for another version of the questionnaire; download a new form and move the answers to it");
    }

    /// <summary>What the item's answer was when the form was made; null: it had none.</summary>
    public AnswerValue? AsDownloaded(Item item) => AnswerText.Parse(item, Answers.GetValueOrDefault(FormKeys.Of(item))).Value;

    private static string NameOf(OpenedResponse opened) =>
        string.Create(CultureInfo.InvariantCulture, $"{opened.Questionnaire.Key} {opened.Questionnaire.Version} {opened.Round.QuestionnaireId}");
}
