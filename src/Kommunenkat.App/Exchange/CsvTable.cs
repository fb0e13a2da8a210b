using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using Kommunenkat.App.Exchange.Uploads;

namespace Kommunenkat.App.Exchange;

/// <param name="Line">The physical line on which the record starts, from 1.</param>
/// <param name="Fields">As many as the header's; null where the field cannot be read, which is reported already.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string?> Fields);

/// <summary>
/// A CSV file as records with the lines they stand on: UTF-8 with or without byte order mark, comma, semicolon or tab, also as a first line
/// <c>sep=;</c> says it, any line breaks, quoted fields. What is wrong with the form of the file is found here, what is wrong with its content by the reader.
/// </summary>
internal sealed class CsvTable
{
    // A character that is none: no text has it, so that it shows which fields held bytes that are no UTF-8.
    private const char Unreadable = '\uFFFF';

    private const string SeparatorLine = "sep=";

    /// <summary>The header stands in the first bytes of a file.</summary>
    private const int LongestHeader = 16_384;

    private CsvTable(CsvRecord header, IReadOnlyList<CsvRecord> records, bool isForExcel) =>
        (Header, HeaderLine, Records, IsForExcel) = (header.Fields, header.Line, records, isForExcel);

    /// <summary>Trimmed; null where unreadable.</summary>
    public IReadOnlyList<string?> Header { get; }

    /// <summary>From 1.</summary>
    public int HeaderLine { get; }

    /// <summary>Whether it is in the form that Excel reads with Swedish settings, with semicolons.</summary>
    public bool IsForExcel { get; }

    /// <summary>Records that have the header's number of fields.</summary>
    public IReadOnlyList<CsvRecord> Records { get; }

    /// <param name="faults">Takes the faults of form.</param>
    /// <param name="expectedHeader">What an empty file is told to begin with.</param>
    /// <param name="acceptsTabs">Whether tabs may separate fields, as in what is copied from Excel; semantics §10 knows commas and semicolons.</param>
    /// <returns>Null where there is no header to be read.</returns>
    public static CsvTable? Read(byte[] content, string expectedHeader, List<CellRemark> faults, bool acceptsTabs = false)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            faults.Add(CellRemark.OfFile(new(
                "filen är i UTF-16; spara den som \"CSV UTF-8\"", "expected a file in UTF-8, not UTF-16; save it as \"CSV UTF-8\"")));
            return null;
        }

        var text = Decode(content);
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(CellRemark.OfFile(new("filen är tom", $"the file is empty; expected the header {expectedHeader}")));
            return null;
        }

        var (delimiter, start) = Delimiter(text, acceptsTabs);
        var rows = Rows(text[start..], delimiter, start == 0 ? 1 : 2, faults);
        if (rows.Count == 0)
        {
            faults.Add(CellRemark.OfFile(new("filen är tom", $"the file is empty; expected the header {expectedHeader}")));
            return null;
        }

        var header = rows[0] with { Fields = [.. rows[0].Fields.Select(field => field?.Trim())] };
        if (rows.Count == 1)
        {
            faults.Add(CellRemark.OfFile(new(
                "det finns inget efter rubrikraden; minst en rad till behövs", "there is nothing after the header; expected at least one record")));
        }

        var records = new List<CsvRecord>(rows.Count);
        foreach (var row in rows.Skip(1))
        {
            if (row.Fields.Count == header.Fields.Count)
                records.Add(row);
            else
                faults.Add(new CellRemark(null, row.Line, null, null, WrongNumber(row.Fields, header.Fields.Count)));
        }

        return new CsvTable(header, records, delimiter == ";");
    }

    /// <summary>The position of each column that the reader knows; a fault for each that stands twice.</summary>
    public Dictionary<string, int> Find(IReadOnlyCollection<string> known, List<FileRemark> faults)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i] is { } name && known.Contains(name) && !positions.TryAdd(name, i))
                faults.Add(new FileRemark(1, name, $"expected each column once; columns {positions[name] + 1} and {i + 1} have this name"));
        }

        return positions;
    }

    private static string Decode(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var encoding = Utf8.IsValid(bytes)
            ? Encoding.UTF8
            : Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Unreadable.ToString()));
        // One kind of line break, so that lines are counted as an editor counts them.
        return encoding.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>The names that the first line of a file has, whatever else is wrong with it.</summary>
    public static IReadOnlyList<string> HeaderOf(byte[] content)
    {
        var text = Decode(content[..Math.Min(content.Length, LongestHeader)]);
        var (delimiter, start) = Delimiter(text, acceptsTabs: true);
        var rows = Rows(LineAt(text, start), delimiter, 1, []);
        return rows.Count == 0 ? [] : [.. rows[0].Fields.Select(field => field?.Trim() ?? "")];
    }

    private static List<CsvRecord> Rows(string text, string delimiter, int firstLine, List<CellRemark> faults)
    {
        var badFields = 0;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            IgnoreBlankLines = false, // they count as lines, and one between records is a fault
            BadDataFound = _ => badFields++,
        });

        var rows = new List<CsvRecord>();
        var names = new List<string?>();
        var line = firstLine;
        while (parser.Read())
        {
            var fields = new string?[parser.Count];
            for (var i = 0; i < fields.Length; i++)
            {
                var badBefore = badFields;
                var field = parser[i];
                var fault = badFields > badBefore
                    ? new RemarkText(
                        "citattecken ska stå runt hela fältet, och de som hör till texten ska dubbleras",
                        "expected quotation marks around the whole field, and those within it doubled")
                    : field.Contains(Unreadable, StringComparison.Ordinal)
                    ? new RemarkText("texten är inte i UTF-8; spara filen som \"CSV UTF-8\"", "expected text in UTF-8; save the file as \"CSV UTF-8\"")
                    : null;
                fields[i] = fault is null ? field : null;
                if (fault is not null)
                    faults.Add(new CellRemark(null, line, i, names.ElementAtOrDefault(i), fault));
            }

            if (rows.Count == 0)
                names.AddRange(fields.Select(field => field?.Trim()));
            rows.Add(new CsvRecord(line, fields));
            line = parser.RawRow + firstLine;
        }

        while (rows.Count > 1 && IsBlank(rows[^1].Fields))
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    /// <summary>What separates fields, and where the header begins: the most frequent sign of the header outside quotation marks, unless a line of its own says it.</summary>
    private static (string Delimiter, int Start) Delimiter(string text, bool acceptsTabs)
    {
        var first = LineAt(text, 0);
        if (first.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && first.TrimEnd() is { Length: 5 } said)
            return (said[^1..], Math.Min(first.Length + 1, text.Length));
        var isQuoted = false;
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0 };
        if (acceptsTabs)
            counts['\t'] = 0;
        foreach (var c in first)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        }

        return (counts.MaxBy(count => count.Value).Key.ToString(), 0);
    }

    private static string LineAt(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? text[start..end] : text[start..];

    private static bool IsBlank(IReadOnlyList<string?> fields) => fields is [{ } only] && string.IsNullOrWhiteSpace(only);

    private static RemarkText WrongNumber(IReadOnlyList<string?> fields, int expected) => IsBlank(fields)
        ? new($"{expected} fält väntades, som i rubrikraden, inte en tom rad", $"expected {expected} fields as in the header, not an empty line")
        : new(
            $"{expected} fält väntades, som i rubrikraden, inte {fields.Count}"
                + (fields.Count > expected ? "; ett fält som innehåller skiljetecknet ska stå inom citattecken" : ""),
            $"expected {expected} fields as in the header, not {fields.Count}"
                + (fields.Count > expected ? "; a field that holds the separator stands in quotation marks" : ""));
}
