using System.Text;
using System.Text.Json;
using CsvHelper;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// Records for machines: CSV with a column for each property, or JSON with an object for each record. Written as they are made:
/// the text of a large answer is never made as one string.
/// </summary>
/// <param name="Columns">Names of the values, the same in both forms.</param>
/// <param name="Records">Values in the order of the columns: texts, whole numbers, doubles, truth values, lists of texts, records of their own, or null.</param>
public sealed record MachineRecords(IReadOnlyList<string> Columns, IEnumerable<object?[]> Records)
{
    /// <summary>A header and a record for each: comma, LF, quoted where needed.</summary>
    public async Task WriteCsvAsync(Stream output)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), MachineText.BytesHeld, leaveOpen: true);
        await using var csv = new CsvWriter(text, MachineText.Form, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        foreach (var record in Records)
        {
            foreach (var value in record)
                csv.WriteField(MachineText.Text(value));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>One array.</summary>
    public async Task WriteJsonAsync(Stream output)
    {
        await using var json = new Utf8JsonWriter(output, MachineText.Plain);
        json.WriteStartArray();
        foreach (var record in Records)
        {
            json.WriteRecord(Columns, record);
            await json.FlushFromTimeToTimeAsync();
        }

        json.WriteEndArray();
    }
}
