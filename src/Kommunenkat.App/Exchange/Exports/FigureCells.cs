using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>Figures as cells: a share as percent, one municipality's yes or no as the word, and what is missing as its kind.</summary>
internal static class FigureCells
{
    /// <param name="state">Of a municipality; null of other areas.</param>
    public static Cell Value(Indicator indicator, AreaRow row, UnitState? state, ExportLanguage language)
    {
        if (WhyMissing(row, state) is { } missing)
            return Cell.OfMissing(missing);
        return state switch
        {
            // One municipality is yes or no and never "100 %" (semantics §5).
            UnitState.Yes => Cell.OfText(language["Ja", "Yes"]),
            UnitState.No => Cell.OfText(language["Nej", "No"]),
            _ => InUnit(indicator, row.Value),
        };
    }

    /// <param name="row">Null: the round does not have the indicator.</param>
    /// <inheritdoc cref="WhyMissing(AreaRow, UnitState?)"/>
    public static MissingKind? WhyMissing(AreaRow? row, UnitState? state) => row is { } figure ? WhyMissing(figure, state) : MissingKind.NotAsked;

    /// <summary>Null where there is a value.</summary>
    public static MissingKind? WhyMissing(AreaRow row, UnitState? state) => state is { } unit
        ? MissingKinds.Of(unit)
        : row.Value is null ? MissingKinds.Of(row) : null;

    /// <summary>A value in the indicator's unit; empty where there is none.</summary>
    public static Cell InUnit(Indicator indicator, double? value) => indicator.Unit switch
    {
        IndicatorUnit.Percent => Cell.OfPercent(value, indicator.Decimals),
        IndicatorUnit.Mean or IndicatorUnit.Index or IndicatorUnit.Count => Cell.OfNumber(value, indicator.Decimals),
    };

    /// <summary>A difference of two values: of shares in percentage points, which are no percent.</summary>
    public static Cell Points(Indicator indicator, double? difference) => Cell.OfNumber(difference, Math.Max(indicator.Decimals, 1));

    public static Cell Numerator(Indicator indicator, double numerator) =>
        Cell.OfNumber(numerator, indicator.Unit is IndicatorUnit.Percent or IndicatorUnit.Count ? 0 : 2);

    /// <summary>Whether figures of the level are of one municipality, of which a share says nothing.</summary>
    public static bool IsOfOne(Indicator indicator, AreaLevel level) =>
        level == AreaLevel.Municipality && indicator.Unit is (IndicatorUnit.Percent or IndicatorUnit.Count);
}
