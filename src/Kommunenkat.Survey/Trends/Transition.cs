using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Trends;

/// <summary>What became of one municipality's figure from one round to a later one, or why the two cannot be compared.</summary>
public enum Transition
{
    /// <summary>Nej → Ja.</summary>
    Gained,

    /// <summary>Ja → Nej.</summary>
    Lost,

    /// <summary>Ja in both.</summary>
    KeptYes,

    /// <summary>Nej in both.</summary>
    KeptNo,

    /// <summary>A higher number than before.</summary>
    Rose,

    /// <summary>A lower number than before.</summary>
    Fell,

    /// <summary>The same number as before.</summary>
    KeptValue,

    /// <summary>No figure of the municipality in the earlier round; its state there says why.</summary>
    NoFigureBefore,

    /// <summary>No figure of the municipality in the later round; its state there says why.</summary>
    NoFigureNow,

    /// <summary>No figure of the municipality in either round.</summary>
    NoFigures,

    /// <summary>The rounds may not be compared: <see cref="TrendComparability.No"/>.</summary>
    NotComparable,

    /// <summary>There is nothing to compare with: <see cref="TrendComparability.NotAsked"/>.</summary>
    NotAsked,
}

/// <summary>Tells the transitions of single municipalities.</summary>
public static class Transitions
{
    /// <param name="from">Null when the earlier round does not have the indicator.</param>
    /// <param name="to">Null when the later round does not have the indicator.</param>
    /// <param name="unit">Position of the municipality, the same in both rounds.</param>
    public static Transition Of(UnitResults? from, UnitResults? to, int unit, TrendComparability comparable)
    {
        // What holds for every municipality goes before what holds for this one.
        if (comparable == TrendComparability.NotAsked || from is null || to is null)
            return Transition.NotAsked;
        if (comparable == TrendComparability.No)
            return Transition.NotComparable;
        return (from.States[unit].IsInBase(), to.States[unit].IsInBase()) switch
        {
            (false, false) => Transition.NoFigures,
            (false, true) => Transition.NoFigureBefore,
            (true, false) => Transition.NoFigureNow,
            (true, true) when to.States[unit] == UnitState.Value => OfNumbers(from.Numerator(unit), to.Numerator(unit)),
            (true, true) => OfConditions(from.States[unit] == UnitState.Yes, to.States[unit] == UnitState.Yes),
        };
    }

    private static Transition OfConditions(bool before, bool now) => (before, now) switch
    {
        (false, true) => Transition.Gained,
        (true, false) => Transition.Lost,
        (true, true) => Transition.KeptYes,
        (false, false) => Transition.KeptNo,
    };

    // Equal shares are equal doubles here: each is one quotient of whole numbers.
    private static Transition OfNumbers(double before, double now) =>
        now > before ? Transition.Rose : now < before ? Transition.Fell : Transition.KeptValue;
}
