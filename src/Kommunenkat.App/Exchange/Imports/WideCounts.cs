using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>Counts answers and options while a file is read.</summary>
internal sealed class WideCounts
{
    private readonly Item[] _items;
    private readonly int[] _answers;
    private readonly int[][] _options;

    /// <param name="items">Those that are counted.</param>
    public WideCounts(Questionnaire questionnaire, IEnumerable<Item> items)
    {
        var counted = items.ToHashSet();
        _items = [.. questionnaire.Items.Where(counted.Contains)];
        _answers = new int[_items.Length];
        _options = [.. _items.Select(item => new int[(item.Question as ChoiceQuestion)?.Options.Length ?? 0])];
    }

    public void Add(AnswerSet answers)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (answers[_items[i].Key] is not { } answer)
                continue;
            _answers[i]++;
            IReadOnlyList<string> chosen = answer switch
            {
                OptionAnswer one => [one.Option],
                OptionsAnswer many => many.Options,
                _ => [],
            };
            foreach (var option in chosen)
                _options[i][((ChoiceQuestion)_items[i].Question).IndexOfOption(option)]++;
        }
    }

    public IReadOnlyList<ItemCount> Counts() => [.. _items.Select((item, i) => new ItemCount(
        item, _answers[i], [.. ((item.Question as ChoiceQuestion)?.Options ?? []).Select((option, o) => (option.Key, _options[i][o]))]))];
}
