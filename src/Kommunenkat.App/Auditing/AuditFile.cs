using System.Globalization;
using System.Text;
using CsvHelper;
using Kommunenkat.App.Exchange;

namespace Kommunenkat.App.Auditing;

/// <summary>Entries of the audit log as CSV, for people who open it in a spreadsheet: times in Sweden, and no field that the spreadsheet would run.</summary>
public sealed class AuditFile : IAsyncDisposable
{
    private static readonly string[] Columns =
        ["time", "person", "personId", "origin", "action", "objectKind", "object", "area", "round", "detail", "chain", "number"];

    private readonly StreamWriter _text;
    private readonly CsvWriter _csv;

    private AuditFile(Stream output, bool withMark)
    {
        _text = new StreamWriter(output, new UTF8Encoding(withMark), MachineText.BytesHeld, leaveOpen: true);
        _csv = new CsvWriter(_text, MachineText.Form, leaveOpen: true);
    }

    /// <summary>Begins a file with the names of its columns.</summary>
    /// <param name="withMark">Whether the file says of itself that it is UTF-8, which spreadsheets ask for and terminals do not understand.</param>
    public static async Task<AuditFile> BeginAsync(Stream output, bool withMark)
    {
        var file = new AuditFile(output, withMark);
        await file.WriteAsync(Columns);
        return file;
    }

    public Task AddAsync(AuditEntry entry) => WriteAsync(
    [
        SwedishTime.Local(entry.OccurredAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        entry.PersonName,
        entry.PersonId?.ToString(),
        entry.Origin,
        entry.Action,
        entry.ObjectKind,
        entry.ObjectId,
        entry.AreaCode,
        entry.RoundKey,
        entry.Detail,
        entry.Chain.ToString(),
        entry.Number.ToString(CultureInfo.InvariantCulture),
    ]);

    public async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync();
        await _text.DisposeAsync();
    }

    /// <summary>A spreadsheet takes what begins so for a formula, and runs it.</summary>
    internal static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private async Task WriteAsync(IReadOnlyList<string?> fields)
    {
        foreach (var field in fields)
            _csv.WriteField(Harmless(field));
        await _csv.NextRecordAsync();
    }
}
