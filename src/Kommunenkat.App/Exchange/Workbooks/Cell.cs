namespace Kommunenkat.App.Exchange.Workbooks;

/// <summary>What a cell holds, so that each form of file can write it as its own kind of value.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing, because there is nothing to say here, as the base of a count. What is missing is <see cref="Missing"/>.</summary>
    Empty,

    Text,

    /// <summary>A code or key: text also where it is all digits, with its leading zeros.</summary>
    Code,

    Number,

    /// <summary>A share, 0 to 100.</summary>
    Percent,

    Date,

    /// <summary>No value, and the reason.</summary>
    Missing,
}

/// <summary>One value of a sheet.</summary>
public readonly record struct Cell
{
    private const int MostDecimals = 9;

    private readonly string? _text;
    private readonly double _number;
    private readonly byte _detail;

    private Cell(CellKind kind, string? text, double number, byte detail) => (Kind, _text, _number, _detail) = (kind, text, number, detail);

    public CellKind Kind { get; }

    /// <summary>Of a text or code; of other kinds empty.</summary>
    public string Text => _text ?? "";

    /// <summary>Of a number, or of a share from 0 to 100, in full precision; of other kinds 0.</summary>
    public double Number => Kind is CellKind.Number or CellKind.Percent ? _number : 0;

    /// <summary>How many decimals a reader is shown of a number or share.</summary>
    public int Decimals => Kind is CellKind.Number or CellKind.Percent ? _detail : 0;

    /// <summary>Null of other kinds.</summary>
    public DateOnly? Date => Kind == CellKind.Date ? DateOnly.FromDayNumber((int)_number) : null;

    /// <summary>Why there is no value; null where there is one, or nothing to say.</summary>
    public MissingKind? Missing => Kind == CellKind.Missing ? (MissingKind)_detail : null;

    public static Cell Empty => default;

    /// <summary>An empty text is an empty cell.</summary>
    public static Cell OfText(string? text) => string.IsNullOrEmpty(text) ? default : new Cell(CellKind.Text, text, 0, 0);

    /// <inheritdoc cref="OfText"/>
    public static Cell OfCode(string? code) => string.IsNullOrEmpty(code) ? default : new Cell(CellKind.Code, code, 0, 0);

    /// <param name="decimals">Shown, from 0; of more than nine nine.</param>
    public static Cell OfNumber(double number, int decimals = 0) => new(CellKind.Number, null, number, (byte)Math.Min(decimals, MostDecimals));

    /// <inheritdoc cref="OfNumber(double, int)"/>
    public static Cell OfNumber(double? number, int decimals = 0) => number is { } value ? OfNumber(value, decimals) : default;

    /// <param name="share">0 to 100.</param>
    /// <param name="decimals">Shown, from 0; of more than nine nine.</param>
    public static Cell OfPercent(double share, int decimals) => new(CellKind.Percent, null, share, (byte)Math.Min(decimals, MostDecimals));

    /// <inheritdoc cref="OfPercent(double, int)"/>
    public static Cell OfPercent(double? share, int decimals) => share is { } value ? OfPercent(value, decimals) : default;

    public static Cell OfDate(DateOnly date) => new(CellKind.Date, null, date.DayNumber, 0);

    public static Cell OfMissing(MissingKind kind) => new(CellKind.Missing, null, 0, (byte)kind);
}
