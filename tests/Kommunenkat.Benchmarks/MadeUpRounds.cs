using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Benchmarks;

/// <summary>Answers as large as one likes: three rounds of 70 questions, wide and long, made as they are asked for.</summary>
internal static class MadeUpRounds
{
    private const int Questions = 70, LongColumns = 12, Rounds = 3;

    public static Workbook Of(int units)
    {
        Column[] wide = [.. Enumerable.Range(0, Questions).Select(question => new Column($"q{question}", $"q{question}", KindOf(question), 14))];
        Column[] columns = [.. Enumerable.Range(0, LongColumns).Select(column => new Column($"c{column}", $"c{column}", KindOf(column), 14))];
        var sheets = Enumerable.Range(1, Rounds)
            .Select(round => new Sheet($"svar_{round}", $"Svar {round}", wide, units, Rows(units, Questions)))
            .Append(new Sheet("svar_lang", "Svar lång", columns, (long)units * Questions * Rounds, Rows((long)units * Questions * Rounds, LongColumns)));
        return new Workbook("Mätning", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), [.. sheets], []);

        static async IAsyncEnumerable<Cell[]> Rows(long rows, int columns)
        {
            await Task.CompletedTask;
            for (var row = 0L; row < rows; row++)
            {
                var cells = new Cell[columns];
                for (var i = 0; i < columns; i++)
                {
                    cells[i] = (row + i) % 5 == 0 ? Cell.OfMissing(MissingKind.Unanswered)
                        : KindOf(i) == CellKind.Number ? Cell.OfNumber(row * 0.37 + i, 1)
                        : Cell.OfCode(i % 2 == 0 ? "yes" : "within_two_years");
                }

                yield return cells;
            }
        }
    }

    private static CellKind KindOf(int column) => column % 4 == 3 ? CellKind.Number : CellKind.Code;
}
