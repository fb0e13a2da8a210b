using System.Text.RegularExpressions;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange;

/// <summary>The round that a file of answers is read for.</summary>
/// <param name="Invited">Codes of the round's frame.</param>
/// <param name="Answered">Those of them that have answers already.</param>
internal sealed record AnswerFileRound(
    string Key, Questionnaire Questionnaire, IReadOnlySet<string> Invited, IReadOnlySet<string> Answered);

/// <summary>What a file says for one municipality, which has submitted by standing in it.</summary>
/// <param name="Shown">Answers to shown questions only.</param>
internal sealed record FileResponse(string MunicipalityCode, AnswerSet Shown)
{
    /// <summary>The day that the file says it was submitted on; null: it does not say.</summary>
    public DateOnly? SubmittedDay { get; init; }
}

/// <summary>What is asked of answers from a file, whatever the file looks like.</summary>
internal static partial class AnswerChecks
{
    /// <summary>Why the round takes no answers of a municipality, or null where it does.</summary>
    public static RemarkText? NotInvited(AnswerFileRound round, string code) => round.Invited.Contains(code) ? null : new(
        $"{Named(code)} är inte inbjuden till omgång {round.Key}", $"{Named(code)} is not invited to round {round.Key}");

    /// <inheritdoc cref="NotInvited"/>
    public static RemarkText? HasAnswered(AnswerFileRound round, string code) => !round.Answered.Contains(code) ? null : new(
        $"{Named(code)} har redan svar, och en import skriver aldrig över", $"{Named(code)} already has answers; an import never overwrites");

    /// <returns>The answer, null where there is none or none that is valid, and what is wrong with it.</returns>
    public static (AnswerValue? Value, RemarkText? Fault) Parse(Item item, string? text)
    {
        if (item.Question is NumberQuestion { Decimals: < 3 } && text is not null && ThousandsOrDecimals().IsMatch(text))
        {
            return (null, new RemarkText(
                $"{FileRemark.Quote(text)} kan vara tusental eller decimaler; skriv talet utan skiljetecken mellan tusental",
                $"{FileRemark.Quote(text)} may be thousands or decimals; write the number without a sign between thousands"));
        }

        var parsed = AnswerText.Parse(item, text);
        if (parsed.Fault is { } fault)
            return (null, AnswerFaults.Text(fault));
        return item.Question is MultiQuestion multi && parsed.Value is OptionsAnswer chosen && Review.HasTooFew(multi, chosen)
            ? (null, new RemarkText($"minst {multi.MinSelected} alternativ väntades", $"expected at least {multi.MinSelected} options"))
            : (parsed.Value, null);
    }

    /// <summary>A municipality's response, without the answers to questions that its other answers do not show.</summary>
    /// <returns>The response, and the items that are left out of it.</returns>
    public static (FileResponse Response, IReadOnlyList<ItemKey> LeftOut) Respond(
        AnswerFileRound round, string code, IReadOnlyCollection<KeyValuePair<ItemKey, AnswerValue>> answers)
    {
        var shown = ShownAnswers.Of(round.Questionnaire, AnswerSet.From(answers)).Answers;
        return (new FileResponse(code, shown), [.. answers.Where(answer => shown[answer.Key] is null).Select(answer => answer.Key)]);
    }

    public static RemarkText LeftOut(ItemKey item, string code) => new(
        $"{item} tas inte med: med sina andra svar får {code} inte den frågan",
        $"{item} is left out: with its other answers {code} is not asked this question");

    // "2,000" is two where a comma is the decimal sign, and two thousand where it is not.
    [GeneratedRegex("^[-+\u2212]?[0-9]{1,3}[.,][0-9]{2}0$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ThousandsOrDecimals();

    public static string Named(string code) => Areas.Sweden.FindMunicipality(code) is { } municipality ? $"{code} {municipality.Name}" : code;
}
