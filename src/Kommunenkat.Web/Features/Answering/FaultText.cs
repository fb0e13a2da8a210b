using System.Globalization;
using Kommunenkat.Survey.Answers;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What is wrong with a typed text, in the reader's language.</summary>
internal static class FaultText
{
    public static string Of(AnswerFault fault, IStringLocalizer<AnsweringTexts> texts)
    {
        var limit = fault.Limit switch
        {
            DateOnly date => AnswerText.Iso(date),
            decimal number => number.ToString("#,##0.######", CultureInfo.CurrentCulture),
            _ => Convert.ToString(fault.Limit, CultureInfo.CurrentCulture) ?? "",
        };
        return fault is { Kind: AnswerFaultKind.TooManyDecimals, Limit: 0 }
            ? texts["Fault.TooManyDecimalsZero"]
            : texts[$"Fault.{fault.Kind}", limit];
    }
}
