using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>How cells are shown in Excel, and what is text to it.</summary>
internal static class CellFormats
{
    /// <summary>Rows of a sheet, its heading among them.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Characters of a text cell.</summary>
    public const int MostCharacters = 32_767;

    /// <summary>A cell in this format stays text also when somebody edits it.</summary>
    public const string TextFormat = "@";

    private const string DateFormat = "yyyy-mm-dd";

    // By number of decimals; made once, since they are asked for with every cell.
    private static readonly string[] Numbers = [.. Enumerable.Range(0, 10).Select(decimals => decimals == 0 ? "0" : "0." + new string('0', decimals))];
    private static readonly string[] Shares = [.. Numbers.Select(format => format + "%")];

    /// <summary>The number format of cells of the kind; null: none of its own.</summary>
    public static string? Of(CellKind kind, int decimals) => kind switch
    {
        CellKind.Empty or CellKind.Missing => null,
        CellKind.Text or CellKind.Code => TextFormat,
        CellKind.Number => Numbers[decimals],
        CellKind.Percent => Shares[decimals],
        CellKind.Date => DateFormat,
    };

    /// <summary>Whether Excel could take the text for a formula if somebody typed it.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>For CSV, which cannot say that a cell is text: an apostrophe before what Excel would take for a formula.</summary>
    public static string AsTextInCsv(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <exception cref="InvalidOperationException">The text is longer than a cell: it is not cut in silence.</exception>
    public static string Fitting(string text) => text.Length <= MostCharacters
        ? text
        : throw new InvalidOperationException($"A text of {text.Length} characters does not fit into a cell of Excel, which takes {MostCharacters}.");
}
