using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.App.Exploring;

/// <summary>How categories of numbers are written, in whatever language.</summary>
public static class CategoryText
{
    /// <summary>
    /// "0–9" of whole numbers, "0,5–1" of others, of which the upper end belongs to the next interval; "7" of an interval of one
    /// whole number.
    /// </summary>
    public static string Interval(NumberQuestion question, Category interval, CultureInfo culture)
    {
        var (from, to) = (interval.From!.Value, interval.To!.Value);
        if (question.Decimals == 0)
            to--;
        return from == to ? Number(from) : $"{Number(from)}–{Number(to)}";

        string Number(decimal number) => AnswerText.ReadableNumber(question, number, culture);
    }
}
