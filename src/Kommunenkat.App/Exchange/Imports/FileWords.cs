using System.Globalization;
using System.Text;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>How words of a file are compared with ours: whatever their case, blanks and punctuation.</summary>
public static class FileWords
{
    private static readonly string[] Yes = ["ja", "j", "yes", "y", "true", "sant"], No = ["nej", "n", "no", "false", "falskt"];

    private static readonly string[] DontKnow = ["?", "vetej", "vetinte", "vetejinte", "dontknow", "donotknow", "notknown", "osäker", "oklart"];

    private static readonly string[] NotApplicable = ["ejaktuellt", "inteaktuellt", "ejrelevant", "notapplicable", "na"];

    private static readonly string[] None = ["–", "—", "..", "…", "saknas", "ejsvar", "ejbesvarad", "ingetsvar", "noanswer", "missing", "null"];

    /// <summary>
    /// Letters and digits alone, in lower case; a point or comma between two digits stays, as a point: "2.1" is not 21. A text without letters and
    /// digits is itself.
    /// </summary>
    public static string Plain(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        var plain = new StringBuilder(composed.Length);
        for (var i = 0; i < composed.Length; i++)
        {
            var c = composed[i];
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (c is '.' or ',' && i > 0 && char.IsDigit(composed[i - 1]) && i + 1 < composed.Length && char.IsDigit(composed[i + 1]))
                plain.Append('.');
        }

        return plain.Length > 0 ? plain.ToString() : composed.Trim();
    }

    /// <summary>Without what is above and below its letters: å and ä are a, ö is o.</summary>
    internal static string WithoutMarks(string text) => new([.. text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);

    /// <summary>The option that a word most likely means which is neither its key nor its label; null: nobody can tell.</summary>
    internal static Option? Guess(ChoiceQuestion question, string plain) =>
        Yes.Contains(plain) ? Only(question.Options.Where(option => option.Key == "yes"))
        : No.Contains(plain) ? Only(question.Options.Where(option => option.Key == "no"))
        : DontKnow.Contains(plain) ? Only(question.Options.Where(option => option.Kind == OptionKind.DontKnow))
        : NotApplicable.Contains(plain) ? Only(question.Options.Where(option => option.Kind == OptionKind.NotApplicable))
        : null;

    /// <summary>Whether the word most likely says that there is no answer.</summary>
    internal static bool LooksLikeNoAnswer(string plain) => None.Contains(plain);

    /// <summary>Whether an option's own column says that it was chosen; null: it says neither.</summary>
    internal static bool? IsChosen(string plain) =>
        plain is "1" or "x" or "vald" or "selected" or "checked" || Yes.Contains(plain) ? true
        : plain is "0" or "ejvald" or "notselected" or "unchecked" || No.Contains(plain) ? false
        : null;

    private static Option? Only(IEnumerable<Option> options) => options.Take(2).ToList() is [var one] ? one : null;
}
