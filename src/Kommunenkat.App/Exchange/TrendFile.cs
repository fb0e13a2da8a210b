using System.Text.Json;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// Writes trends for machines (semantics §10): as JSON in its nested form, as CSV with a column for each value. What the trend
/// is of goes before the properties of §10.
/// </summary>
public static class TrendFile
{
    private const string Language = "sv";

    /// <summary>Of CSV.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "indicator", "fromRound", "toRound", "level", "area", "areaName", "fromState", "toState", "transition", "comparable", "note",
        "fromValue", "fromNumerator", "fromBase", "toValue", "toNumerator", "toBase", "change",
        "panelN", "panelFrom", "panelTo", "gained", "lost", "keptYes", "keptNo", "within", "entered", "left",
    ];

    /// <summary>A header and a record for each trend.</summary>
    public static Task WriteCsvAsync(Stream output, IEnumerable<AreaTrend> trends) => new MachineRecords(Columns, trends.Select(trend =>
        ((string Name, object? Value)[])
        [
            .. Head(trend), .. Figure(trend.Row.From), .. Figure(trend.Row.To), ("change", trend.Row.Change),
            .. Values(trend.Row.Panel), .. Values(trend.Row.Decomposition),
        ]).Select(values => values.Select(value => value.Value).ToArray())).WriteCsvAsync(output);

    /// <summary>One array with an object for each trend.</summary>
    public static async Task WriteJsonAsync(Stream output, IEnumerable<AreaTrend> trends)
    {
        await using var json = new Utf8JsonWriter(output, MachineText.Plain);
        json.WriteStartArray();
        foreach (var trend in trends)
        {
            Write(json, trend);
            await json.FlushFromTimeToTimeAsync();
        }

        json.WriteEndArray();
    }

    /// <summary>The trend of one area as an object.</summary>
    public static async Task WriteJsonAsync(Stream output, AreaTrend trend)
    {
        await using var json = new Utf8JsonWriter(output, MachineText.Plain);
        Write(json, trend);
    }

    private static void Write(Utf8JsonWriter json, AreaTrend trend)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Head(trend))
            json.WriteValue(name, value);
        WriteObject(json, "from", Figure(trend.Row.From));
        WriteObject(json, "to", Figure(trend.Row.To));
        json.WriteValue("change", trend.Row.Change);
        WriteObject(json, "panel", trend.Row.Panel is null ? null : Values(trend.Row.Panel));
        WriteObject(json, "decomposition", trend.Row.Decomposition is null ? null : Values(trend.Row.Decomposition));
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string property, (string Name, object? Value)[]? values)
    {
        if (values is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        foreach (var (name, value) in values)
            json.WriteValue(name, value);
        json.WriteEndObject();
    }

    private static (string Name, object? Value)[] Head(AreaTrend trend) =>
    [
        ("indicator", trend.Indicator),
        ("fromRound", trend.FromRound),
        ("toRound", trend.ToRound),
        ("level", ObservationWords.Of(trend.Level)),
        ("area", trend.Area),
        ("areaName", trend.AreaName),
        ("fromState", trend.Municipality?.From is { } from ? ObservationWords.Of(from) : null),
        ("toState", trend.Municipality?.To is { } to ? ObservationWords.Of(to) : null),
        ("transition", trend.Municipality is { } municipality ? ObservationWords.Of(municipality.Transition) : null),
        ("comparable", ObservationWords.Of(trend.Comparison.Comparable)),
        ("note", Note(trend.Comparison)),
    ];

    private static (string Name, object? Value)[] Figure(AreaRow? row) =>
        [("value", row?.Value), ("numerator", row?.Numerator), ("base", row?.Base)];

    private static (string Name, object? Value)[] Values(Panel? panel) =>
    [
        ("n", panel?.N),
        ("from", panel?.From),
        ("to", panel?.To),
        ("gained", panel?.Moves?.Gained),
        ("lost", panel?.Moves?.Lost),
        ("keptYes", panel?.Moves?.KeptYes),
        ("keptNo", panel?.Moves?.KeptNo),
    ];

    private static (string Name, object? Value)[] Values(Decomposition? decomposition) =>
        [("within", decomposition?.Within), ("entered", decomposition?.Entered), ("left", decomposition?.Left)];

    /// <summary>All notes as one text; null when there is none.</summary>
    private static string? Note(RoundComparison comparison) =>
        comparison.Notes.IsEmpty ? null : string.Join(" ", comparison.Notes.Select(note => note.Text[Language]).Distinct());
}
