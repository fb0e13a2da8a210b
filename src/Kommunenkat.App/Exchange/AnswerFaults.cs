using System.Globalization;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.App.Exchange;

/// <summary>What was expected of a value in a file, in both languages.</summary>
internal static class AnswerFaults
{
    public static RemarkText Text(AnswerFault fault)
    {
        var brief = fault.Limit is string key ? fault with { Limit = FileRemark.Shorten(key) } : fault;
        return new RemarkText(Swedish(brief), brief.Expected());
    }

    private static string Swedish(AnswerFault fault)
    {
        var limit = Convert.ToString(fault.Limit is DateOnly date ? AnswerText.Iso(date) : fault.Limit, CultureInfo.GetCultureInfo("sv-SE"));
        return fault.Kind switch
        {
            AnswerFaultKind.UnknownOption => $"ett av frågans svarsalternativ väntades, inte \"{limit}\"",
            AnswerFaultKind.RepeatedOption => $"varje alternativ ska stå en gång, men \"{limit}\" upprepas",
            AnswerFaultKind.ExclusiveWithOthers => $"alternativet \"{limit}\" ska stå ensamt",
            AnswerFaultKind.TooManySelected => $"högst {limit} alternativ väntades",
            AnswerFaultKind.NotANumber => "ett tal väntades, till exempel 12 eller 12,5",
            AnswerFaultKind.TooManyDecimals => $"högst {limit} decimaler väntades",
            AnswerFaultKind.BelowMin => $"ett tal som är minst {limit} väntades",
            AnswerFaultKind.AboveMax => $"ett tal som är högst {limit} väntades",
            AnswerFaultKind.NotADate => "ett datum väntades, skrivet ÅÅÅÅ-MM-DD",
            AnswerFaultKind.DateBeforeMin => $"ett datum tidigast {limit} väntades",
            AnswerFaultKind.DateAfterMax => $"ett datum senast {limit} väntades",
            AnswerFaultKind.TooLong => $"högst {limit} tecken väntades",
            AnswerFaultKind.LineBreak => "en text på en rad väntades",
            AnswerFaultKind.ControlCharacter => "en text utan styrtecken väntades",
            AnswerFaultKind.NotAnEmail => "en e-postadress väntades, till exempel namn@example.se",
        };
    }
}
