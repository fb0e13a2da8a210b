using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>Which options of a question a file's words mean.</summary>
internal sealed class OptionWords
{
    private static readonly string[] Separators = ["|", ";", "\n"];

    private readonly ChoiceQuestion _question;
    private readonly Dictionary<string, List<Option>> _labels = new(StringComparer.Ordinal);

    public OptionWords(ChoiceQuestion question)
    {
        _question = question;
        foreach (var option in question.Options)
        {
            foreach (var word in option.Label.ByLocale.Values.Append(option.Key).Select(FileWords.Plain).Distinct())
            {
                if (!_labels.TryGetValue(word, out var options))
                    _labels.Add(word, options = []);
                options.Add(option);
            }
        }
    }

    /// <summary>The option with this key, or else with this label in any language, whatever case, blanks and punctuation; null: none, or several.</summary>
    public Option? Find(string word) =>
        _question.IndexOfOption(word) is >= 0 and var index ? _question.Options[index]
        : _labels.TryGetValue(FileWords.Plain(word), out var options) && options is [var only] ? only
        : null;

    /// <summary>The words of one cell: a choice among several options has them joined by |, ; or line breaks, else by commas.</summary>
    public IReadOnlyList<string> Split(string text, Func<string, bool> isKnown)
    {
        if (_question is not MultiQuestion || isKnown(text))
            return [text];
        foreach (var separator in Separators)
        {
            if (text.Contains(separator, StringComparison.Ordinal))
                return text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return SplitAtCommas(text, isKnown);
    }

    /// <summary>The key of each option that the words mean, joined as in answer files.</summary>
    public static string Join(IEnumerable<string> keys) => string.Join(AnswerText.OptionSeparator, keys);

    public RemarkText Unknown(string word) => new(
        $"ett av alternativen ({Choices("sv")}) väntades, inte {FileRemark.Quote(word)}; koppla värdet till ett alternativ",
        $"expected one of the options ({Choices("en")}), not {FileRemark.Quote(word)}; map the value to an option");

    /// <summary>A label may have commas of its own: the longest run of parts that is a known word is one.</summary>
    private static List<string> SplitAtCommas(string text, Func<string, bool> isKnown)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = new List<string>();
        for (var i = 0; i < parts.Length;)
        {
            var length = parts.Length - i;
            while (length > 1 && !isKnown(string.Join(", ", parts, i, length)))
                length--;
            words.Add(string.Join(", ", parts, i, length));
            i += length;
        }

        return words;
    }

    private string Choices(string language) => string.Join(", ", _question.Options.Select(option => FileRemark.Shorten(option.Label[language])));
}
