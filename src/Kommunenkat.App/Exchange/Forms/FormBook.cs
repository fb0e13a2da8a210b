using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>A questionnaire as a workbook to be filled in: all words and values of it, and nothing of Excel.</summary>
/// <param name="ReadMe">*Läs mig*: what a line is about, and what it says.</param>
/// <param name="Headings">Of the columns of every section, from the question's number on.</param>
/// <param name="Identity">The rows of the hidden sheet that tells which form it is.</param>
internal sealed record FormBook(
    string Title,
    DateTimeOffset MadeAt,
    string ReadMeName,
    IReadOnlyList<(string Topic, string Text)> ReadMe,
    FormHeadings Headings,
    IReadOnlyList<FormSheet> Sheets,
    IReadOnlyList<string[]> Identity);

internal sealed record FormHeadings(string Number, string Question, string Help, string Answer, string Expected, string AskedIf);

/// <summary>A section.</summary>
/// <param name="Name">Of any length and with any signs.</param>
internal sealed record FormSheet(string Name, string Title, string Intro, IReadOnlyList<FormRow> Rows);

/// <summary>A line of a section: what can be answered, or what stands above the lines that can.</summary>
/// <param name="Key">What an uploaded row is known by; null: nothing is answered in it.</param>
internal sealed record FormRow(string? Key, string Number, string Question)
{
    public string? Help { get; init; }

    public string? Expected { get; init; }

    public string? AskedIf { get; init; }

    /// <summary>As in the draft.</summary>
    public Cell Answer { get; init; }

    /// <summary>What Excel takes; null where nothing is answered.</summary>
    public FormInput? Input { get; init; }
}

/// <summary>What Excel takes into a cell.</summary>
/// <param name="Warning">What Excel says of anything else, at most 255 characters.</param>
internal abstract record FormInput(string Warning)
{
    /// <summary>One of these.</summary>
    internal sealed record Choice(IReadOnlyList<string> Labels, string Warning) : FormInput(Warning);

    internal sealed record Number(decimal? Min, decimal? Max, int Decimals, string Warning) : FormInput(Warning);

    internal sealed record Date(DateOnly? Min, DateOnly? Max, string Warning) : FormInput(Warning);

    /// <param name="MaxLength">In characters as people count them, of which Excel counts some twice.</param>
    /// <param name="IsLong">Of several lines.</param>
    internal sealed record Text(int MaxLength, bool IsLong, string Warning) : FormInput(Warning);
}
