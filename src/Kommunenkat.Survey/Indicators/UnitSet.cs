using System.Numerics;

namespace Kommunenkat.Survey.Indicators;

/// <summary>
/// A set of a round's units, one bit each. Figures of a whole round are a few operations on such sets, 64 units a step.
/// </summary>
internal sealed class UnitSet
{
    private readonly ulong[] _words;
    private readonly int _size;

    public UnitSet(int size)
    {
        _size = size;
        _words = new ulong[(size + 63) / 64];
    }

    /// <summary>How many units there are to be in the set or not.</summary>
    public int Size => _size;

    private UnitSet(UnitSet other)
    {
        _size = other._size;
        _words = [.. other._words];
    }

    /// <summary>The units as 64-bit words, unit 0 in the lowest bit of the first.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public bool this[int unit] => (_words[unit >> 6] >> unit & 1) != 0;

    public static UnitSet All(int size) => !new UnitSet(size);

    public UnitSet Copy() => new(this);

    public void Add(int unit) => _words[unit >> 6] |= 1UL << unit;

    public void Remove(int unit) => _words[unit >> 6] &= ~(1UL << unit);

    public static UnitSet operator &(UnitSet left, UnitSet right)
    {
        var result = new UnitSet(left._size);
        for (var i = 0; i < result._words.Length; i++)
            result._words[i] = left._words[i] & right._words[i];
        return result;
    }

    public static UnitSet operator |(UnitSet left, UnitSet right)
    {
        var result = new UnitSet(left._size);
        for (var i = 0; i < result._words.Length; i++)
            result._words[i] = left._words[i] | right._words[i];
        return result;
    }

    public static UnitSet operator !(UnitSet set)
    {
        var result = new UnitSet(set._size);
        for (var i = 0; i < result._words.Length; i++)
            result._words[i] = ~set._words[i];

        // No bit beyond the last unit, or a count would see units that are not there.
        if ((set._size & 63) != 0)
            result._words[^1] &= (1UL << set._size) - 1;
        return result;
    }

    /// <summary>Writes the value at the place of every unit of the set.</summary>
    public void Mark<T>(T[] ofUnits, T value)
    {
        for (var word = 0; word < _words.Length; word++)
        {
            for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                ofUnits[(word << 6) + BitOperations.TrailingZeroCount(bits)] = value;
        }
    }

    /// <summary>Adds the amount at the place of every unit of the set.</summary>
    public void AddTo<T>(T[] ofUnits, T amount)
        where T : INumber<T>
    {
        for (var word = 0; word < _words.Length; word++)
        {
            for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                ofUnits[(word << 6) + BitOperations.TrailingZeroCount(bits)] += amount;
        }
    }
}
