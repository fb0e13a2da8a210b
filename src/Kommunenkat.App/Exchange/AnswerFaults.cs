using System.Globalization;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.App.Exchange;

/// <summary>What was expected of a value in a file, in both languages.</summary>
internal static class AnswerFaults
{
    /// <param name="written">What stands in the file, where it is to be quoted.</param>
    public static RemarkText Text(AnswerFault fault, string? written = null)
    {
        var brief = fault.Limit is string key ? fault with { Limit = FileRemark.Shorten(key) } : fault;
        return written is null || SpeaksForItself(fault.Kind)
            ? new RemarkText(Swedish(brief), brief.Expected())
            : new RemarkText($"{Swedish(brief)}, inte {FileRemark.Quote(written)}", $"{brief.Expected()}, not {FileRemark.Quote(written)}");
    }

    /// <summary>Faults of options name the option already, and of a text that is too long or has odd characters the text says nothing.</summary>
    private static bool SpeaksForItself(AnswerFaultKind kind) => kind is AnswerFaultKind.UnknownOption or AnswerFaultKind.RepeatedOption
        or AnswerFaultKind.ExclusiveWithOthers or AnswerFaultKind.TooManySelected or AnswerFaultKind.TooLong or AnswerFaultKind.LineBreak or AnswerFaultKind.ControlCharacter;

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
            AnswerFaultKind.TooManyDecimals when fault.Limit is 0 => "ett heltal väntades",
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
