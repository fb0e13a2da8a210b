using System.Text;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;

namespace Kommunenkat.App.Tests.Exchange.Imports;

/// <summary>Wide files, as they are after the file itself has been read.</summary>
internal static class Wide
{
    public const string SheetName = "Svar";

    public static Questionnaire Questionnaire2025 { get; } = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    /// <summary>A sheet whose first row is the headings.</summary>
    public static SourceBook Book(params IReadOnlyList<IReadOnlyList<string?>> rows) =>
        new([new SourceSheet(SheetName, [.. rows.Select((cells, i) => new SourceRow(i + 1, cells)).Where(row => row.Cells.Any(cell => cell is not null))])]);

    public static SourceBook Book(string csv) => SourceFile.Read("svar.csv", Encoding.UTF8.GetBytes(csv), SourceLimits.OfRounds).Book!;

    public static ImportMapping Proposed(SourceBook book) => MappingProposal.Of(Questionnaire2025, book).Mapping;

    /// <summary>The place and the English text.</summary>
    public static IReadOnlyList<string> Told(IEnumerable<CellRemark> remarks) => [.. remarks.Select(remark => remark.ToString())];

    public static async Task<byte[]> WriteAsync(Workbook workbook, string sheet, bool asXlsx)
    {
        using var content = new MemoryStream();
        if (asXlsx)
            await XlsxFile.WriteAsync(workbook, content);
        else
            await CsvFile.WriteAsync(workbook.FindSheet(sheet)!, CsvForm.Plain, content);
        return content.ToArray();
    }
}
