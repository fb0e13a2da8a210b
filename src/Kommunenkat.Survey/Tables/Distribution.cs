using System.Collections.Immutable;

namespace Kommunenkat.Survey.Tables;

/// <summary>How those who answered are spread over the categories.</summary>
/// <param name="Base">Units that are counted; everybody else is told of in <see cref="OutsideBase"/>.</param>
/// <param name="Counts">Per category, units of the base.</param>
/// <param name="Numbers">What is told of numbers; null where they are none, or the base is empty.</param>
public sealed record Distribution(int Base, ImmutableArray<int> Counts, NumberSummary? Numbers)
{
    /// <summary>Of the base, 0 to 100 in full precision; null where the base is empty.</summary>
    public double? Share(int category) => Base == 0 ? null : 100.0 * Counts[category] / Base;
}

/// <summary>Numbers in a few figures, in the question's unit and full precision.</summary>
/// <param name="LowerQuartile">Between the two nearest numbers in proportion, as Excel's QUARTILE.INC and R's type 7 have it; the others too.</param>
public sealed record NumberSummary(double Min, double LowerQuartile, double Median, double UpperQuartile, double Max, double Mean)
{
    /// <returns>Null of no numbers.</returns>
    public static NumberSummary? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0
            ? null
            : new NumberSummary(sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1], sorted.Average());
    }

    private static double Quantile(double[] sorted, double part)
    {
        var place = (sorted.Length - 1) * part;
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}

/// <summary>Who is not in a base, each for the first reason there is in the order of semantics §5.</summary>
/// <param name="NotInvited">Not of the round.</param>
/// <param name="NoResponse">Invited, nothing submitted.</param>
/// <param name="Unanswered">Shown the question, and left it empty.</param>
/// <param name="DontKnow">Null where "don't know" is an answer, in the base.</param>
/// <param name="NotApplicable">The question was not shown, or the answer was that it does not apply.</param>
public readonly record struct OutsideBase(int NotInvited, int NoResponse, int Unanswered, int? DontKnow, int NotApplicable);

/// <summary>The answers of one area.</summary>
/// <param name="ByColumn">Per category of the question that the answers are divided by, those who chose it; empty where they are not divided.</param>
public sealed record AreaDistribution(Distribution All, ImmutableArray<Distribution> ByColumn, OutsideBase Outside);
