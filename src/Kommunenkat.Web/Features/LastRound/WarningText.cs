using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.LastRound;

/// <summary>Why an answer is worth a second look, in the reader's language and as a statement, not a reproach.</summary>
internal static class WarningText
{
    public static string Of(PlausibilityWarning warning, IStringLocalizer<LastRoundTexts> texts)
    {
        var before = warning.Earlier is { } earlier ? AnswerText.ForReading(earlier.Item, earlier.Value, CultureInfo.CurrentCulture) : "";
        var now = AnswerText.ForReading(warning.Item, warning.Value, CultureInfo.CurrentCulture);
        string sentence = texts[$"Warning.{warning.Kind}", warning.Earlier?.Round ?? "", before, now, Lost(warning)];
        return warning.Item.Row is { } row ? $"{row.Label[Locale]}: {sentence}" : sentence;
    }

    private static string Locale => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static string Lost(PlausibilityWarning warning) =>
        warning is { Kind: WarningKind.LostOptions, Earlier: { Item.Question: ChoiceQuestion question, Value: OptionsAnswer then }, Value: OptionsAnswer now }
            ? string.Join(", ", then.Options.Except(now.Options).Select(key => question.Options[question.IndexOfOption(key)].Label[Locale]))
            : "";
}
