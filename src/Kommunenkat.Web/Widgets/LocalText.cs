using System.Globalization;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Widgets;

/// <summary>The questionnaires' own texts in the reader's language.</summary>
public static class LocalText
{
    public static string Shown(this LocalizedText text) => text[CultureInfo.CurrentUICulture.TwoLetterISOLanguageName];
}
