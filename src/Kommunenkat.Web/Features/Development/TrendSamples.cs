using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Widgets;

namespace Kommunenkat.Web.Features.Development;

/// <summary>Made-up trends with breaks, missing figures and long names.</summary>
internal static class TrendSamples
{
    public static readonly ChartValue Nobody = new(null, "-", Reason: "inget svar");

    public static readonly ChartValue TooFew = new(null, "..", "2 av 3", "för liten bas");

    public static readonly ChartValue NotAsked = new(null, "×", Reason: "frågan ställdes inte");

    private static readonly TrendRound[] Rounds = [new("2019", 2019), new("2021", 2021), new("2023", 2023), new("2025", 2025)];

    private static readonly TrendStep[] Steps =
    [
        new(Comparability.No, "Frågan gällde 2019 även handlingsplaner som inte var beslutade."),
        new(Comparability.WithCare, "Svarsalternativet ”under arbete” är nytt."),
        TrendStep.Clear,
    ];

    public static TrendData WithBreakAndMissing => new(ChartUnit.Percent, Rounds, Steps,
    [
        new("Riket", [Percent(81, 210, 80), Percent(104, 190, 100), Percent(133, 194, 96), Percent(218, 245, 45)], ShowBounds: true),
        new("Västra Götalands län", [Percent(15, 30), Percent(21, 34), Percent(27, 38), Percent(40, 46)]),
        new("Lågpendlingskommun nära större stad", [NotAsked, Percent(9, 20), TooFew, Percent(26, 31)]),
        new("Upplands-Bro", [Nobody, Percent(3, 10), Percent(3, 10), Percent(8, 9)]),
    ]);

    public static TrendData OneRound => new(ChartUnit.Percent, [new("2025", 2025)], [], [new("Riket", [Percent(218, 245, 45)], ShowBounds: true)]);

    public static TrendData ManyRounds => new(
        ChartUnit.Number,
        [.. Enumerable.Range(0, 6).Select(round => new TrendRound($"{2015 + 2 * round}", 2015 + 2 * round))],
        [TrendStep.Clear, TrendStep.Clear, new(Comparability.WithCare, "Även vikarier räknas från 2021."), TrendStep.Clear, TrendStep.Clear],
        [new("Riket", [Mean(3.2, 150), Mean(4.05, 170), Mean(4.4, 190), Mean(9.8, 210), Mean(9.1, 230), Mean(12.35, 250)])]);

    public static IReadOnlyList<SmallTrend> PerCounty =>
    [
        Small("Stockholms län", Percent(11, 22), Percent(15, 25)),
        Small("Gotlands län", TooFew, TooFew),
        Small("Västra Götalands län", Percent(27, 38), Percent(40, 46)),
        Small("Jämtlands län", Percent(6, 7), Percent(5, 8)),
        Small("Lågpendlingskommun nära större stad", Nobody, Percent(26, 31)),
        Small("Skåne län", Percent(20, 29), Percent(31, 31)),
    ];

    /// <param name="unknown">How many did not answer; null: no bounds.</param>
    public static ChartValue Percent(int yes, int all, int? unknown = null) => new(
        100.0 * yes / all,
        Num.Percent(100.0 * yes / all, 0),
        $"{yes} av {all}",
        Bounds: unknown is { } missing ? Bounds(100.0 * yes / (all + missing), 100.0 * (yes + missing) / (all + missing)) : null);

    public static ChartValue Mean(double mean, int all) => new(mean, Num.Rounded(mean, 1), $"{all} kommuner");

    private static ChartBounds Bounds(double lower, double upper) => new(lower, upper, $"{Num.Rounded(lower, 0)}–{Num.Percent(upper, 0)}");

    private static SmallTrend Small(string name, ChartValue in2023, ChartValue in2025) => new(name, new TrendData(
        ChartUnit.Percent,
        Rounds[1..],
        [Steps[0], TrendStep.Clear],
        [new("Området", [Percent(5, 12), in2023, in2025]), new("Riket", [Percent(104, 190), Percent(133, 194), Percent(218, 245)])]));
}
