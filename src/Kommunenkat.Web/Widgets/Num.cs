using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Web.Widgets;

/// <summary>Figures, days and times as the reader's language writes them (semantics §7).</summary>
public static class Num
{
    /// <summary>"..": there is a figure, but of too few to be shown.</summary>
    public const string Suppressed = "..";

    /// <summary>"-": nobody has answered.</summary>
    public const string NoAnswer = "-";

    /// <summary>".": it applies to nobody.</summary>
    public const string NotApplicable = ".";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public static string Whole(long number) => number.ToString("N0", Culture);

    /// <summary>Rounded half away from zero: the only place where a figure is rounded is where it is shown.</summary>
    public static string Rounded(double number, int decimals) => Round(number, decimals).ToString($"N{decimals}", Culture);

    /// <summary>The sign is never parted from its number at the end of a line.</summary>
    /// <param name="percent">0 to 100.</param>
    public static string Percent(double percent, int decimals) =>
        (Round(percent, decimals) / 100).ToString($"P{decimals}", Culture).Replace(' ', '\u00a0');

    /// <summary>Invited and submitted as a percentage without decimals; nobody invited: a symbol.</summary>
    public static string Percent(Coverage coverage) => coverage.Invited == 0 ? NotApplicable : Percent(ShareOf(coverage), 0);

    /// <summary>0 to 100; 0 where nobody was invited.</summary>
    public static double ShareOf(Coverage coverage) => coverage.Invited == 0 ? 0 : 100.0 * coverage.Submitted / coverage.Invited;

    /// <summary>The figure in the indicator's unit and decimals, or the symbol of what keeps it away.</summary>
    public static string Value(Indicator indicator, AreaRow row) => row.Value is not { } value ? Symbol(row) : indicator.Unit switch
    {
        IndicatorUnit.Percent => Percent(value, indicator.Decimals),
        IndicatorUnit.Mean or IndicatorUnit.Index or IndicatorUnit.Count => Rounded(value, indicator.Decimals),
    };

    /// <summary>The sum over the base: units for percent and count, else a sum of their numbers.</summary>
    public static string Numerator(Indicator indicator, AreaRow row) =>
        Rounded(row.Numerator, indicator.Unit == IndicatorUnit.Index ? 1 : 0);

    /// <summary>"79–92 %", or null where the indicator has no bounds.</summary>
    public static string? Bounds(Indicator indicator, AreaRow row) => row is { Lower: { } lower, Upper: { } upper }
        ? $"{Rounded(lower, indicator.Decimals)}–{Percent(upper, indicator.Decimals)}"
        : null;

    /// <summary>"31 mars 2027".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>"2027-03-31 14:05", in Swedish time and as the language writes it.</summary>
    public static string Moment(DateTimeOffset time) => SwedishTime.Local(time).ToString("g", CultureInfo.CurrentCulture);

    /// <summary>For style attributes.</summary>
    public static string Css(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Symbol(AreaRow row) => row switch
    {
        { Base: > 0 } => Suppressed,
        { NotApplicable: > 0, Unknown: 0 } => NotApplicable,
        _ => NoAnswer,
    };

    // By way of decimal: 8.05 has no exact double, and would round down.
    private static decimal Round(double number, int decimals) => Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
}
