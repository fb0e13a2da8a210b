using System.Collections.Immutable;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Answers;

/// <summary>The answers of one response, by item. Immutable; an item without an answer is not in the set.</summary>
public sealed class AnswerSet
{
    public static readonly AnswerSet Empty = new(ImmutableDictionary<ItemKey, AnswerValue>.Empty);

    private readonly ImmutableDictionary<ItemKey, AnswerValue> _values;

    private AnswerSet(ImmutableDictionary<ItemKey, AnswerValue> values) => _values = values;

    public static AnswerSet From(IEnumerable<KeyValuePair<ItemKey, AnswerValue>> answers) => new(answers.ToImmutableDictionary());

    public int Count => _values.Count;

    /// <summary>The answer, or null if there is none.</summary>
    public AnswerValue? this[ItemKey item] => _values.GetValueOrDefault(item);

    public IEnumerable<KeyValuePair<ItemKey, AnswerValue>> All => _values;

    /// <summary>The same answers with this one set, or taken away when <paramref name="value"/> is null.</summary>
    public AnswerSet With(ItemKey item, AnswerValue? value) =>
        new(value is null ? _values.Remove(item) : _values.SetItem(item, value));
}
