namespace Kommunenkat.Web.Charts;

/// <summary>A figure as charts take it: where it lies, and the words that say it. Charts neither count nor round.</summary>
/// <param name="Value">In the chart's unit and full precision; null: missing, which is never drawn as 0.</param>
/// <param name="Text">As it is shown: "89 %", or the symbol of what keeps it away.</param>
/// <param name="Basis">What it rests on: "218 av 245".</param>
/// <param name="Reason">Of a missing value: what the symbol stands for, "för liten bas".</param>
/// <param name="Bounds">Null where there are none.</param>
public sealed record ChartValue(double? Value, string Text, string? Basis = null, string? Reason = null, ChartBounds? Bounds = null)
{
    public bool IsMissing => Value is null;
}

/// <summary>What a figure could be if everyone had answered (semantics §5); not a confidence interval.</summary>
/// <param name="Lower">In the chart's unit.</param>
/// <param name="Upper">In the chart's unit.</param>
/// <param name="Text">"79–92 %".</param>
public sealed record ChartBounds(double Lower, double Upper, string Text);

/// <summary>What the figures of a chart are: it decides where the axis ends.</summary>
public enum ChartUnit
{
    /// <summary>0 to 100, always the whole of it.</summary>
    Percent,

    /// <summary>Any other number: from 0 to a round number above the largest.</summary>
    Number,
}
