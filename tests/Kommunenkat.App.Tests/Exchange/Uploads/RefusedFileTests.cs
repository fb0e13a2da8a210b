using System.IO.Compression;
using Kommunenkat.App.Exchange.Uploads;
using Xunit;
using static Kommunenkat.App.Tests.Exchange.Uploads.Upload;

namespace Kommunenkat.App.Tests.Exchange.Uploads;

/// <summary>What could harm is refused before anything reads it, and whatever is broken has an answer.</summary>
public sealed class RefusedFileTests
{
    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "hämtar värden från andra arbetsböcker")]
    [InlineData("application/vnd.ms-office.vbaProject", "makron")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml", "dataanslutningar")]
    public void What_a_part_is_counts_and_not_where_it_lies(string kind, string told) => Assert.Contains(
        told,
        Refused("svar.xlsx", Changed(With(Workbook(), "xl/links/one.xml", "<x/>"u8.ToArray()), "[Content_Types].xml", xml => xml.Replace(
            "</Types>", $"{new string(' ', 1_100_000)}<Override PartName=\"/xl/links/one.xml\" ContentType=\"{kind}\"/></Types>", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void A_workbook_that_is_strict_is_refused_and_not_read_as_empty() => Assert.Contains(
        "Strikt Open XML",
        Refused("svar.xlsx", Changed(Workbook(), "xl/workbook.xml", xml => xml.Replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("xl/workbook.xml", "</x:sheets>", "filen är skadad")]
    [InlineData("xl/styles.xml", "</x:cellXfs>", "filen är skadad")]
    public void A_part_that_the_reader_would_hold_whole_has_a_limit_of_its_own(string part, string before, string told)
    {
        var file = Changed(Workbook(), part, xml => xml.Replace(before, $"{before}<!--{new string('x', 4_100_000)}-->", StringComparison.Ordinal));
        SourceFile.Read("svar.xlsx", Workbook(), Small);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(told, Refused("svar.xlsx", file), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 3_000_000);
    }

    [Fact]
    public void A_sheet_of_merged_cells_is_refused_before_they_are_held()
    {
        var merged = string.Concat(Enumerable.Range(1, 10_001).Select(row => $"<x:mergeCell ref=\"A{row}:B{row}\"/>"));
        var file = Changed(Workbook(), "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:sheetData>", $"</x:sheetData><x:mergeCells>{merged}</x:mergeCells>", StringComparison.Ordinal));

        Assert.Contains("sammanfogade områden", Refused("svar.xlsx", file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svar.xls", "slag som inte går att läsa")]
    [InlineData("svar.xlsm", "slag som inte går att läsa")]
    [InlineData("svar.ods", "slag som inte går att läsa")]
    [InlineData("svar.pdf", "ska sluta med .xlsx eller .csv")]
    [InlineData("svar", "ska sluta med .xlsx eller .csv")]
    [InlineData("svar.csv", "är en Excel-fil och ingen CSV-fil")]
    public void A_workbook_by_another_name_is_refused(string name, string told) => Assert.Contains(told, Refused(name, Workbook()), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[0], "filen är tom")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "har lösenord")]
    [InlineData(new byte[] { (byte)'a', (byte)';', (byte)'b' }, "filen är ingen Excel-arbetsbok")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, "filen är skadad")]
    public void What_is_no_workbook_is_refused(byte[] content, string told) => Assert.Contains(told, Refused("svar.xlsx", content), StringComparison.Ordinal);

    [Theory]
    [InlineData("xl/vbaProject.bin", "makron")]
    [InlineData("xl/macrosheets/sheet1.xml", "makron")]
    [InlineData("xl/externalLinks/externalLink1.xml", "hämtar värden från andra arbetsböcker")]
    [InlineData("xl/connections.xml", "dataanslutningar")]
    [InlineData("xl/embeddings/oleObject1.bin", "dataanslutningar")]
    [InlineData("XL/ActiveX/activeX1.xml", "dataanslutningar")]
    public void A_workbook_that_brings_what_no_table_needs_is_refused(string part, string told) =>
        Assert.Contains(told, Refused("svar.xlsx", With(Workbook(), part, "x"u8.ToArray())), StringComparison.Ordinal);

    [Fact]
    public void Macros_are_seen_by_the_kind_of_workbook_too() => Assert.Contains(
        "makron",
        Refused("svar.xlsx", Changed(Workbook(), "[Content_Types].xml", xml => xml.Replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void A_packed_file_that_is_no_workbook_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("brev.txt");

        Assert.Contains("packad men ingen Excel-arbetsbok", Refused("svar.xlsx", packed.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/media/image1.png", 21_000_000)]
    [InlineData("xl/sharedStrings.xml", 5_100_000)]
    public void What_unpacks_to_too_much_is_refused_without_being_held(string part, int length)
    {
        var file = With(Workbook(), part, new byte[length]);
        Assert.True(file.Length < 100_000);
        SourceFile.Read("svar.xlsx", Workbook(), Small); // what is made once

        var before = GC.GetAllocatedBytesForCurrentThread();
        var told = Refused("svar.xlsx", file);

        Assert.Contains("blir större än 20 megabyte när den packas upp", told, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
    }

    [Theory]
    [InlineData("XFD1", "bladet har 16384 kolumner, och högst 50 läses")]
    [InlineData("A1048576", "bladet har 1048576 rader, och högst 1000 läses")]
    [InlineData("AX900", "arbetsboken har mer än 10000 celler")]
    public void A_sheet_of_nothing_but_width_or_height_is_refused_without_being_held(string place, string told)
    {
        var file = Workbook(book => book.AddWorksheet("Stort").Cell(place).SetValue("x"));
        SourceFile.Read("svar.xlsx", Workbook(), Small);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var text = Refused("svar.xlsx", file);

        Assert.StartsWith("Stort: ", text, StringComparison.Ordinal);
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5_000_000);
    }

    [Fact]
    public void A_file_that_is_too_large_as_it_is_sent_is_refused() =>
        Assert.Equal("filen är större än 2 megabyte", Refused("svar.csv", new byte[2_000_001]));

    [Fact]
    public void Entities_from_elsewhere_are_not_fetched() => Assert.Contains(
        "skadad",
        Refused("svar.xlsx", Changed(Workbook(), "xl/worksheets/sheet1.xml", xml => xml.Replace(
            "<x:worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x:worksheet", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_broken_in_a_workbook_there_is_an_answer()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var part = random.Next(3) switch { 0 => "xl/worksheets/sheet1.xml", 1 => "xl/workbook.xml", _ => "xl/styles.xml" };
            var file = Changed(Workbook(), part, xml => Broken(xml, random));
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];
            try
            {
                refused += SourceFile.Read("svar.xlsx", file, Small).Book is null ? 1 : 0;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, file {i}, {part}: {exception}");
            }
        }

        Assert.True(refused > 50, $"Seed {seed}: only {refused} files were broken.");
    }

    private static string Broken(string xml, Random random)
    {
        var place = random.Next(xml.Length);
        return random.Next(3) switch
        {
            0 => xml[..place],
            1 => xml.Remove(place, Math.Min(xml.Length - place, 1 + random.Next(20))),
            _ => xml.Insert(place, new string((char)random.Next(32, 127), 1 + random.Next(3))),
        };
    }
}
