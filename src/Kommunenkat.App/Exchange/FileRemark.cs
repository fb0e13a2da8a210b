using Kommunenkat.App.Exchange.Uploads;

namespace Kommunenkat.App.Exchange;

/// <summary>A fault in a file that was handed in, or a warning: where, and what was expected there.</summary>
/// <param name="Line">The physical line on which the record starts, from 1.</param>
/// <param name="Column">The column's name; null where the whole record or the whole file is meant.</param>
public sealed record FileRemark(int Line, string? Column, string Text)
{
    private const int MostQuoted = 60;

    /// <summary>What is wrong with the form of a CSV file. A file's own fault is told of at its first line.</summary>
    internal static FileRemark Of(CellRemark remark) =>
        new(remark.Row ?? 1, remark.Heading ?? (remark.Column is { } column ? $"column {column + 1}" : null), remark.Text.English);

    /// <summary>"12: value: expected …", always on one line, whatever the file holds.</summary>
    public override string ToString() =>
        OneLine(string.IsNullOrEmpty(Column) ? $"{Line}: {Text}" : $"{Line}: {Column}: {Text}");

    /// <summary>A text of the file in quotation marks, cut where it is long.</summary>
    internal static string Quote(string text) => $"\"{Shorten(text)}\"";

    internal static string Shorten(string text) => text.Length <= MostQuoted ? text : text[..MostQuoted].TrimEnd() + "…";

    internal static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
