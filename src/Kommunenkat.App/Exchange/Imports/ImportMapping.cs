using System.Collections.Immutable;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>What a column of a wide file holds.</summary>
public enum ColumnRole
{
    /// <summary>Nothing that is imported.</summary>
    Ignored,

    /// <summary>Whose row it is: a municipality's code or name.</summary>
    Municipality,

    /// <summary>The row's municipality once more, as its name beside its code: another one is a fault, since rows may have been sorted apart.</summary>
    SameMunicipality,

    /// <summary>How far the municipality came: "invited", "started" or "submitted", as in our own export.</summary>
    Status,

    /// <summary>The day the answers were submitted on; without it, the import's.</summary>
    SubmittedDay,

    /// <summary>The answers to one item.</summary>
    Item,

    /// <summary>Whether one option of a multiple choice was chosen.</summary>
    Option,
}

/// <summary>What one column of a wide file is.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Heading">What stands above it; null: nothing does.</param>
/// <param name="Item">Of <see cref="ColumnRole.Item"/> and <see cref="ColumnRole.Option"/>.</param>
/// <param name="Option">The option's key, of <see cref="ColumnRole.Option"/>.</param>
public sealed record MappedColumn(int Column, string? Heading, ColumnRole Role, ItemKey? Item = null, string? Option = null)
{
    /// <summary>
    /// What the file's words mean that are no key or label of an option, by <see cref="FileWords.Plain"/>: the key of an option, or null for no answer.
    /// </summary>
    public ImmutableSortedDictionary<string, string?> Values { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;
}

/// <summary>How a wide file is read: one row a municipality, one column an item or an option.</summary>
/// <param name="Sheet">Name of the workbook's sheet; null of a CSV file.</param>
/// <param name="HeadingRow">The row that the headings stand in, as <see cref="SourceRow.Number"/>; what is above it is not read.</param>
/// <param name="Columns">Every column of the sheet that has a heading, those that are not imported too.</param>
public sealed record ImportMapping(string? Sheet, int HeadingRow, IReadOnlyList<MappedColumn> Columns)
{
    /// <summary>Texts that always mean that there is no answer, until somebody says otherwise.</summary>
    public static readonly ImmutableArray<string> UsualNoAnswer = [MissingSymbol.NoAnswer, MissingSymbol.NotApplicable, MissingSymbol.NotAsked];

    /// <summary>Texts that stand for no answer, in every column.</summary>
    public IReadOnlyList<string> NoAnswer { get; init; } = UsualNoAnswer;

    /// <summary>The same mapping for another file, whose columns may stand in another order.</summary>
    /// <returns>The mapping, or every reason why it does not fit: a heading that is missing, or one that it says nothing of. It never fits in part.</returns>
    public (ImportMapping? Mapping, IReadOnlyList<CellRemark> Faults) For(SourceBook book)
    {
        var sheet = Sheet is null || book.Sheets.Count == 1 ? book.Sheets[0] : book.FindSheet(Sheet);
        if (sheet is null)
        {
            return (null, [CellRemark.OfFile(new(
                $"filen har inget blad med namnet {FileRemark.Quote(Sheet!)}", $"expected a sheet with the name {FileRemark.Quote(Sheet!)}"))]);
        }

        if (sheet.Rows.FirstOrDefault(row => row.Number == HeadingRow) is not { } headings)
        {
            return (null, [new CellRemark(sheet.Name, HeadingRow, null, null, new("här väntades rubrikerna, men raden är tom", "expected the headings, but the row is empty"))]);
        }

        var faults = new List<CellRemark>();
        var columns = new List<MappedColumn>();
        var places = Headings(headings).ToLookup(heading => heading.Text, heading => heading.Column);
        var mapped = Columns.Where(column => column.Heading is not null).ToLookup(column => column.Heading!);
        foreach (var group in mapped)
        {
            var found = places[group.Key].ToList();
            var needed = group.OrderBy(column => column.Column).ToList();
            if (found.Count == needed.Count)
                columns.AddRange(needed.Zip(found, (column, place) => column with { Column = place }));
            else if (found.Count > 0)
                faults.AddRange(found.Select(place => At(place, group.Key, new($"rubriken väntades {needed.Count} gånger, inte {found.Count}", $"expected the heading {needed.Count} times, not {found.Count}"))));
            else if (needed.Any(column => column.Role != ColumnRole.Ignored))
                faults.Add(new CellRemark(sheet.Name, headings.Number, null, null, new($"kolumnen {FileRemark.Quote(group.Key)} saknas", $"the column {FileRemark.Quote(group.Key)} is missing")));
        }

        faults.AddRange(places.Where(place => !mapped.Contains(place.Key)).SelectMany(place => place.Select(column => At(
            column, place.Key, new("kopplingen säger inte vad kolumnen är", "the mapping does not say what the column is")))));
        return faults.Count > 0
            ? (null, [.. faults.OrderBy(fault => fault.Column ?? -1)])
            : (this with { Sheet = sheet.Name, Columns = [.. columns.OrderBy(column => column.Column)] }, []);

        CellRemark At(int column, string heading, RemarkText text) => new(sheet.Name, headings.Number, column, heading, text);
    }

    internal static IEnumerable<(int Column, string Text)> Headings(SourceRow row) =>
        row.Cells.Select((text, column) => (Column: column, Text: text)).Where(heading => heading.Text is not null).Select(heading => (heading.Column, heading.Text!));
}
