using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Indicators;

/// <summary>How an indicator's value is made of its units (semantics §5).</summary>
public enum IndicatorUnit
{
    /// <summary>100 · #(numerator true) / #base.</summary>
    Percent,

    /// <summary>Σ numerator / #base, unweighted.</summary>
    Mean,

    /// <summary>100 · Σ numerator / #base, of units' indices from 0 to 1.</summary>
    Index,

    /// <summary>#(numerator true); has no base.</summary>
    Count,
}

internal static class IndicatorValues
{
    /// <summary>The value of so many units in the base, in the indicator's unit; null for none of them: missing is never 0.</summary>
    public static double? Value(this IndicatorUnit unit, double numerator, int units) => units == 0 ? null : unit switch
    {
        IndicatorUnit.Percent or IndicatorUnit.Index => 100 * numerator / units,
        IndicatorUnit.Mean => numerator / units,
        IndicatorUnit.Count => numerator,
    };
}

public enum IndicatorDirection
{
    HigherIsBetter,
    LowerIsBetter,
    Neutral,
}

/// <summary>What the definition does with "don't know"; says in words what the expressions already do.</summary>
public enum DontKnowTreatment
{
    InBase,
    Excluded,
}

/// <summary>A figure already published elsewhere, to check against.</summary>
/// <param name="Value">Rounded, in the indicator's unit.</param>
public sealed record PublishedFigure(decimal? Value, int? Base, LocalizedText Text);

/// <summary>A figure's definition.</summary>
/// <param name="numerator">Boolean for percent and count, numeric for mean and index.</param>
/// <param name="denominator">Which units are in the base; null for a count of all submitted.</param>
public sealed class Indicator(Expression numerator, BooleanExpression? denominator)
{
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required IndicatorUnit Unit { get; init; }

    public required IndicatorDirection Direction { get; init; }

    public required LocalizedText Name { get; init; }

    public required LocalizedText Description { get; init; }

    public Expression Numerator { get; } = numerator;

    public BooleanExpression? Denominator { get; } = denominator;

    /// <summary>Decimals shown, from 0.</summary>
    public required int Decimals { get; init; }

    /// <summary>Least base, in units, for which an area above municipality shows a value.</summary>
    public required int MinBase { get; init; }

    public required DontKnowTreatment DontKnow { get; init; }

    public required LocalizedText BaseNote { get; init; }

    public required Comparability Comparable { get; init; }

    public LocalizedText? TrendNote { get; init; }

    public PublishedFigure? Published { get; init; }

    /// <summary>The items that the figure is made of.</summary>
    public IReadOnlyList<Item> Items { get; } = References.ItemsOf(numerator, denominator);

    /// <summary>
    /// The items whose missing answers keep a unit out of the base: those of the denominator and of a numeric numerator
    /// (of an index: its components' bases); without a denominator, those of the numerator.
    /// </summary>
    public IReadOnlyList<Item> DecidingItems { get; } = (numerator, denominator) switch
    {
        (_, null) => References.ItemsOf(numerator),
        (WeightedIndex index, _) => References.ItemsOf([denominator, .. index.Components.Select(part => part.Base)]),
        (NumericExpression, _) => References.ItemsOf(denominator, numerator),
        _ => References.ItemsOf(denominator),
    };

    /// <summary>Built of <c>status</c> alone, so that units without a submission count too.</summary>
    public bool IsOfStatusAlone => Items.Count == 0;

    /// <summary>
    /// The narrowest publication of any question that the figure is made of (semantics §8), or that decides whether such a question
    /// is shown: that it was asked tells what was answered there.
    /// </summary>
    public Publication Publish { get; } = References.QuestionsBehind(References.ItemsOf(numerator, denominator))
        .Select(question => question.Publish).DefaultIfEmpty(Publication.Municipality).Max();
}
