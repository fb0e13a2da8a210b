using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Forms;

namespace Kommunenkat.Testing;

/// <summary>A downloaded Excel form in the hands of who fills it in, or tampers with it.</summary>
public sealed class ExcelForm(byte[] content) : IDisposable
{
    // ClosedXML goes back to what it has saved to when it saves again.
    private readonly List<MemoryStream> _saved = [];

    public XLWorkbook File { get; } = new(new MemoryStream(content));

    /// <summary>The sheets of sections.</summary>
    public IEnumerable<IXLWorksheet> Sections => File.Worksheets.Where(sheet => sheet.CellsUsed().Any(cell => cell.GetString() == FormKeys.KeyMark));

    public IXLWorksheet Identity => File.Worksheets.Single(sheet => sheet.Cell(1, 1).GetString() == FormKeys.Format);

    /// <summary>The cell that is filled in: of "styrdokument_finns", "prevention_nivaer.universell" or the option "styrdokument_typ#egen".</summary>
    public IXLCell Answer(string key)
    {
        var row = Row(key);
        return row.Worksheet.Cell(row.RowNumber(), Column(row.Worksheet, FormKeys.AnswerMark));
    }

    public IXLRow Row(string key) =>
        Sections.SelectMany(sheet => sheet.Column(Column(sheet, FormKeys.KeyMark)).CellsUsed()).Single(cell => cell.GetString() == key).WorksheetRow();

    /// <summary>Types into cells, as text; an empty text empties the cell.</summary>
    public ExcelForm Fill(params IEnumerable<(string Key, string Text)> answers)
    {
        foreach (var (key, text) in answers)
        {
            if (text.Length == 0)
                Answer(key).Clear(XLClearOptions.Contents);
            else
                Answer(key).SetValue(text);
        }

        return this;
    }

    public byte[] Bytes()
    {
        var saved = new MemoryStream();
        _saved.Add(saved);
        File.SaveAs(saved, new SaveOptions { EvaluateFormulasBeforeSaving = true }); // as Excel does
        return saved.ToArray();
    }

    public void Dispose()
    {
        File.Dispose();
        foreach (var saved in _saved)
            saved.Dispose();
    }

    private static int Column(IXLWorksheet sheet, string mark) => sheet.CellsUsed().Single(cell => cell.GetString() == mark).Address.ColumnNumber;
}
