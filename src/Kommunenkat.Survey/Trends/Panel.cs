using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Trends;

/// <summary>How the units of a panel moved between yes and no; together they are all of the panel.</summary>
/// <param name="Gained">From no to yes.</param>
/// <param name="Lost">From yes to no.</param>
public readonly record struct PanelMoves(int Gained, int Lost, int KeptYes, int KeptNo);

/// <summary>
/// The units of an area that are in the base in both of two rounds (semantics §6); of a count, those that could be counted in both.
/// </summary>
/// <param name="Unit">How the values are made, the same in both rounds.</param>
/// <param name="N">Number of units.</param>
/// <param name="FromNumerator">ΣN over the panel in the earlier round.</param>
/// <param name="ToNumerator">ΣN over the panel in the later round.</param>
/// <param name="Moves">Of conditions only; null where the numerator is a number.</param>
/// <param name="IsTooSmall">Whether the panel is below the least base, so that it has no values.</param>
public readonly record struct Panel(
    IndicatorUnit Unit, int N, double FromNumerator, double ToNumerator, PanelMoves? Moves, bool IsTooSmall)
{
    /// <summary>The panel's value in the earlier round, in the indicator's unit; null when it is empty or, above municipality, too small.</summary>
    public double? From => IsTooSmall ? null : Unit.Value(FromNumerator, N);

    /// <summary>The panel's value in the later round.</summary>
    public double? To => IsTooSmall ? null : Unit.Value(ToNumerator, N);

    /// <summary>The panel of every area, in the order of the areas. The rounds' definitions may differ, but not in unit.</summary>
    /// <param name="areas">Divides the units of both rounds.</param>
    public static Panel[] ForAreas(Partition areas, UnitResults from, UnitResults to)
    {
        if (!from.Units.SequenceEqual(to.Units, StringComparer.Ordinal))
            throw new ArgumentException("The rounds have not the same units in the same order.", nameof(to));
        if (from.Indicator.Unit != to.Indicator.Unit)
            throw new ArgumentException($"{to.Indicator.Key} is {from.Indicator.Unit} in one round and {to.Indicator.Unit} in the other.", nameof(to));

        var unit = to.Indicator.Unit;
        var isCondition = unit is IndicatorUnit.Percent or IndicatorUnit.Count;
        // Where the rounds differ, what is too small in either is too small for both.
        var least = areas.AboveMunicipality && unit != IndicatorUnit.Count ? Math.Max(from.Indicator.MinBase, to.Indicator.MinBase) : 0;
        var panels = new Panel[areas.AreaCount];
        for (var area = 0; area < panels.Length; area++)
        {
            var (n, fromSum, toSum, keptYes) = (0, 0.0, 0.0, 0);
            foreach (var position in areas.UnitsOf(area))
            {
                if (!from.States[position].IsInBase() || !to.States[position].IsInBase())
                    continue;
                n++;
                fromSum += from.Numerator(position);
                toSum += to.Numerator(position);
                keptYes += from.States[position] == UnitState.Yes && to.States[position] == UnitState.Yes ? 1 : 0;
            }

            panels[area] = new Panel(unit, n, fromSum, toSum, isCondition ? CountMoves(n, (int)fromSum, (int)toSum, keptYes) : null, n < least);
        }

        return panels;
    }

    private static PanelMoves CountMoves(int n, int yesBefore, int yesNow, int keptYes) =>
        new(Gained: yesNow - keptYes, Lost: yesBefore - keptYes, keptYes, KeptNo: n - yesBefore - yesNow + keptYes);
}
