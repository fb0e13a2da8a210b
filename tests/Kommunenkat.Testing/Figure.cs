using System.Text.Json.Nodes;

namespace Kommunenkat.Testing;

/// <summary>Indicators of a questionnaire file.</summary>
public static class Figure
{
    public static JsonObject Percent(string key, JsonObject of, JsonObject among, int minBase = 0) =>
        Indicator(key, "percent", 100, of, among, minBase);

    public static JsonObject Mean(string key, JsonObject of, JsonObject among, int minBase = 0) =>
        Indicator(key, "mean", 1, of, among, minBase);

    public static JsonObject Index(string key, JsonObject of, JsonObject among, int minBase = 0) =>
        Indicator(key, "index", 100, of, among, minBase);

    public static JsonObject Count(string key, JsonObject of, JsonObject? among = null, int minBase = 0) =>
        Indicator(key, "count", 1, of, among, minBase);

    /// <summary>What the indicator says of itself against the round before; without this it is comparable.</summary>
    public static JsonObject Declared(this JsonObject indicator, string comparable, string? note = null)
    {
        indicator["trend"] = new JsonObject { ["comparable"] = comparable, ["note"] = note is null ? null : Ask.Words(note) };
        return indicator;
    }

    private static JsonObject Indicator(string key, string unit, int scale, JsonObject of, JsonObject? among, int minBase) => new()
    {
        ["key"] = key,
        ["version"] = 1,
        ["unit"] = unit,
        ["direction"] = "higher_is_better",
        ["name"] = Ask.Words(key),
        ["description"] = Ask.Words(key),
        ["numerator"] = of.DeepClone(),
        ["denominator"] = among?.DeepClone(),
        ["scale"] = scale,
        ["decimals"] = 0,
        ["minBase"] = minBase,
        ["dontKnow"] = "in_base",
        ["baseNote"] = Ask.Words(key),
        ["trend"] = new JsonObject { ["comparable"] = "yes", ["note"] = null },
        ["published"] = null,
    };
}
