using System.Text;
using ClosedXML.Excel;
using Xunit;
using static Kommunenkat.App.Tests.Exchange.Uploads.Upload;

namespace Kommunenkat.App.Tests.Exchange.Uploads;

/// <summary>Files as people hand them in: what is in them is found at its place.</summary>
public sealed class SourceFileTests
{
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
}
