using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Charts;

/// <summary>A figure with all that belongs to it, as one line of text.</summary>
public static class ValueWords
{
    /// <returns>"89 %, 218 av 245, om alla hade svarat: 79–92 %"; of a missing figure the symbol and its reason.</returns>
    public static string Of(ChartValue value, IStringLocalizer<ChartsTexts> texts)
    {
        var bounds = value.Bounds is { } limits ? texts["IfAllAnsweredIs", limits.Text].Value : null;
        return string.Join(", ", new[] { value.Text, value.Reason, value.Basis, bounds }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>"Uppsala län 2025: 89 %, 218 av 245".</summary>
    public static string Of(string name, ChartValue value, IStringLocalizer<ChartsTexts> texts) => $"{name}: {Of(value, texts)}";

    /// <summary>Shares change by percentage points, and never by percent.</summary>
    public static string ChangeHeading(ChartUnit unit, IStringLocalizer<ChartsTexts> texts) => unit switch
    {
        ChartUnit.Percent => texts["ChangeInPoints"],
        ChartUnit.Number => texts["Change"],
    };
}
