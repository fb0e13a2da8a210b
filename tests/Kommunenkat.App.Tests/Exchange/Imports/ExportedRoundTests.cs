using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Imports;

/// <summary>A round that is exported here and imported elsewhere is the same round.</summary>
public sealed class ExportedRoundTests : IDisposable
{
    private const string SheetKey = "svar_2025";

    private readonly ExchangeDatabase _here = new(), _elsewhere = new();

    public void Dispose()
    {
        _here.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData(11, true, true, "sv")]
    [InlineData(12, true, false, "en")]
    [InlineData(13, false, true, "sv")]
    [InlineData(14, false, false, "sv")]
    [InlineData(15, true, true, "en")]
    [InlineData(16, false, true, "en")]
    public async Task An_export_is_imported_as_it_is_and_exported_again_cell_for_cell(int seed, bool asXlsx, bool withPersonalData, string language)
    {
        var random = new Random(seed);
        var frame = Areas.Sweden.Municipalities.Select(municipality => municipality.Code).Where(_ => random.Next(4) > 0).ToArray();
        var answering = frame.Where(_ => random.Next(5) > 0).ToArray();
        var made = new GeneratedAnswers(ReferenceFiles.Questionnaire("2025"), answering, seed, hiddenShare: 0.1);
        await _here.CreateRoundAsync(frame: frame);
        await _elsewhere.CreateRoundAsync(frame: frame);
        _ = (await _here.ImportAsync(made.File(','))).Value;
        var exported = await ExportAsync(_here, withPersonalData, language);
        var file = await Wide.WriteAsync(exported, SheetKey, asXlsx);

        var book = SourceFile.Read(asXlsx ? "export.xlsx" : "export.csv", file, SourceLimits.OfRounds).Book!;
        var proposal = MappingProposal.Of(Wide.Questionnaire2025, book);
        Assert.True(proposal.IsCertain, string.Join("\n", proposal.Columns.Where(column => column.Certainty != Certainty.Certain)));
        var import = (await _elsewhere.Get<ImportWide>().RunAsync(Actor.Operator, "2025", book, proposal.Mapping, isDryRun: false)).Value;

        Assert.Empty(Wide.Told(import.Reading.Faults));
        Assert.Empty(import.Reading.Warnings);
        Assert.True(import.IsStored);
        Assert.Equal((answering.Length, frame.Length - answering.Length), (import.Reading.Municipalities, import.Reading.NotSubmitted));
        await AssertSameAsync(exported, await ExportAsync(_elsewhere, withPersonalData, language));
    }

    private static async Task AssertSameAsync(Workbook expected, Workbook actual)
    {
        var (one, other) = (expected.FindSheet(SheetKey)!, actual.FindSheet(SheetKey)!);
        Assert.Equal(one.Columns, other.Columns);
        var (rows, others) = (await Sheets.RowsAsync(one), await Sheets.RowsAsync(other));
        Assert.Equal(rows.Count, others.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < one.Columns.Count; column++)
                Assert.True(rows[row][column] == others[row][column], $"{one.Columns[column].Key} of {rows[row][0].Text}: {rows[row][column]} became {others[row][column]}");
        }
    }

    private static async Task<Workbook> ExportAsync(ExchangeDatabase database, bool withPersonalData, string language) =>
        (await database.Get<ExportRounds>().RunAsync(Actor.Operator, new ExportSelection(
            new ObservationSelection([], ["2025"], [], [], new Dictionary<string, int>()), ExportLanguage.Find(language)!)
        {
            WithPersonalData = withPersonalData,
        })).Value;
}
