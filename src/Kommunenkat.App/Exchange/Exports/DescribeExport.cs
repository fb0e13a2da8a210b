using Kommunenkat.App.Access;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>What an export would hold.</summary>
/// <param name="Sheets">In their order.</param>
/// <param name="WithAnswers">Whether municipalities' answers are among them.</param>
public sealed record ExportContents(string Title, IReadOnlyList<ExportedSheet> Sheets, bool WithAnswers)
{
    public long Cells => Sheets.Sum(sheet => sheet.Rows * sheet.Columns);
}

/// <param name="Rows">Its heading apart.</param>
public sealed record ExportedSheet(string Name, long Rows, int Columns);

/// <summary>Tells what an export would hold, before anybody waits for it.</summary>
public sealed class DescribeExport(RoundWorkbook workbooks)
{
    /// <returns><see cref="FailureKind.NotFound"/> as <see cref="ExportRounds"/> says.</returns>
    public async Task<Outcome<ExportContents>> RunAsync(Actor actor, ExportSelection selection, CancellationToken cancellation = default)
    {
        var built = await workbooks.BuildAsync(actor, selection, cancellation);
        return built.IsSuccess
            ? new ExportContents(
                built.Value.Workbook.Title,
                [.. built.Value.Workbook.Sheets.Select(sheet => new ExportedSheet(sheet.Name, sheet.RowCount, sheet.Columns.Count))],
                built.Value.Answers.Count > 0)
            : built.Failure;
    }
}
