using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What is wrong with an answer as it was typed or ticked, in the reader's language.</summary>
internal static class FaultText
{
    public static string Of(AnswerFault fault, Question question, IStringLocalizer<AnsweringTexts> texts)
    {
        var limit = (fault.Limit, question) switch
        {
            (DateOnly date, _) => AnswerText.Iso(date),
            (decimal number, NumberQuestion of) => AnswerText.ReadableNumber(of, number, CultureInfo.CurrentCulture),
            _ => Convert.ToString(fault.Limit, CultureInfo.CurrentCulture) ?? "",
        };
        return fault is { Kind: AnswerFaultKind.TooManyDecimals, Limit: 0 }
            ? texts["Fault.TooManyDecimalsZero"]
            : texts[$"Fault.{fault.Kind}", limit];
    }
}
