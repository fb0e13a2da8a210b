using System.Globalization;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Submitting;

/// <summary>What an answer is called where it stands alone.</summary>
internal static class ItemLabel
{
    /// <summary>"2.1 Finns ett styrdokument?", with the row of a matrix after it, or that it is the explanation.</summary>
    public static string Of(Item item, string explanation)
    {
        var locale = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var question = $"{item.Question.Number} {item.Question.Label[locale]}";
        return item.Key.IsExplanation ? $"{question} – {explanation}"
            : item.Row is { } row ? $"{question} – {row.Label[locale]}"
            : question;
    }
}
