using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Kommunenkat.App.Analysis;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// Writes figures for machines (semantics §10): the same columns in the same order as CSV and as JSON, numbers invariant and in
/// full precision, nothing where there is no figure.
/// </summary>
public static class ObservationFile
{
    private static readonly string[] Columns =
    [
        "indicator", "round", "level", "area", "areaName", "state", "value", "numerator", "base", "invited", "submitted",
        "notApplicable", "unknown", "lower", "upper",
    ];

    // Names of areas stay readable; the text is no part of a web page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A header and a record for each figure: comma, LF, quoted where needed.</summary>
    public static string Csv(IEnumerable<Observation> observations)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var column in Columns)
                csv.WriteField(column);
            csv.NextRecord();
            foreach (var observation in observations)
            {
                foreach (var value in Values(observation))
                    csv.WriteField(Text(value));
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>One array with an object for each figure.</summary>
    public static string Json(IEnumerable<Observation> observations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var observation in observations)
            {
                json.WriteStartObject();
                foreach (var (column, value) in Columns.Zip(Values(observation)))
                {
                    json.WritePropertyName(column);
                    Write(json, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>In the order of <see cref="Columns"/>: texts, whole numbers and doubles.</summary>
    private static object?[] Values(Observation observation)
    {
        var row = observation.Row;
        return
        [
            observation.Indicator, observation.Round, ObservationWords.Of(observation.Level), observation.Area, observation.AreaName,
            observation.State is { } state ? ObservationWords.Of(state) : null,
            row.Value, row.Numerator, row.Base, row.Invited, row.Submitted, row.NotApplicable, row.Unknown, row.Lower, row.Upper,
        ];
    }

    private static string? Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => (string?)value,
    };

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case double number:
                json.WriteNumberValue(number); // shortest text that gives the same number again, as "R"
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string?)value);
                break;
        }
    }
}
