using System.Runtime.CompilerServices;

namespace Kommunenkat.App.Demo;

/// <summary>
/// Chance that is the same on every machine and .NET version: a value is a hash of the names that lead to it (FNV-1a over the
/// UTF-16 units, mixed by SplitMix64), not a draw from a sequence. So a question added to the survey changes no other answer,
/// and two rounds that ask for the same name get the same value. Whole numbers and + - * / only: no function of the machine's
/// mathematics library, whose last digits differ between systems.
/// </summary>
internal readonly struct Chance
{
    private readonly ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>From 0 to below 1.</summary>
    public double Uniform => (_state >> 11) * (1.0 / (1UL << 53));

    /// <summary>Nearly normal, mean 0 and variance 1: the sum of four uniform parts, never beyond ±3.47.</summary>
    public double Normal
    {
        get
        {
            var sum = (_state & 0xFFFF) + (_state >> 16 & 0xFFFF) + (_state >> 32 & 0xFFFF) + (_state >> 48);
            return (sum - 2.0 * 0xFFFF) / 37837.23; // √(4/12) · 65536
        }
    }

    public static Chance Of(ulong seed) => new(Mix(seed));

    // The demo is made once a process, before tiered compilation would have come to the one loop that takes time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Chance And(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in name)
            hash = (hash ^ unit) * 1099511628211UL;
        return new Chance(Mix(_state ^ hash));
    }

    public Chance And(int number) => new(Mix(_state ^ ((ulong)number + 0x632BE59BD9B4E019UL)));

    public T Of<T>(IReadOnlyList<T> all) => all[(int)(Uniform * all.Count)];

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
