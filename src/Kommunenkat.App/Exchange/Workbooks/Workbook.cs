namespace Kommunenkat.App.Exchange.Workbooks;

/// <summary>What is exported, as sheets of typed cells. It knows nothing of the form of file that it is written in.</summary>
/// <param name="Title">In the language of the workbook.</param>
/// <param name="MadeAt">When the data were read.</param>
/// <param name="Sheets">In the order a reader finds them.</param>
/// <param name="Documents">What else belongs to the data; forms with one file alone leave them out.</param>
public sealed record Workbook(string Title, DateTimeOffset MadeAt, IReadOnlyList<Sheet> Sheets, IReadOnlyList<Document> Documents)
{
    /// <summary>How many cells there will be, headings apart.</summary>
    public long CellCount => Sheets.Sum(sheet => sheet.RowCount * sheet.Columns.Count);

    /// <summary>The same workbook, which tells of each row as it is read.</summary>
    /// <param name="onRow">Called wherever the rows are read, of all sheets.</param>
    public Workbook Counting(Action onRow) => this with { Sheets = [.. Sheets.Select(sheet => sheet with { Rows = Counted(sheet.Rows, onRow) })] };

    private static async IAsyncEnumerable<Cell[]> Counted(IAsyncEnumerable<Cell[]> rows, Action onRow)
    {
        await foreach (var row in rows)
        {
            onRow();
            yield return row;
        }
    }

    public Sheet? FindSheet(string key) => Sheets.FirstOrDefault(sheet => sheet.Key == key);
}

/// <summary>One table of the workbook.</summary>
/// <param name="Key">Names it in files: letters, digits, - and _.</param>
/// <param name="Name">For readers, in the language of the workbook, of any length.</param>
/// <param name="RowCount">How many rows there will be.</param>
/// <param name="Rows">Made as they are asked for, each with a cell for each column; they can be asked for again.</param>
public sealed record Sheet(string Key, string Name, IReadOnlyList<Column> Columns, long RowCount, IAsyncEnumerable<Cell[]> Rows)
{
    /// <summary>How many of the first columns stay in sight.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Whether it is data to be sorted and filtered, and not a text to be read.</summary>
    public bool IsTable { get; init; } = true;

    /// <summary>A sheet whose rows are few enough to be there already.</summary>
    public static Sheet Of(string key, string name, IReadOnlyList<Column> columns, IReadOnlyCollection<Cell[]> rows) =>
        new(key, name, columns, rows.Count, rows.ToAsyncEnumerable());
}

/// <param name="Key">Names it in files for machines; unique within the sheet.</param>
/// <param name="Heading">For readers, in the language of the workbook.</param>
/// <param name="Kind">What its cells are, where they are not missing.</param>
/// <param name="Width">In characters.</param>
public sealed record Column(string Key, string Heading, CellKind Kind, int Width);

/// <summary>A file beside the sheets.</summary>
/// <param name="Name">With extension; letters, digits, - and _.</param>
public sealed record Document(string Name, string Text)
{
    /// <summary>Whether it is of use beside the sheets in the form for programs alone, as what reads them is.</summary>
    public bool IsForPrograms { get; init; }

    /// <summary>What it reads, where that is none of the workbook's sheets; null: nothing of its own.</summary>
    public Sheet? Reads { get; init; }
}

/// <summary>The rows of a sheet could not be read to their end: what has been written of the file is worth nothing.</summary>
public sealed class UnreadableRowsException(Failure failure) : Exception(string.Join(" ", failure.Messages))
{
    public Failure Failure { get; } = failure;
}
