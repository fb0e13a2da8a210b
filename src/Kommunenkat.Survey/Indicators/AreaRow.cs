namespace Kommunenkat.Survey.Indicators;

/// <summary>A figure for an area, always with what it rests on (semantics §5).</summary>
/// <remarks>
/// Whole numbers and a sum; the value and its bounds are read off them, so that they cannot disagree, and a row for each of
/// many thousand areas is small.
/// </remarks>
/// <param name="Unit">How the value is made.</param>
/// <param name="Numerator">ΣN over the base.</param>
/// <param name="Counted">Units in the base; of a count, those that could be counted.</param>
/// <param name="Unknown">Units without a response, without an answer, or with "don't know".</param>
/// <param name="IsTooSmall">Whether the base is below the indicator's least base, so that there is no value.</param>
public readonly record struct AreaRow(
    IndicatorUnit Unit,
    double Numerator,
    int Counted,
    int Invited,
    int Submitted,
    int NotApplicable,
    int Unknown,
    bool IsTooSmall)
{
    /// <summary>Units in the base; null for a count.</summary>
    public int? Base => Unit == IndicatorUnit.Count ? null : Counted;

    /// <summary>In the indicator's unit, full precision; null when the base is empty or, above municipality, too small.</summary>
    public double? Value => IsTooSmall ? null : Unit.Value(Numerator, Counted);

    /// <summary>Percent only: the value had all unknown said no, 0 to 100. Not a confidence interval.</summary>
    public double? Lower => HasBounds ? 100 * Numerator / (Counted + Unknown) : null;

    /// <summary>Percent only: the value had all unknown said yes, 0 to 100.</summary>
    public double? Upper => HasBounds ? 100 * (Numerator + Unknown) / (Counted + Unknown) : null;

    private bool HasBounds => Unit == IndicatorUnit.Percent && Counted + Unknown > 0;
}

/// <summary>Divides a round's units into areas: each unit in one, or in none.</summary>
public sealed class Partition
{
    private static readonly int StateCount = Enum.GetValues<UnitState>().Length;

    private readonly int[] _units;
    private readonly int[] _starts;
    private readonly int[] _invited;
    private readonly int[] _submitted;

    /// <param name="areaOfUnit">Per unit, the position of its area, or -1.</param>
    /// <param name="areaCount">Number of areas.</param>
    /// <param name="aboveMunicipality">Whether an indicator's least base applies.</param>
    public Partition(AnswerColumns columns, IReadOnlyList<int> areaOfUnit, int areaCount, bool aboveMunicipality)
    {
        (_units, _starts) = ByArea(areaOfUnit, areaCount);
        AboveMunicipality = aboveMunicipality;
        _invited = Count(columns.StatusAtLeast(Expressions.UnitStatus.Invited));
        _submitted = Count(columns.StatusAtLeast(Expressions.UnitStatus.Submitted));
    }

    public int AreaCount => _starts.Length - 1;

    public bool AboveMunicipality { get; }

    /// <summary>Per area, the units that were invited.</summary>
    public IReadOnlyList<int> Invited => _invited;

    /// <summary>Per area, the units that have submitted.</summary>
    public IReadOnlyList<int> Submitted => _submitted;

    /// <summary>The indicator's row for every area, in the order of the areas.</summary>
    public AreaRow[] Rows(UnitResults results)
    {
        var rows = new AreaRow[AreaCount];
        Span<int> counts = stackalloc int[StateCount];
        for (var area = 0; area < rows.Length; area++)
        {
            counts.Clear();
            var sum = results.Tally(UnitsOf(area), counts);
            rows[area] = Row(results.Indicator, area, sum, counts);
        }

        return rows;
    }

    /// <summary>Whether each unit is in the same area here as there.</summary>
    internal bool DividesAs(Partition other) =>
        AboveMunicipality == other.AboveMunicipality && _starts.AsSpan().SequenceEqual(other._starts) && _units.AsSpan().SequenceEqual(other._units);

    private AreaRow Row(Indicator indicator, int area, double sum, ReadOnlySpan<int> counts)
    {
        var inBase = counts[(int)UnitState.Yes] + counts[(int)UnitState.No] + counts[(int)UnitState.Value];
        return new AreaRow(
            indicator.Unit,
            Numerator: sum,
            Counted: inBase,
            Invited: _invited[area],
            Submitted: _submitted[area],
            NotApplicable: counts[(int)UnitState.NotApplicable],
            Unknown: counts[(int)UnitState.NoResponse] + counts[(int)UnitState.Unanswered] + counts[(int)UnitState.DontKnow],
            IsTooSmall: AboveMunicipality && indicator.Unit != IndicatorUnit.Count && inBase < indicator.MinBase);
    }

    /// <summary>The units of an area, by position in the round.</summary>
    internal ReadOnlySpan<int> UnitsOf(int area) => _units.AsSpan(_starts[area].._starts[area + 1]);

    /// <summary>Per area, how many of its units are in the set.</summary>
    internal int[] Count(UnitSet set)
    {
        var counts = new int[AreaCount];
        for (var area = 0; area < counts.Length; area++)
        {
            foreach (var unit in UnitsOf(area))
                counts[area] += set[unit] ? 1 : 0;
        }

        return counts;
    }

    /// <summary>The units area by area, and where each area's begin; those without an area are left out.</summary>
    private static (int[] Units, int[] Starts) ByArea(IReadOnlyList<int> areaOfUnit, int areaCount)
    {
        var units = Enumerable.Range(0, areaOfUnit.Count).Where(unit => areaOfUnit[unit] >= 0).OrderBy(unit => areaOfUnit[unit]).ToArray();
        var starts = new int[areaCount + 1];
        foreach (var unit in units)
            starts[areaOfUnit[unit] + 1]++;
        for (var area = 0; area < areaCount; area++)
            starts[area + 1] += starts[area];
        return (units, starts);
    }
}
