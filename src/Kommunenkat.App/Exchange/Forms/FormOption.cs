using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>Which option somebody means by what stands in a cell: its label in any language of the questionnaire, or its key.</summary>
internal static partial class FormOption
{
    private static readonly string[] Yes = ["ja", "yes", "x", "1", "true", "sant"], No = ["nej", "no", "0", "false", "falskt"];

    /// <param name="language">Whose labels come first, should two options share a word.</param>
    /// <returns>The option's key; null where it is none of the question's.</returns>
    public static string? Find(ChoiceQuestion question, string text, string language)
    {
        var plain = Plain(text);
        return (question.Options.FirstOrDefault(option => IsSame(option.Label[language]))
            ?? question.Options.FirstOrDefault(option => option.Label.ByLocale.Values.Any(IsSame))
            ?? question.Options.FirstOrDefault(option => option.Key == plain))?.Key;

        bool IsSame(string label) => string.Equals(Plain(label), plain, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the option of a row is chosen; null: the text says neither.</summary>
    public static bool? IsChosen(string? text) => text is null || No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : null;

    /// <summary>Excel and those who paste from it are free with spaces and line breaks.</summary>
    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
