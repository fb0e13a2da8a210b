using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Charts;

/// <param name="Name">As it is shown: "2025".</param>
/// <param name="Time">Where it lies on the time axis, in years.</param>
public sealed record TrendRound(string Name, double Time);

/// <summary>Whether a round may be set beside the one before it.</summary>
/// <param name="Note">Why not, or why with care.</param>
public sealed record TrendStep(Comparability Comparable, string? Note = null)
{
    public static readonly TrendStep Clear = new(Comparability.Yes);
}

/// <param name="Name">"Riket".</param>
/// <param name="Values">One per round.</param>
/// <param name="ShowBounds">Whether its bounds are drawn; they always stand in the table and with the point.</param>
public sealed record TrendSeries(string Name, IReadOnlyList<ChartValue> Values, bool ShowBounds = false);

/// <summary>One indicator over the rounds, for one to four areas.</summary>
public sealed record TrendData
{
    public const int MostSeries = 4;

    /// <param name="rounds">In order of time, at least one.</param>
    /// <param name="steps">One between each two rounds.</param>
    /// <param name="series">One to four; the first is the one the chart is about.</param>
    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    public TrendData(ChartUnit unit, IReadOnlyList<TrendRound> rounds, IReadOnlyList<TrendStep> steps, IReadOnlyList<TrendSeries> series)
    {
        if (rounds.Count == 0 || rounds.Zip(rounds.Skip(1)).Any(pair => pair.First.Time >= pair.Second.Time))
            throw new ArgumentException("A trend has rounds in order of time.", nameof(rounds));
        if (steps.Count != rounds.Count - 1)
            throw new ArgumentException($"{rounds.Count} rounds have {rounds.Count - 1} steps between them, not {steps.Count}.", nameof(steps));
        if (series.Count is 0 or > MostSeries || series.Any(line => line.Values.Count != rounds.Count))
            throw new ArgumentException($"A trend has 1 to {MostSeries} series with one value per round.", nameof(series));
        (Unit, Rounds, Steps, Series) = (unit, rounds, steps, series);
    }

    public ChartUnit Unit { get; }

    public IReadOnlyList<TrendRound> Rounds { get; }

    public IReadOnlyList<TrendStep> Steps { get; }

    public IReadOnlyList<TrendSeries> Series { get; }

    /// <summary>All there are, missing ones too.</summary>
    public IEnumerable<ChartValue> Values => Series.SelectMany(series => series.Values);

    /// <summary>One axis for all of the charts.</summary>
    public static Scale ScaleOf(params IReadOnlyList<TrendData> charts) =>
        Scale.Of(charts[0].Unit, charts.SelectMany(chart => chart.Values).Select(value => value.Value).OfType<double>());
}

/// <param name="Title">Of which area, or which indicator.</param>
public sealed record SmallTrend(string Title, TrendData Data);
