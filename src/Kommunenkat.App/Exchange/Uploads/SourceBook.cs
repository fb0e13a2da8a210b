namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>A file of tables that was handed in, as texts with the places they stand at. What they mean is for its reader to say.</summary>
/// <param name="Sheets">In the file's order; a CSV file is one without name. Hidden ones are among them.</param>
public sealed record SourceBook(IReadOnlyList<SourceSheet> Sheets)
{
    public SourceSheet? FindSheet(string name) => Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Name">Null of a CSV file.</param>
/// <param name="Rows">Those that hold anything.</param>
public sealed record SourceSheet(string? Name, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>Whether Excel does not show it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>
    /// Cells, and rows of a CSV file, that something stands in that cannot be read, in their order; the cells are null among <see cref="Rows"/>, and the
    /// rows are not there. Whoever reads the sheet tells of those that it needs.
    /// </summary>
    public IReadOnlyList<CellRemark> Unreadable { get; init; } = [];
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">From 1: of a workbook the row's number in Excel, of a CSV file the line that it starts on.</param>
/// <param name="Cells">
/// From the first column on, trimmed; null where there is nothing. Numbers have a decimal point, dates are ISO, and true and false are TRUE and
/// FALSE, however the file shows them; of a formula it is what Excel last computed.
/// </param>
public sealed record SourceRow(int Number, IReadOnlyList<string?> Cells)
{
    /// <summary>Of a column from 0; null where there is nothing, beyond the last column too.</summary>
    public string? this[int column] => column < Cells.Count ? Cells[column] : null;
}

/// <summary>How much of a file is read at most, so that nobody can fill the memory with one.</summary>
/// <param name="Bytes">Of the file as it is sent.</param>
/// <param name="UnpackedBytes">Of all that a workbook has packed.</param>
/// <param name="Rows">Of one sheet, those between that are empty among them.</param>
/// <param name="Columns">Of one sheet.</param>
/// <param name="Cells">Of all sheets, those between that are empty among them.</param>
public sealed record SourceLimits(long Bytes, long UnpackedBytes, int Rows, int Columns, long Cells)
{
    /// <summary>For a round of a hundred times Sweden's municipalities.</summary>
    public static SourceLimits OfRounds { get; } = new(50_000_000, 400_000_000, 100_000, 2_000, 12_000_000);

    /// <summary>For one municipality's answers.</summary>
    public static SourceLimits OfForms { get; } = new(5_000_000, 40_000_000, 10_000, 100, 200_000);
}
