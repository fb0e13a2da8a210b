namespace Kommunenkat.Web.Charts;

/// <param name="Name">Of the indicator.</param>
/// <param name="SortAddress">Where its heading leads, to have the rows in its order; null: nowhere.</param>
/// <param name="IsSorted">Whether the rows are in its order, the largest first.</param>
public sealed record HeatColumn(string Name, ChartUnit Unit = ChartUnit.Percent, string? SortAddress = null, bool IsSorted = false);

/// <param name="Name">Of the area.</param>
/// <param name="Values">One per column.</param>
/// <param name="IsChosen">The one that the page is about.</param>
/// <param name="Address">Where its name leads; null: nowhere.</param>
public sealed record HeatRow(string Name, IReadOnlyList<ChartValue> Values, bool IsChosen = false, string? Address = null);

/// <summary>Areas by indicators. A share has the same shade in every column; other numbers are shaded within their column.</summary>
public sealed class HeatData
{
    private readonly List<Scale> _scales;

    /// <exception cref="ArgumentException">A row has not one value per column.</exception>
    public HeatData(IReadOnlyList<HeatColumn> columns, IReadOnlyList<HeatRow> rows)
    {
        if (rows.FirstOrDefault(row => row.Values.Count != columns.Count) is { } row)
            throw new ArgumentException($"{row.Name} has {row.Values.Count} values for {columns.Count} columns.", nameof(rows));
        (Columns, Rows) = (columns, rows);
        _scales = [.. columns.Select((column, place) => Scale.Of(column.Unit, rows.Select(row => row.Values[place].Value).OfType<double>()))];
    }

    public IReadOnlyList<HeatColumn> Columns { get; }

    public IReadOnlyList<HeatRow> Rows { get; }

    /// <summary>1 to 5; null where the figure is missing.</summary>
    public int? Shade(HeatRow row, int column) => row.Values[column].Value is { } value ? _scales[column].Fifth(value) : null;
}
