using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Tests.Exchange.Spreadsheets;

/// <summary>Workbooks for tests, and what readers have to find in the files made of them.</summary>
internal static class Sheets
{
    public static readonly DateTimeOffset MadeAt = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Texts that Excel would take for formulas if somebody typed them.</summary>
    public static readonly string[] Dangerous = ["=1+1", "+46 8 123", "-5 %", "@SUM(A1)", "\t=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.se\";\"x\")"];

    /// <summary>One column a kind, and a row for each way a cell can be.</summary>
    public static Workbook OfEveryKind() => Of(Sheet.Of(
        "svar_2025",
        "Svar lång",
        [
            new("area", "Kommunkod", CellKind.Code, 12), new("name", "Kommun", CellKind.Text, 20), new("value", "Värde", CellKind.Number, 10),
            new("share", "Andel", CellKind.Percent, 10), new("day", "Dag", CellKind.Date, 12),
        ],
        [
            [Cell.OfCode("0114"), Cell.OfText("Upplands Väsby"), Cell.OfNumber(1 / 3.0, 2), Cell.OfPercent(100 * 113 / 218.0, 1), Cell.OfDate(new DateOnly(2025, 10, 1))],
            [Cell.OfCode("00"), Cell.OfText(" blank  before\nand after "), Cell.OfNumber(-0.1, 1), Cell.OfPercent(0, 0), Cell.OfDate(new DateOnly(1900, 3, 1))],
            [Cell.OfCode("1E5"), Cell.OfText("2025-10-01"), Cell.OfNumber(1234567), Cell.OfPercent(100, 0), Cell.OfMissing(MissingKind.NoResponse)],
            [Cell.OfCode("A1"), Cell.OfText("<&>\"å😀"), Cell.OfMissing(MissingKind.Unanswered), Cell.OfMissing(MissingKind.Suppressed), Cell.OfMissing(MissingKind.NotAsked)],
            [Cell.OfCode("TRUE"), Cell.Empty, Cell.OfMissing(MissingKind.NotApplicable), Cell.OfMissing(MissingKind.DontKnow), Cell.Empty],
            .. Dangerous.Select(text => (Cell[])[Cell.OfCode("0180"), Cell.OfText(text), Cell.Empty, Cell.OfPercent(33.3, 0), Cell.Empty]),
        ]) with
    { FrozenColumns = 2 });

    public static Workbook Of(params IReadOnlyList<Sheet> sheets) => new("Enkäten 2025", MadeAt, sheets, []);

    /// <summary>A sheet of so many rows, numbered from 1.</summary>
    public static Sheet Numbered(int rows, string key = "svar_lang", string name = "Svar lång") => Sheet.Of(
        key, name, [new("n", "Nummer", CellKind.Number, 8)], [.. Enumerable.Range(1, rows).Select(number => (Cell[])[Cell.OfNumber(number)])]);

    public static async Task<byte[]> BytesAsync(Func<Stream, Task> write)
    {
        using var output = new MemoryStream();
        await write(output);
        return output.ToArray();
    }

    public static async Task<IReadOnlyList<Cell[]>> RowsAsync(Sheet sheet) => await sheet.Rows.ToListAsync();
}
