namespace Kommunenkat.Survey.Indicators;

/// <summary>A figure for an area, always with what it rests on (semantics §5).</summary>
/// <param name="Value">In the indicator's unit, full precision; null when the base is empty or, above municipality, too small.</param>
/// <param name="Numerator">ΣN over the base.</param>
/// <param name="Base">Units in the base; null for a count.</param>
/// <param name="Unknown">Units without a response, without an answer, or with "don't know".</param>
/// <param name="Lower">Percent only: the value had all unknown said no, 0 to 100. Not a confidence interval.</param>
/// <param name="Upper">Percent only: the value had all unknown said yes, 0 to 100.</param>
public readonly record struct AreaRow(
    double? Value,
    double Numerator,
    int? Base,
    int Invited,
    int Submitted,
    int NotApplicable,
    int Unknown,
    double? Lower,
    double? Upper);

/// <summary>Divides a round's units into areas: each unit in one, or in none.</summary>
public sealed class Partition
{
    /// <param name="areaOfUnit">Per unit, the position of its area, or -1.</param>
    /// <param name="areaCount">Number of areas.</param>
    /// <param name="aboveMunicipality">Whether an indicator's least base applies.</param>
    public Partition(AnswerColumns columns, int[] areaOfUnit, int areaCount, bool aboveMunicipality)
    {
        AreaOfUnit = areaOfUnit;
        AreaCount = areaCount;
        AboveMunicipality = aboveMunicipality;
        Invited = Count(columns.StatusAtLeast(Expressions.UnitStatus.Invited));
        Submitted = Count(columns.StatusAtLeast(Expressions.UnitStatus.Submitted));
    }

    internal int[] AreaOfUnit { get; }

    public int AreaCount { get; }

    public bool AboveMunicipality { get; }

    /// <summary>Per area, the units that were invited.</summary>
    public IReadOnlyList<int> Invited { get; }

    /// <summary>Per area, the units that have submitted.</summary>
    public IReadOnlyList<int> Submitted { get; }

    /// <summary>The indicator's row for every area, in the order of the areas.</summary>
    public AreaRow[] Rows(UnitResults results)
    {
        var sums = new double[AreaCount];
        var counts = new int[AreaCount * StateCount];
        var states = results.States;
        for (var unit = 0; unit < states.Length; unit++)
        {
            var area = AreaOfUnit[unit];
            if (area < 0)
                continue;

            counts[area * StateCount + (int)states[unit]]++;
            sums[area] += results.Numerator(unit);
        }

        var rows = new AreaRow[AreaCount];
        for (var area = 0; area < rows.Length; area++)
            rows[area] = Row(results.Indicator, area, sums[area], counts.AsSpan(area * StateCount, StateCount));
        return rows;
    }

    private static readonly int StateCount = Enum.GetValues<UnitState>().Length;

    private AreaRow Row(Indicator indicator, int area, double sum, ReadOnlySpan<int> counts)
    {
        var inBase = counts[(int)UnitState.Yes] + counts[(int)UnitState.No] + counts[(int)UnitState.Value];
        var unknown = counts[(int)UnitState.NoResponse] + counts[(int)UnitState.Unanswered] + counts[(int)UnitState.DontKnow];
        // Missing is never 0: a count of no counted unit is no figure either.
        var isShown = inBase > 0 && (!AboveMunicipality || indicator.Unit == IndicatorUnit.Count || inBase >= indicator.MinBase);
        var hasBounds = indicator.Unit == IndicatorUnit.Percent && inBase + unknown > 0;

        return new AreaRow(
            Value: isShown ? Value(indicator.Unit, sum, inBase) : null,
            Numerator: sum,
            Base: indicator.Unit == IndicatorUnit.Count ? null : inBase,
            Invited: Invited[area],
            Submitted: Submitted[area],
            NotApplicable: counts[(int)UnitState.NotApplicable],
            Unknown: unknown,
            Lower: hasBounds ? 100 * sum / (inBase + unknown) : null,
            Upper: hasBounds ? 100 * (sum + unknown) / (inBase + unknown) : null);
    }

    private static double Value(IndicatorUnit unit, double sum, int inBase) => unit switch
    {
        IndicatorUnit.Percent or IndicatorUnit.Index => 100 * sum / inBase,
        IndicatorUnit.Mean => sum / inBase,
        IndicatorUnit.Count => sum,
    };

    private int[] Count(UnitSet units)
    {
        var counts = new int[AreaCount];
        for (var unit = 0; unit < AreaOfUnit.Length; unit++)
        {
            if (AreaOfUnit[unit] >= 0 && units[unit])
                counts[AreaOfUnit[unit]]++;
        }

        return counts;
    }
}
