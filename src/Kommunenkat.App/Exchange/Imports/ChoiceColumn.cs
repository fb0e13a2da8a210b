using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>A word that stands in a column of choices.</summary>
/// <param name="Rows">In how many rows it stands.</param>
/// <param name="IsKnown">False: neither the questionnaire nor the mapping says what it means.</param>
/// <param name="Option">Key of the option; null: no answer, or not known.</param>
public sealed record ChoiceWord(string Word, int Rows, bool IsKnown, string? Option);

/// <summary>Tells what stands in a column of choices.</summary>
public static class ChoiceColumn
{
    /// <summary>The different words of a column, those that are not known first and then the most frequent; several of one cell are several.</summary>
    /// <param name="item">Of a question that is answered with options.</param>
    public static IReadOnlyList<ChoiceWord> WordsOf(Item item, MappedColumn column, IReadOnlyList<string> noAnswer, IEnumerable<string> texts)
    {
        var words = new ItemWords(item, column, noAnswer);
        var found = new Dictionary<string, ChoiceWord>(StringComparer.Ordinal);
        foreach (var text in texts.CountBy(text => text))
        {
            foreach (var (word, option) in words.KnownWords(text.Key))
                Add(word, text.Value, isKnown: true, option);
            foreach (var word in words.UnknownWords(text.Key))
                Add(word, text.Value, isKnown: false, null);
        }

        return [.. found.Values.OrderBy(word => word.IsKnown).ThenByDescending(word => word.Rows).ThenBy(word => word.Word, StringComparer.Ordinal)];

        void Add(string word, int rows, bool isKnown, string? option) =>
            found[word] = new ChoiceWord(word, rows + (found.TryGetValue(word, out var before) ? before.Rows : 0), isKnown, option);
    }
}
