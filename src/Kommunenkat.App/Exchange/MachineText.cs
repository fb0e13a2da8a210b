using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// CSV and JSON for machines (semantics §7, §10): numbers invariant and in full precision, nothing where there is no value. A
/// value is a text, a whole number, a double, a truth value, a list of texts, records of their own, or null.
/// </summary>
internal static class MachineText
{
    /// <summary>Kept before it is sent on: enough to compress well, and little enough that many readers at a time do no harm.</summary>
    public const int BytesHeld = 1 << 16;

    // Names and notes stay readable; the text is no part of a web page.
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { NewLine = "\n", ShouldQuote = IsQuoted };

    /// <summary>Whether a field of CSV has quotation marks around it: also for a line break that is not the file's own, which readers take for one.</summary>
    public static bool IsQuoted(ShouldQuoteArgs args) => ConfigurationFunctions.ShouldQuote(args) || args.Field?.AsSpan().ContainsAny('\r', '\n') == true;

    /// <summary>Sends what is written on its way once there is much of it.</summary>
    public static async ValueTask FlushFromTimeToTimeAsync(this Utf8JsonWriter json)
    {
        if (json.BytesPending > BytesHeld)
            await json.FlushAsync();
    }

    public static void WriteRecord(this Utf8JsonWriter json, IReadOnlyList<string> columns, object?[] record)
    {
        json.WriteStartObject();
        for (var i = 0; i < record.Length; i++)
            json.WriteValue(columns[i], record[i]);
        json.WriteEndObject();
    }

    public static void WriteValue(this Utf8JsonWriter json, string property, object? value)
    {
        json.WritePropertyName(property);
        switch (value)
        {
            case double number:
                json.WriteNumberValue(number); // shortest text that gives the same number again, as "R"
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case MachineRecords within:
                json.WriteStartArray();
                foreach (var record in within.Records)
                    json.WriteRecord(within.Columns, record);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string?)value);
                break;
        }
    }

    /// <summary>As in a field of CSV; the texts of a list are joined by |, and so are the first values of records.</summary>
    public static string? Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IEnumerable<string> texts => string.Join('|', texts),
        MachineRecords within => string.Join('|', within.Records.Select(record => Text(record[0]))),
        _ => (string?)value,
    };
}
