using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Uploads;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Uploads;

/// <summary>Files as people hand them in: what is in them is found at its place, and what could harm is refused before anything reads it.</summary>
public sealed class SourceFileTests
{
    private static readonly SourceLimits Small = new(Bytes: 2_000_000, UnpackedBytes: 20_000_000, Rows: 1_000, Columns: 50, Cells: 10_000);

    [Fact]
    public void Every_kind_of_cell_is_found_at_its_place()
    {
        var file = Workbook(book =>
        {
            var sheet = book.AddWorksheet("Svar");
            sheet.Cell("A1").SetValue("kommun");
            sheet.Cell("C1").SetValue("  värde ");
            sheet.Cell("A3").SetValue("0114");
            sheet.Cell("B3").SetValue(12.5);
            sheet.Cell("C3").SetValue(0.1 + 0.2);
            sheet.Cell("D3").SetValue(new DateTime(2025, 10, 1));
            sheet.Cell("E3").SetValue(true);
            sheet.Cell("F3").SetValue("=1+1").Style.IncludeQuotePrefix = true;
            sheet.Cell("G3").SetValue("   ");
            sheet.Cell("H3").SetValue(114);
            book.AddWorksheet("Tomt");
        });

        var book = Read("svar.xlsx", file);

        Assert.Equal(["Svar", "Tomt"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Empty(book.Sheets[1].Rows);
        Assert.Equal([1, 3], book.Sheets[0].Rows.Select(row => row.Number));
        Assert.Equal(["kommun", null, "värde"], book.Sheets[0].Rows[0].Cells.Take(3));
        Assert.Equal(["0114", "12.5", "0.3", "2025-10-01", "TRUE", "=1+1", null, "114"], Enumerable.Range(0, 8).Select(column => book.Sheets[0].Rows[1][column]));
        Assert.Null(book.Sheets[0].Rows[1][4_000]);
    }

    [Fact]
    public void A_csv_file_is_one_sheet_whose_rows_are_its_lines()
    {
        var book = Read("svar.csv", Encoding.UTF8.GetBytes("﻿kommun;\"text\"\r\n0114;\"två\r\nrader\"\r\n;\r\n0115; b \r\n"));

        var sheet = Assert.Single(book.Sheets);
        Assert.Null(sheet.Name);
        Assert.Equal([(1, "kommun", "text"), (2, "0114", "två\nrader"), (5, "0115", "b")], sheet.Rows.Select(row => (row.Number, row[0], row[1])));
    }

    [Fact]
    public void All_that_is_wrong_with_a_csv_file_is_told_in_both_languages()
    {
        var sheet = Assert.Single(Read("svar.csv", Encoding.UTF8.GetBytes("a,b\n1\n\"x\"y,2\n")).Sheets);

        Assert.Equal(
            ["rad 2: 2 fält väntades, som i rubrikraden, inte 1", "A3 (a): citattecken ska stå runt hela fältet, och de som hör till texten ska dubbleras"],
            sheet.Unreadable.Select(fault => fault.Told("sv")));
        Assert.Equal("row 2: expected 2 fields as in the header, not 1", sheet.Unreadable[0].ToString());
        Assert.Equal([(1, "a", "b"), (3, null, "2")], sheet.Rows.Select(row => (row.Number, row[0], row[1])));
    }

    [Fact]
    public void A_value_that_Excel_could_not_compute_is_a_fault_at_its_cell()
    {
        var file = Workbook(book =>
        {
            book.AddWorksheet("Svar").Cell("A1").SetValue("kommun");
            book.Worksheet(1).Cell("B1").SetValue("andel");
            book.Worksheet(1).Cell("A2").SetValue("0114");
        });
        file = Changed(file, "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:row></x:sheetData>", "<x:c r=\"B2\" t=\"e\"><x:v>#DIV/0!</x:v></x:c></x:row></x:sheetData>", StringComparison.Ordinal));

        var sheet = Assert.Single(Read("svar.xlsx", file).Sheets);

        Assert.Equal(["Svar!B2: ett värde väntades, inte Excels #DIV/0!"], sheet.Unreadable.Select(cell => cell.Told("sv")));
        Assert.Equal((2, "0114", null), (sheet.Rows[1].Number, sheet.Rows[1][0], sheet.Rows[1][1]));
    }

    [Theory]
    [InlineData("<x:c r=\"B2\"><x:f>1+1</x:f></x:c>", "Svar!B2: formeln har inget uträknat värde; öppna filen i Excel och spara den, eller skriv värdet i stället")]
    [InlineData("<x:c r=\"B2\"><x:f>1+1</x:f><x:v></x:v></x:c>", "Svar!B2: formeln har inget uträknat värde; öppna filen i Excel och spara den, eller skriv värdet i stället")]
    [InlineData("<x:c><x:f>1+1</x:f></x:c>", "Svar!B2: formeln har inget uträknat värde; öppna filen i Excel och spara den, eller skriv värdet i stället")]
    [InlineData("<x:c r=\"B2\"><x:f>1+1</x:f><x:v>2</x:v></x:c>", null)]
    [InlineData("<x:c r=\"B2\" t=\"str\"><x:f>\"\"</x:f><x:v></x:v></x:c>", null)]
    public void A_formula_that_nobody_has_computed_is_no_empty_cell(string cell, string? told)
    {
        var file = Changed(
            Workbook(book => book.AddWorksheet("Svar").Cell("A2").SetValue(1)), "xl/worksheets/sheet1.xml",
            xml => xml.Replace("</x:row></x:sheetData>", $"{cell}</x:row></x:sheetData>", StringComparison.Ordinal));

        Assert.Equal(told is null ? [] : [told], Assert.Single(Read("svar.xlsx", file).Sheets).Unreadable.Select(fault => fault.Told("sv")));
    }

    [Fact]
    public void A_text_that_the_workbook_does_not_have_is_no_number() => Assert.Contains(
        "filen är skadad",
        Refused("svar.xlsx", Changed(
            Workbook(book => book.AddWorksheet("Svar").Cell("A1").SetValue("kommun")), "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:v>0</x:v>", "<x:v>7</x:v>", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void Percent_is_read_as_the_cell_shows_it()
    {
        var book = Read("svar.xlsx", Workbook(book =>
        {
            var sheet = book.AddWorksheet("Svar");
            sheet.Cell("A1").SetValue(0.57).Style.NumberFormat.Format = "0%";
            sheet.Cell("B1").SetValue(1).Style.NumberFormat.Format = "0.0 %";
            sheet.Cell("C1").SetValue(1);
        }));

        Assert.Equal(["57 %", "100 %", "1"], book.Sheets[0].Rows[0].Cells);
    }

    [Fact]
    public void A_hidden_sheet_is_known_as_one()
    {
        var book = Read("svar.xlsx", Workbook(book =>
        {
            book.AddWorksheet("Svar").Cell("A1").SetValue(1);
            book.AddWorksheet("Gammalt").Visibility = XLWorksheetVisibility.VeryHidden;
        }));

        Assert.Equal([("Svar", false), ("Gammalt", true)], book.Sheets.Select(sheet => (sheet.Name!, sheet.IsHidden)));
    }

    [Theory]
    [InlineData("sep=;\nkommun;värde\n0114;1\n", 2)]
    [InlineData("kommun\tvärde\n0114\t1\n", 1)]
    [InlineData("kommun;\"värde, eller, annat, så\"\n0114;1\n", 1)]
    public void A_csv_file_is_read_by_what_separates_its_headings(string text, int line)
    {
        var sheet = Assert.Single(Read("svar.csv", Encoding.UTF8.GetBytes(text)).Sheets);

        Assert.Empty(sheet.Unreadable);
        Assert.Equal([(line, "kommun"), (line + 1, "0114")], sheet.Rows.Select(row => (row.Number, row[0])));
        Assert.Equal("1", sheet.Rows[1][1]);
    }

    [Fact]
    public void What_keeps_text_from_being_a_formula_in_csv_for_Excel_is_none_of_it()
    {
        Assert.Equal("=1+1", Read("svar.csv", "a;b\n'=1+1;'x\n"u8.ToArray()).Sheets[0].Rows[1][0]);
        Assert.Equal("'x", Read("svar.csv", "a;b\n'=1+1;'x\n"u8.ToArray()).Sheets[0].Rows[1][1]);
        Assert.Equal("'=1+1", Read("svar.csv", "a,b\n'=1+1,x\n"u8.ToArray()).Sheets[0].Rows[1][0]);
    }

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

    private static SourceBook Read(string name, byte[] content)
    {
        var reading = SourceFile.Read(name, content, Small);
        Assert.Empty(reading.Faults);
        return reading.Book!;
    }

    private static string Refused(string name, byte[] content)
    {
        var reading = SourceFile.Read(name, content, Small);
        Assert.Null(reading.Book);
        return Assert.Single(reading.Faults).Told("sv");
    }

    private static byte[] Workbook(Action<XLWorkbook>? write = null)
    {
        using var book = new XLWorkbook();
        (write ?? (made => made.AddWorksheet("Svar").Cell("A1").SetValue(7)))(book);
        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }

    private static byte[] With(byte[] file, string part, byte[] content) => Rewritten(file, zip =>
    {
        zip.GetEntry(part)?.Delete();
        using var entry = zip.CreateEntry(part).Open();
        entry.Write(content);
    });

    private static byte[] Changed(byte[] file, string part, Func<string, string> change)
    {
        string text;
        using (var zip = new ZipArchive(new MemoryStream(file)))
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
            text = reader.ReadToEnd();
        return With(file, part, Encoding.UTF8.GetBytes(change(text)));
    }

    private static byte[] Rewritten(byte[] file, Action<ZipArchive> change)
    {
        using var packed = new MemoryStream();
        packed.Write(file);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
            change(zip);
        return packed.ToArray();
    }
}
