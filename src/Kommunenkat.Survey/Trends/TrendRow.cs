using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Trends;

/// <summary>Where the change of a value comes from; the three add up to it (semantics §6).</summary>
/// <param name="Within">What the units in both rounds changed: panel now − panel before.</param>
/// <param name="Entered">What units that came into the base moved: value now − panel now.</param>
/// <param name="Left">What units that left the base moved: panel before − value before.</param>
public readonly record struct Decomposition(double Within, double Entered, double Left);

/// <summary>An indicator's development in an area from one round to a later one, with what it rests on.</summary>
/// <param name="From">Of the earlier round; null when it does not have the indicator.</param>
/// <param name="To">Of the later round; null when it does not have the indicator.</param>
/// <param name="Panel">
/// Null when there is nothing to compare (<see cref="TrendComparability.NotAsked"/>). Where the line is cut there is one: the
/// numbers are facts, and whether to set them beside each other is said by the <see cref="RoundComparison"/>.
/// </param>
public readonly record struct TrendRow(AreaRow? From, AreaRow? To, Panel? Panel)
{
    /// <summary>
    /// In percentage points for percent and index, else in the indicator's unit; null where a round has no value or there is
    /// nothing to compare.
    /// </summary>
    public double? Change => Panel is null ? null : To?.Value - From?.Value;

    /// <summary>Null for counts, and where a value of the area or of its panel is missing.</summary>
    public Decomposition? Decomposition =>
        Panel is { Unit: not IndicatorUnit.Count, From: { } before, To: { } now } && From?.Value is { } valueBefore && To?.Value is { } valueNow
            ? new Decomposition(Within: now - before, Entered: valueNow - now, Left: before - valueBefore)
            : null;

    /// <summary>The row of every area, in the order of the areas.</summary>
    /// <param name="fromAreas">The earlier round's units in areas.</param>
    /// <param name="from">Null when the earlier round does not have the indicator.</param>
    /// <param name="toAreas">The later round's units in the same areas.</param>
    /// <param name="to">Null when the later round does not have the indicator.</param>
    public static TrendRow[] ForAreas(
        Partition fromAreas, UnitResults? from, Partition toAreas, UnitResults? to, TrendComparability comparable)
    {
        if (!toAreas.DividesAs(fromAreas))
            throw new ArgumentException("The rounds are not divided into the same areas.", nameof(toAreas));

        var before = from is null ? null : fromAreas.Rows(from);
        var now = to is null ? null : toAreas.Rows(to);
        var panels = comparable == TrendComparability.NotAsked || from is null || to is null ? null : Trends.Panel.ForAreas(toAreas, from, to);
        var rows = new TrendRow[toAreas.AreaCount];
        for (var area = 0; area < rows.Length; area++)
            rows[area] = new TrendRow(before?[area], now?[area], panels?[area]);
        return rows;
    }
}
