using System.IO.Compression;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Spreadsheets;

public sealed class CsvFileTests
{
    [Fact]
    public async Task The_form_for_programs_is_plain()
    {
        var csv = await Written.ByAsync(output => CsvFile.WriteAsync(Sheets.OfEveryKind().Sheets[0], CsvForm.Plain, output));

        Assert.StartsWith(
            "area,name,value,share,day\n"
            + "0114,Upplands Väsby,0.3333333333333333,51.8348623853211,2025-10-01\n"
            + "00,\" blank  before\nand after \",-0.1,0,1900-03-01\n"
            + "1E5,2025-10-01,1234567,100,-\n"
            + "A1,\"<&>\"\"å😀\",-,..,×\n"
            + "TRUE,,.,?,\n"
            + "0180,=1+1,,33.3,\n",
            csv,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_for_Excel_has_a_byte_order_mark_semicolons_decimal_commas_and_no_formulas()
    {
        var csv = await Written.ByAsync(output => CsvFile.WriteAsync(Sheets.OfEveryKind().Sheets[0], CsvForm.Excel, output));

        Assert.StartsWith(
            "\uFEFFKommunkod;Kommun;Värde;Andel;Dag\r\n"
            + "0114;Upplands Väsby;0,3333333333333333;51,8348623853211;2025-10-01\r\n"
            + "00;\" blank  before\nand after \";-0,1;0;1900-03-01\r\n"
            + "1E5;2025-10-01;1234567;100;-\r\n",
            csv,
            StringComparison.Ordinal);
        Assert.All(Sheets.Dangerous, text => Assert.Contains("'" + text.Replace("\"", "\"\"", StringComparison.Ordinal), csv, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CsvForm.Plain, "en\nrad", "\n")]
    [InlineData(CsvForm.Plain, "en\rrad", "\n")]
    [InlineData(CsvForm.Plain, "en\r\nrad", "\n")]
    [InlineData(CsvForm.Excel, "en\nrad", "\r\n")]
    [InlineData(CsvForm.Excel, "en\rrad", "\r\n")]
    [InlineData(CsvForm.Excel, "en\r\nrad", "\r\n")]
    public async Task A_line_break_in_a_text_is_in_quotation_marks_whatever_the_rows_end_with(CsvForm form, string text, string end)
    {
        var sheet = Sheet.Of("svar", "Svar", [new("ovrigt", "ovrigt", CellKind.Text, 20)], [[Cell.OfText(text)], [Cell.OfText("en \"till\"")]]);

        var csv = await Written.ByAsync(output => CsvFile.WriteAsync(sheet, form, output));

        Assert.Equal($"ovrigt{end}\"{text}\"{end}\"en \"\"till\"\"\"{end}", csv.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_zip_file_has_every_sheet_and_the_documents()
    {
        var workbook = Sheets.Of(Sheets.Numbered(2), Sheets.Numbered(0, "trender", "Trender")) with { Documents = [new Document("las.R", "x <- 1 # å\n")] };

        using var zip = new ZipArchive(new MemoryStream(await Sheets.BytesAsync(output => CsvFile.WriteZipAsync(workbook, CsvForm.Plain, output))));

        Assert.Equal(
            [("svar_lang.csv", "n\n1\n2\n"), ("trender.csv", "n\n"), ("las.R", "x <- 1 # å\n")],
            zip.Entries.Select(entry => (entry.FullName, new StreamReader(entry.Open()).ReadToEnd())));
    }

    [Fact]
    public async Task What_only_programs_can_use_is_left_out_of_the_form_for_Excel_with_what_it_reads()
    {
        var workbook = Sheets.Of(Sheets.Numbered(1)) with
        {
            Documents = [new Document("las.sps", "GET DATA.\n") { IsForPrograms = true, Reads = Sheets.Numbered(1, "svar_spss") }, new Document("kodbok.xml", "<a/>")],
        };

        Assert.Equal(["svar_lang.csv", "svar_spss.csv", "las.sps", "kodbok.xml"], await NamesAsync(CsvForm.Plain));
        Assert.Equal(["svar_lang.csv", "kodbok.xml"], await NamesAsync(CsvForm.Excel));

        async Task<IEnumerable<string>> NamesAsync(CsvForm form)
        {
            using var zip = new ZipArchive(new MemoryStream(await Sheets.BytesAsync(output => CsvFile.WriteZipAsync(workbook, form, output))));
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }
    }
}
