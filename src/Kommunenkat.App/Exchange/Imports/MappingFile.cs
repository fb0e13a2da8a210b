using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>A mapping as JSON, to be kept and to be edited: format <c>kommunenkat-import-mapping/1</c>.</summary>
public static class MappingFile
{
    private const string Format = "kommunenkat-import-mapping/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(ImportMapping mapping) => JsonSerializer.Serialize(
        new FileForm(Format, mapping.Sheet, mapping.HeadingRow, [.. mapping.NoAnswer], [.. mapping.Columns.Select(column => new ColumnForm(
            column.Column + 1, column.Heading, column.Role, column.Item?.Question, column.Item?.Row, column.Option, column.Values.Count == 0 ? null : column.Values))]), Options);

    /// <returns><see cref="FailureKind.Invalid"/> where the text is no mapping, with the place that is wrong.</returns>
    public static Outcome<ImportMapping> Read(string json)
    {
        FileForm? form;
        try
        {
            form = JsonSerializer.Deserialize<FileForm>(json, Options);
        }
        catch (JsonException exception)
        {
            return Failure.Invalid(
                $"The mapping cannot be read: line {exception.LineNumber + 1}{(exception.Path is { Length: > 1 } place ? $", {place}" : "")}: expected JSON as --save-mapping writes it.");
        }

        if (form?.Format != Format)
            return Failure.Invalid($"The mapping cannot be read: expected \"format\": \"{Format}\".");
        if (form.Columns is null || form.Columns.Any(column => column is null || column.Column < 1) || form.HeadingRow < 1)
            return Failure.Invalid("The mapping cannot be read: expected columns and a heading row, each counted from 1.");
        return new ImportMapping(form.Sheet, form.HeadingRow, [.. form.Columns.Select(column => new MappedColumn(
            column.Column - 1, column.Heading, column.Role, column.Question is null ? null : new ItemKey(column.Question, column.Row), column.Option)
        {
            Values = (column.Values ?? new Dictionary<string, string?>()).DistinctBy(value => FileWords.Plain(value.Key))
                .ToImmutableSortedDictionary(value => FileWords.Plain(value.Key), value => value.Value, StringComparer.Ordinal),
        })])
        {
            NoAnswer = form.NoAnswer ?? [.. ImportMapping.UsualNoAnswer],
        };
    }

    private sealed record FileForm(string? Format, string? Sheet, int HeadingRow, IReadOnlyList<string>? NoAnswer, IReadOnlyList<ColumnForm>? Columns);

    /// <param name="Column">From 1.</param>
    private sealed record ColumnForm(
        int Column, string? Heading, ColumnRole Role, string? Question, string? Row, string? Option, IReadOnlyDictionary<string, string?>? Values);
}
