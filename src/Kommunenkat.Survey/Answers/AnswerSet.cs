using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Answers;

/// <summary>The answers of one response, by item. Immutable; an item without an answer is not in the set.</summary>
public sealed class AnswerSet
{
    public static readonly AnswerSet Empty = new([]);

    // Never changed. Sets are made whole and read often, and seldom changed: a plain dictionary is several times faster than an immutable one.
    private readonly Dictionary<ItemKey, AnswerValue> _values;

    private AnswerSet(Dictionary<ItemKey, AnswerValue> values) => _values = values;

    /// <exception cref="ArgumentException">An item stands there twice.</exception>
    public static AnswerSet From(IEnumerable<KeyValuePair<ItemKey, AnswerValue>> answers) => new(new Dictionary<ItemKey, AnswerValue>(answers));

    public int Count => _values.Count;

    /// <summary>The answer, or null if there is none.</summary>
    public AnswerValue? this[ItemKey item] => _values.GetValueOrDefault(item);

    public IEnumerable<KeyValuePair<ItemKey, AnswerValue>> All => _values;

    /// <summary>The same answers with this one set, or taken away when <paramref name="value"/> is null.</summary>
    public AnswerSet With(ItemKey item, AnswerValue? value)
    {
        if (value is null)
            return Without([item]);
        var changed = new Dictionary<ItemKey, AnswerValue>(_values) { [item] = value };
        return new AnswerSet(changed);
    }

    /// <summary>The same answers but those to these items.</summary>
    public AnswerSet Without(IEnumerable<ItemKey> items)
    {
        Dictionary<ItemKey, AnswerValue>? changed = null;
        foreach (var item in items.Where(_values.ContainsKey))
            (changed ??= new Dictionary<ItemKey, AnswerValue>(_values)).Remove(item);
        return changed is null ? this : new AnswerSet(changed);
    }
}
