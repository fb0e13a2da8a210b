using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Compare;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Geography;

/// <summary>What became of a figure from one round to the next, in words.</summary>
/// <param name="Number">With its sign; null where there is no number to tell.</param>
/// <param name="Text">"Nej → Ja", "oförändrat", "går inte att jämföra"; of a number, its unit.</param>
/// <param name="Panel">What those did that answered both times; null where there is nothing to compare, and for a municipality.</param>
/// <param name="IsMove">From no to yes, or from yes to no.</param>
/// <param name="Note">Why it cannot be compared, or only with care.</param>
public sealed record AreaChange(ChartChange? Number, string Text, string? Panel = null, bool IsMove = false, string? Note = null)
{
    /// <param name="step">0 is from the first round to the second.</param>
    public static AreaChange Of(AreaReport report, AreaIndicator indicator, AreaSeries series, int step, IStringLocalizer<GeographyTexts> texts)
    {
        if (series.Trends[step] is not { } trend)
            return new AreaChange(null, texts["Withheld"]);

        var (comparison, notes) = (indicator.Steps[step], ComparisonFigures.StepOf(indicator.Steps[step]).Note);
        var rounds = (From: report.Rounds[step].Round.Key, To: report.Rounds[step + 1].Round.Key);
        return comparison.Comparable switch
        {
            TrendComparability.NotAsked => new AreaChange(null, texts["NotComparable"], Note: notes ?? NotAsked(series, step, rounds, texts)),
            TrendComparability.No => new AreaChange(null, texts["NotComparable"], Note: notes),
            // Where there is nothing to compare, there is nothing to be careful with.
            TrendComparability.WithCare when IsCompared(trend) => Compared() with { Note = $"{texts["WithCare"]} {notes}" },
            TrendComparability.WithCare => Compared(),
            TrendComparability.Yes => Compared(),
        };

        AreaChange Compared() => trend.Municipality is { } municipality
            ? OfMunicipality(municipality.Transition, trend.Row, indicator.Indicator, rounds, texts)
            : OfArea(trend.Row, indicator.Indicator, texts) with { Panel = PanelOf(trend.Row.Panel, indicator.Indicator, texts) };
    }

    private static AreaChange OfMunicipality(
        Transition transition, TrendRow row, Indicator indicator, (string From, string To) rounds, IStringLocalizer<GeographyTexts> texts) => transition switch
        {
            Transition.Gained => new AreaChange(null, texts["Gained"], IsMove: true),
            Transition.Lost => new AreaChange(null, texts["Lost"], IsMove: true),
            Transition.KeptYes or Transition.KeptNo or Transition.KeptValue => new AreaChange(null, texts["Unchanged"]),
            Transition.Rose or Transition.Fell => OfNumber(row.Change!.Value, indicator, texts),
            Transition.NoFigureBefore => new AreaChange(null, texts["NoFigureIn", rounds.From]),
            Transition.NoFigureNow => new AreaChange(null, texts["NoFigureIn", rounds.To]),
            Transition.NoFigures => new AreaChange(null, texts["NoFigures"]),
            Transition.NotComparable or Transition.NotAsked => new AreaChange(null, texts["NotComparable"]),
        };

    private static bool IsCompared(AreaTrend trend) => trend.Municipality?.Transition switch
    {
        Transition.NoFigureBefore or Transition.NoFigureNow or Transition.NoFigures => false,
        null or Transition.Gained or Transition.Lost or Transition.KeptYes or Transition.KeptNo or Transition.KeptValue
            or Transition.Rose or Transition.Fell or Transition.NotComparable or Transition.NotAsked => true,
    };

    private static AreaChange OfArea(TrendRow row, Indicator indicator, IStringLocalizer<GeographyTexts> texts) =>
        row.Change is { } change ? OfNumber(change, indicator, texts, Charts.Decomposition.Of(row.Decomposition)) : new AreaChange(null, texts["NoValue"]);

    /// <summary>Shares change by percentage points, and never by percent. What is rounded to nothing has not changed.</summary>
    private static AreaChange OfNumber(double value, Indicator indicator, IStringLocalizer<GeographyTexts> texts, Charts.Decomposition? parts = null)
    {
        var change = new ChartChange(value, indicator.Decimals, parts);
        return change.Direction == Direction.Level
            ? new AreaChange(null, texts["Unchanged"])
            : new AreaChange(change, indicator.Unit switch
            {
                IndicatorUnit.Percent => texts["Points"],
                IndicatorUnit.Count => texts["Municipalities"],
                IndicatorUnit.Mean or IndicatorUnit.Index => "",
            });
    }

    private static string? PanelOf(Panel? panel, Indicator indicator, IStringLocalizer<GeographyTexts> texts) => panel switch
    {
        null => null,
        { N: 0 } => texts["PanelEmpty"].Value,
        { From: { } from, To: { } to } => texts["Panel", Num.Whole(panel.Value.N), Shown(from, indicator), Shown(to, indicator)].Value,
        _ => texts["PanelTooSmall", Num.Whole(panel.Value.N)].Value,
    };

    private static string Shown(double value, Indicator indicator) => indicator.Unit switch
    {
        IndicatorUnit.Percent => Num.Percent(value, indicator.Decimals),
        IndicatorUnit.Mean or IndicatorUnit.Index or IndicatorUnit.Count => Num.Rounded(value, indicator.Decimals),
    };

    /// <summary>Which of the rounds does not have it, where no note says more.</summary>
    private static string NotAsked(AreaSeries series, int step, (string From, string To) rounds, IStringLocalizer<GeographyTexts> texts) =>
        (series.Figures[step].Kind, series.Figures[step + 1].Kind) switch
        {
            (FigureKind.NotAsked, FigureKind.NotAsked) => texts["AskedInNeither"],
            (FigureKind.NotAsked, _) => texts["NotAskedIn", rounds.From],
            (_, FigureKind.NotAsked) => texts["NotAskedIn", rounds.To],
            _ => texts["AskedDifferently"],
        };
}
