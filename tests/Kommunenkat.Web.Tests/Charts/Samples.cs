using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Charts;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>Figures as pages hand them to charts, with texts that cannot be mistaken for each other.</summary>
internal static class Samples
{
    public static readonly ChartValue TooFew = new(null, "..", "2 av 3", "för liten bas");

    public static readonly ChartValue NotAsked = new(null, "×", Reason: "frågan ställdes inte");

    public static readonly IReadOnlyList<TrendRound> Rounds = [new("2021", 2021), new("2023", 2023), new("2025", 2025)];

    public static readonly TrendStep Break = new(Comparability.No, "Frågan är en annan.");

    public static readonly TrendStep Care = new(Comparability.WithCare, "Ett svarsalternativ är nytt.");

    public static ChartValue Share(int yes, int all) => new(100.0 * yes / all, $"{100 * yes / all} %", $"{yes} av {all}");

    public static ChartValue WithBounds(int yes, int all, int unknown) => Share(yes, all) with
    {
        Bounds = new ChartBounds(100.0 * yes / (all + unknown), 100.0 * (yes + unknown) / (all + unknown), $"{100 * yes / (all + unknown)}–{100 * (yes + unknown) / (all + unknown)} %"),
    };

    /// <summary>One series, or several, over the rounds above.</summary>
    public static TrendData Trend(IReadOnlyList<TrendStep> steps, params TrendSeries[] series) => new(ChartUnit.Percent, Rounds, steps, series);

    public static TrendData Trend(params ChartValue[] values) => Trend([TrendStep.Clear, TrendStep.Clear], new TrendSeries("Riket", values));

    public static ChangeRow Moved(string name, int from, int to) =>
        new(name, Share(from, 100), Share(to, 100), new ChartChange(to - from, 0));

    public static ChangeRow NotComparable(string name, int from, int to) =>
        new(name, Share(from, 100), Share(to, 100), null, "går inte att jämföra");
}
