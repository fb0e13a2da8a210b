using System.Text;
using CsvHelper;
using Kommunenkat.App.Exchange.Spreadsheets;

namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>All that is said of a file as a table of its own, to go through in Excel: CSV with semicolon and byte order mark.</summary>
public static class RemarkFile
{
    /// <param name="language">"sv" or "en".</param>
    public static byte[] Write(IEnumerable<CellRemark> remarks, string language)
    {
        using var content = new MemoryStream();
        using (var text = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CsvFile.ForExcel))
        {
            foreach (var heading in language == "sv" ? (string[])["Blad", "Rad", "Kolumn", "Rubrik", "Anmärkning"] : ["Sheet", "Row", "Column", "Heading", "Remark"])
                csv.WriteField(heading);
            csv.NextRecord();
            foreach (var remark in remarks)
            {
                csv.WriteField(CellFormats.AsTextInCsv(remark.Sheet ?? ""));
                csv.WriteField(remark.Row);
                csv.WriteField(remark.Column is { } column ? CellRemark.NameOf(column) : null);
                csv.WriteField(CellFormats.AsTextInCsv(remark.Heading ?? ""));
                csv.WriteField(FileRemark.OneLine(remark.Text[language]));
                csv.NextRecord();
            }
        }

        return content.ToArray();
    }
}
