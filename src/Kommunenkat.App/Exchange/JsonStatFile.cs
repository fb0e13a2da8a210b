using System.Globalization;
using System.Text.Json;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// Writes figures as one JSON-stat 2.0 dataset (https://json-stat.org/full/): a cube of indicator, round, area and measure, so
/// that every indicator stands for every round and area, and a missing figure has the sign of its kind in <c>status</c>.
/// </summary>
/// <param name="rounds">In order of time: those of the observations, and those that were asked for and have none.</param>
/// <param name="observations">Each indicator, round and area once.</param>
public sealed class JsonStatFile(IReadOnlyList<PublicRound> rounds, IReadOnlyList<Observation> observations)
{
    /// <summary>The measures with what they are called, in the order of §10.</summary>
    private static readonly (string Key, string Label)[] Measures =
    [
        ("value", "Värde i indikatorns enhet"),
        ("numerator", "Täljare"),
        ("base", "Bas: kommuner i nämnaren"),
        ("invited", "Inbjudna kommuner"),
        ("submitted", "Kommuner som har svarat"),
        ("notApplicable", "Kommuner som frågan inte gäller"),
        ("unknown", "Kommuner vars svar är okänt"),
        ("lower", "Lägsta möjliga procent om alla hade svarat"),
        ("upper", "Högsta möjliga procent om alla hade svarat"),
    ];

    private static readonly (string Symbol, string Label)[] Symbols =
    [
        (MissingSymbol.NoAnswer, "inget svar"),
        (MissingSymbol.NotApplicable, "inte aktuellt"),
        (MissingSymbol.DontKnow, "vet inte"),
        (MissingSymbol.Suppressed, "för liten bas, eller publiceras inte på den här nivån"),
        (MissingSymbol.NotAsked, "inte tillfrågad eller inte med den omgången"),
    ];

    private readonly List<string> _indicators = [.. observations.Select(observation => observation.Indicator).Distinct()];
    private readonly List<string> _rounds = [.. rounds.Select(round => round.Round.Key)];
    private readonly List<(AreaLevel Level, string Code, string Name)> _areas =
        [.. observations.Select(observation => (observation.Level, observation.Area, observation.AreaName)).Distinct().OrderBy(area => area.Level)
            .ThenBy(area => area.Area, StringComparer.Ordinal)];

    private readonly Dictionary<(string Indicator, string Round, string Area), Observation> _cells =
        observations.ToDictionary(observation => (observation.Indicator, observation.Round, observation.Area));

    public static IReadOnlyList<string> MeasureKeys { get; } = [.. Measures.Select(measure => measure.Key)];

    public async Task WriteAsync(Stream output)
    {
        await using var json = new Utf8JsonWriter(output, MachineText.Plain);
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", "Kommunenkat: indikatorer efter omgång och område");
        json.WriteString("source", Source());
        if (rounds.Count > 0)
            json.WriteString("updated", CatalogueFile.Moment(rounds.Max(round => round.Release.ReleasedAt)));
        if (rounds.Any(round => round.Round.IsDemo))
            json.WriteValue("note", (string[])["Svaren är påhittade: det här är en demonstration."]);
        json.WriteValue("id", (string[])["indicator", "round", "area", "measure"]);
        WriteSize(json);
        WriteRoles(json);
        WriteDimensions(json);
        await WriteValuesAsync(json);
        await WriteStatusAsync(json);
        await WriteExtensionAsync(json);
        json.WriteEndObject();
    }

    /// <summary>Who and what, and of each round which release and its day, as one would cite it.</summary>
    private string Source() => string.Join(", ", [
        "Jämställdhetsmyndigheten och länsstyrelserna, Kommunenkat",
        .. rounds.Select(round => $"{round.Round.Key} utgåva {round.Release.Number} ({CatalogueFile.Day(round.Release.ReleasedAt)})"),
    ]);

    /// <summary>As the latest of the rounds calls it: the file tells of no other.</summary>
    private string NameOf(string indicator) =>
        rounds.Reverse().Select(round => round.FindIndicator(indicator)).OfType<PublicIndicator>().First().Definition.Name["sv"];

    private void WriteSize(Utf8JsonWriter json)
    {
        json.WriteStartArray("size");
        foreach (var size in (int[])[_indicators.Count, _rounds.Count, _areas.Count, Measures.Length])
            json.WriteNumberValue(size);
        json.WriteEndArray();
    }

    private static void WriteRoles(Utf8JsonWriter json)
    {
        json.WriteStartObject("role");
        foreach (var (role, dimension) in ((string, string)[])[("time", "round"), ("geo", "area"), ("metric", "measure")])
            json.WriteValue(role, (string[])[dimension]);
        json.WriteEndObject();
    }

    private void WriteDimensions(Utf8JsonWriter json)
    {
        json.WriteStartObject("dimension");
        WriteDimension(json, "indicator", "Indikator", [.. _indicators.Select(key => (key, NameOf(key)))]);
        json.WriteEndObject();
        WriteDimension(json, "round", "Omgång", [.. _rounds.Select(key => (key, key))]);
        json.WriteEndObject();
        WriteDimension(json, "area", "Område", [.. _areas.Select(area => (area.Code, area.Name))]);
        json.WriteStartObject("extension");
        WriteTexts(json, "level", _areas.Select(area => (area.Code, ObservationWords.Of(area.Level))));
        json.WriteEndObject();
        json.WriteEndObject();
        WriteDimension(json, "measure", "Mått", Measures);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>All but the end of the dimension's object.</summary>
    private static void WriteDimension(Utf8JsonWriter json, string id, string label, IReadOnlyList<(string Key, string Label)> categories)
    {
        json.WriteStartObject(id);
        json.WriteString("label", label);
        json.WriteStartObject("category");
        json.WriteValue("index", categories.Select(category => category.Key));
        WriteTexts(json, "label", categories);
        json.WriteEndObject();
    }

    private async Task WriteValuesAsync(Utf8JsonWriter json)
    {
        json.WriteStartArray("value");
        foreach (var cell in Cells())
        {
            foreach (var value in Values(cell.Found))
            {
                if (value is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteNullValue();
            }

            await json.FlushFromTimeToTimeAsync();
        }

        json.WriteEndArray();
    }

    private async Task WriteStatusAsync(Utf8JsonWriter json)
    {
        json.WriteStartObject("status");
        var position = 0;
        foreach (var (indicator, round, found) in Cells())
        {
            var symbol = found is null
                ? round.Questionnaire.FindIndicator(indicator) is null ? MissingSymbol.NotAsked : MissingSymbol.Suppressed
                : found.State is { } state ? MissingSymbol.Of(state) : MissingSymbol.Of(found.Row);
            foreach (var (value, measure) in Values(found).Zip(MeasureKeys))
            {
                // A count has no base and only a percent has bounds: nothing is missing there.
                var isMissing = value is null && (found is null || measure == "value" || (measure is "lower" or "upper" && found.Row.Unit == IndicatorUnit.Percent));
                if (isMissing && symbol is not null)
                    json.WriteString(position.ToString(CultureInfo.InvariantCulture), symbol);
                position++;
            }

            await json.FlushFromTimeToTimeAsync();
        }

        json.WriteEndObject();
    }

    private async Task WriteExtensionAsync(Utf8JsonWriter json)
    {
        json.WriteStartObject("extension");
        json.WriteString("license", "https://creativecommons.org/publicdomain/zero/1.0/");
        json.WriteStartObject("release");
        foreach (var round in rounds)
            json.WriteNumber(round.Round.Key, round.Release.Number);
        json.WriteEndObject();
        WriteTexts(json, "released", rounds.Select(round => (round.Round.Key, CatalogueFile.Moment(round.Release.ReleasedAt))));
        json.WriteStartObject("status");
        WriteTexts(json, "label", Symbols);
        json.WriteEndObject();

        // Of municipalities: by indicator, round and area, as the figures' own files have it.
        json.WriteStartObject("state");
        foreach (var ofIndicator in observations.Where(observation => observation.State is not null).GroupBy(observation => observation.Indicator))
        {
            json.WriteStartObject(ofIndicator.Key);
            foreach (var ofRound in ofIndicator.GroupBy(observation => observation.Round))
            {
                WriteTexts(json, ofRound.Key, ofRound.Select(observation => (observation.Area, ObservationWords.Of(observation.State!.Value))));
                await json.FlushFromTimeToTimeAsync();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The last dimension but one varies fastest; the measures are written of each cell.</summary>
    private IEnumerable<(string Indicator, PublicRound Round, Observation? Found)> Cells() =>
        from indicator in _indicators
        from round in rounds
        from area in _areas
        select (indicator, round, _cells.GetValueOrDefault((indicator, round.Round.Key, area.Code)));

    /// <summary>In the order of the measures.</summary>
    private static double?[] Values(Observation? observation) => observation?.Row is { } row
        ? [row.Value, row.Numerator, row.Base, row.Invited, row.Submitted, row.NotApplicable, row.Unknown, row.Lower, row.Upper]
        : new double?[Measures.Length];

    private static void WriteTexts(Utf8JsonWriter json, string property, IEnumerable<(string Key, string Text)> texts)
    {
        json.WriteStartObject(property);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }
}
