using System.Text.RegularExpressions;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>What the cells of one item's column say. What a text says is found once, however often it stands in the column.</summary>
internal sealed partial class ItemWords
{
    private readonly Item _item;
    private readonly MappedColumn _column;
    private readonly HashSet<string> _noAnswer;
    private readonly OptionWords? _options;
    private readonly Dictionary<string, (AnswerValue? Value, RemarkText? Fault)> _read = new(StringComparer.Ordinal);

    public ItemWords(Item item, MappedColumn column, IEnumerable<string> noAnswer)
    {
        _item = item;
        _column = column;
        _noAnswer = noAnswer.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _options = item.Question is ChoiceQuestion question ? new OptionWords(question) : null;
    }

    /// <returns>The answer, null where there is none; and what is wrong.</returns>
    public (AnswerValue? Value, RemarkText? Fault) Read(string? text)
    {
        if (text is null)
            return (null, null);
        if (!_read.TryGetValue(text, out var read))
        {
            read = _options is null ? ReadPlain(text) : ReadOptions(text);
            // Free texts are different in every row: nothing is won by keeping them.
            if (_options is not null)
                _read.Add(text, read);
        }

        return read;
    }

    public bool Accepts(string text) => Read(text).Fault is null;

    public bool IsAnswer(string text) => Read(text).Value is not null;

    /// <summary>The words of a text that nothing says the meaning of.</summary>
    public IEnumerable<string> UnknownWords(string text) => _options is null || _noAnswer.Contains(text) ? [] : _options.Split(text, IsKnown).Where(word => !IsKnown(word));

    /// <summary>What the words of a text mean, as far as that is known: the key of an option, or null for no answer.</summary>
    public IEnumerable<(string Word, string? Option)> KnownWords(string text) => _options is null || _noAnswer.Contains(text)
        ? []
        : _options.Split(text, IsKnown).Where(IsKnown).Select(word => (word, IsMapped(word, out var mapped) ? mapped : _options.Find(word)!.Key));

    private (AnswerValue? Value, RemarkText? Fault) ReadOptions(string text)
    {
        // An option may be called as a text that else means no answer.
        if (!IsKnown(text) && _noAnswer.Contains(text))
            return (null, null);
        var keys = new List<string>();
        var words = _options!.Split(text, IsKnown);
        if (words.Count == 0)
            return (null, _options.Unknown(text)); // separators alone
        foreach (var word in words)
        {
            if (IsMapped(word, out var mapped))
            {
                if (mapped is not null)
                    keys.Add(mapped);
            }
            else if (_options.Find(word) is { } option)
            {
                keys.Add(option.Key);
            }
            else
            {
                return (null, _options.Unknown(word));
            }
        }

        return AnswerChecks.Parse(_item, OptionWords.Join(keys));
    }

    private (AnswerValue? Value, RemarkText? Fault) ReadPlain(string text)
    {
        if (_noAnswer.Contains(text) || (IsMapped(text, out var mapped) && mapped is null))
            return (null, null);
        return AnswerChecks.Parse(_item, _item.Question switch
        {
            // A cell of Excel may have a time of day with its date, and a share its sign.
            DateQuestion => DateOf(text),
            NumberQuestion { UnitKey: { } unit } when unit.StartsWith("percent", StringComparison.Ordinal) && text.EndsWith('%') => text[..^1].TrimEnd(),
            _ => text,
        });
    }

    public static string DateOf(string text) => DateWithTime().IsMatch(text) ? text[.."yyyy-MM-dd".Length] : text;

    private bool IsKnown(string word) => IsMapped(word, out _) || _options!.Find(word) is not null;

    private bool IsMapped(string word, out string? option)
    {
        option = null;
        return _column.Values.Count > 0 && _column.Values.TryGetValue(FileWords.Plain(word), out option);
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateWithTime();
}
