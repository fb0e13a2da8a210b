using System.Text;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>Answer files with faults, each with exactly what is to be said of it. Municipality 0115 is not invited, 0117 has begun.</summary>
internal static class FaultyAnswerFiles
{
    private const string Header = "municipality,question,row,value\n";
    private const string Good = "0114,styrdokument_finns,,yes\n";
    private const string Columns = "municipality,question,row,value";
    private const string MissingColumn = $"the column is missing; expected the header {Columns} with comma or semicolon between";
    private const string OtherColumn = "expected no other columns than municipality, question, row, value";

    public static TheoryData<string, byte[], string[]> All { get; } = new()
    {
        // The file
        { "empty", [], [$"1: the file is empty; expected the header {Columns}"] },
        { "byte order mark only", [0xEF, 0xBB, 0xBF], [$"1: the file is empty; expected the header {Columns}"] },
        { "header only", Text(""), ["1: there is nothing after the header; expected at least one record"] },
        { "header and empty lines", Text("\n\n"), ["1: there is nothing after the header; expected at least one record"] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Good)], ["1: expected a file in UTF-8, not UTF-16; save it as \"CSV UTF-8\""] },
        { "Latin-1", [.. Text(Good), .. Encoding.Latin1.GetBytes("0114,ovrigt,,Hjälp oss\n0114,lårande_exempel,,x\n")],
            ["3: value: expected text in UTF-8; save the file as \"CSV UTF-8\"", "4: question: expected text in UTF-8; save the file as \"CSV UTF-8\""] },

        // The header
        { "missing column", Text("0114,styrdokument_finns,yes\n", "municipality,question,value\n"), [$"1: row: {MissingColumn}"] },
        { "no header", Text(Good, header: ""), [
            "1: there is nothing after the header; expected at least one record",
            $"1: 0114: {OtherColumn}", $"1: styrdokument_finns: {OtherColumn}", $"1: column 3: {OtherColumn}", $"1: yes: {OtherColumn}",
            $"1: municipality: {MissingColumn}", $"1: question: {MissingColumn}", $"1: row: {MissingColumn}", $"1: value: {MissingColumn}"] },
        { "unknown column, and a fault below", Text("0114,styrdokument_finns,,perhaps,Anna\n", "municipality,question,row,value,name\n"),
            [$"1: name: {OtherColumn}", "2: value: expected one of the question's options, not \"perhaps\""] },
        { "duplicate column", Text("0114,styrdokument_finns,,yes,no\n", "municipality,question,row,value,value\n"),
            ["1: value: expected each column once; columns 4 and 5 have this name"] },
        { "tabs", Text("0114\tstyrdokument_finns\t\tyes\n", "municipality\tquestion\trow\tvalue\n"), [
            $"1: municipality question row value: {OtherColumn}", $"1: municipality: {MissingColumn}", $"1: question: {MissingColumn}",
            $"1: row: {MissingColumn}", $"1: value: {MissingColumn}"] },

        // The form of records
        { "too few fields", Text("0114,styrdokument_finns,yes\n" + Good), ["2: expected 4 fields as in the header, not 3"] },
        { "unquoted decimal comma", Text(Good + "0114,kartlaggning_ar,,2,5\n"),
            ["3: expected 4 fields as in the header, not 5; a field that holds the separator stands in quotation marks"] },
        { "empty line between", Text(Good + "\n0114,samordnare_finns,,yes\n"), ["3: expected 4 fields as in the header, not an empty line"] },
        { "quotation mark within a field", Text("0114,ovrigt,,12\" skärm\n"),
            ["2: value: expected quotation marks around the whole field, and those within it doubled"] },
        { "quotation mark never closed", Text(Good + "0114,ovrigt,,\"never closed\n0114,samordnare_finns,,yes\n"),
            ["3: value: expected quotation marks around the whole field, and those within it doubled"] },
        { "lines are counted through quoted line breaks", Text("0114,ovrigt,,\"one\r\n\r\ntwo\"\r\n0114,nope,,x\r\n", Header.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ["5: question: round 2025 has no question \"nope\""] },

        // Municipalities
        { "unknown municipality", Text("9999,styrdokument_finns,,yes\n"), ["2: municipality: there is no municipality \"9999\""] },
        { "no municipality", Text(",styrdokument_finns,,yes\n"), ["2: municipality: expected a municipality code of four digits"] },
        { "leading zero lost", Text("114,styrdokument_finns,,yes\n"),
            ["2: municipality: expected \"0114\", not \"114\": the leading zero is missing; format the column as text, write the zero and save the file again"] },
        { "not in the frame", Text("0115,styrdokument_finns,,yes\n"), ["2: municipality: 0115 Vallentuna is not invited to round 2025"] },
        { "has a draft", Text("0117,styrdokument_finns,,yes\n0117,samordnare_finns,,yes\n"),
            ["2: municipality: 0117 Österåker already has answers; an import never overwrites"] },

        // Questions and rows
        { "unknown question", Text("0114,nope,,yes\n0114,,,yes\n"),
            ["2: question: round 2025 has no question \"nope\"", "3: question: expected the key of a question"] },
        { "question of another round", Text("0114,Styrdokument_finns,,yes\n"), ["2: question: round 2025 has no question \"Styrdokument_finns\""] },
        { "matrix without row", Text("0114,prevention_nivaer,,no\n"),
            ["2: row: expected a row of prevention_nivaer (universell, selektiv, indikerad)"] },
        { "unknown row", Text("0114,prevention_nivaer,alla,no\n"),
            ["2: row: expected a row of prevention_nivaer (universell, selektiv, indikerad), not \"alla\""] },
        { "row on no matrix", Text("0114,styrdokument_finns,universell,yes\n"),
            ["2: row: expected no row, not \"universell\": styrdokument_finns is no matrix"] },
        { "twice", Text(Good + "0114,samordnare_finns,,no\n0114,styrdokument_finns,,\n"),
            ["4: question: expected each answer once; styrdokument_finns of 0114 stands on line 2 already"] },
        { "row twice", Text("0114,prevention_nivaer,universell,no\n0114,prevention_nivaer,selektiv,no\n0114,prevention_nivaer,universell,no\n"),
            ["4: row: expected each answer once; prevention_nivaer.universell of 0114 stands on line 2 already"] },

        // Values
        { "unknown option", Text("0114,styrdokument_finns,,Ja\n"), ["2: value: expected one of the question's options, not \"Ja\""] },
        { "unknown option in a matrix", Text("0114,prevention_nivaer,universell,yes\n"), ["2: value: expected one of the question's options, not \"yes\""] },
        { "line break in a key", Text("0114,styrdokument_finns,,\"y\nes\"\n"), ["2: value: expected one of the question's options, not \"y es\""] },
        { "multi", Text("0114,stod_vuxna,,samtal|nope\n0114,stod_barn,,samtal|samtal\n0114,digitalt_insatser,,none|elever\n"), [
            "2: value: expected one of the question's options, not \"nope\"",
            "3: value: expected each option once, \"samtal\" is repeated",
            "4: value: expected \"none\" to stand alone"] },
        { "too many options", Text("0114,stodbehov_omraden,,kartlaggning|styrdokument|metoder|heder\n"), ["2: value: expected at most 3 options"] },
        { "too few options", Text("0114,svar_verksamheter,,hr\n"), ["2: value: expected at least 2 options"] },
        { "numbers", Text("0114,samordnare_omfattning,,half\n0114,kartlaggning_ar,,2009\n0114,skola_andel,,101\n0114,budget_belopp,,\"1,5\"\n"), [
            "2: value: expected a number, such as 12 or 12.5",
            "3: value: expected a number of at least 2010",
            "4: value: expected a number of at most 100",
            "5: value: expected a whole number"] },
        { "thousands or decimals", Text("0114,budget_belopp,,\"2,000\"\n"), [
            "2: value: \"2,000\" may be thousands or decimals; write the number without a sign between thousands"] },
        { "date", Text("0114,styrdokument_beslutsdatum,,31/12 2024\n"), ["2: value: expected a date as YYYY-MM-DD"] },
        { "date out of range", Text("0114,styrdokument_beslutsdatum,,2026-01-01\n"), ["2: value: expected a date of 2025-12-31 or earlier"] },
        { "e-mail", Text("0114,kontakt_epost,,anna at upplandsvasby.se\n"), ["2: value: expected an e-mail address, such as name@example.se"] },
        { "text", Text($"0114,kontakt_namn,,\"Anna\nBo\"\n0117,kontakt_namn,,{new string('x', 121)}\n"), [
            "2: value: expected a text on one line",
            "4: municipality: 0117 Österåker already has answers; an import never overwrites",
            "4: value: expected at most 120 characters"] },

        // All together, in the order of lines, each at its place
        { "everything on one line", Text(Good + "114,styrdokument_finns,x,yes\n0115,nope,,\n9999,styrdokument_finns,,perhaps\n"), [
            "3: municipality: expected \"0114\", not \"114\": the leading zero is missing; format the column as text, write the zero and save the file again",
            "3: row: expected no row, not \"x\": styrdokument_finns is no matrix",
            "4: municipality: 0115 Vallentuna is not invited to round 2025",
            "4: question: round 2025 has no question \"nope\"",
            "5: municipality: there is no municipality \"9999\"",
            "5: value: expected one of the question's options, not \"perhaps\""] },
    };

    private static byte[] Text(string records, string header = Header) => Encoding.UTF8.GetBytes(header + records);
}
