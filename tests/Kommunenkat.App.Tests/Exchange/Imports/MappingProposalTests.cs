using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Imports;

public sealed class MappingProposalTests
{
    [Theory]
    [InlineData("styrdokument_finns", "styrdokument_finns")]
    [InlineData("Styrdokument finns", "styrdokument_finns")]
    [InlineData("STYRDOKUMENT-FINNS:", "styrdokument_finns")]
    [InlineData("prevention_nivaer.selektiv", "prevention_nivaer.selektiv")]
    [InlineData("prevention_nivaer[selektiv]", "prevention_nivaer.selektiv")]
    [InlineData("{label} ", "samordnare_finns")]
    [InlineData("4.1 {label}", "samordnare_finns")]
    [InlineData("Fråga 4.1. {LABEL}", "samordnare_finns")]
    [InlineData("{english}", "samordnare_finns")]
    public void A_heading_names_its_question_whatever_its_dress(string heading, string item)
    {
        var question = Wide.Questionnaire2025.FindQuestion("samordnare_finns")!;
        var written = heading.Replace("{label}", question.Label["sv"], StringComparison.Ordinal)
            .Replace("{LABEL}", question.Label["sv"].ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{english}", question.Label["en"], StringComparison.Ordinal);

        var column = Proposed(written, "dont_know");

        Assert.Equal((ColumnRole.Item, item, Certainty.Certain), (column.Column.Role, column.Column.Item.ToString(), column.Certainty));
    }

    [Theory]
    [InlineData("4.1")]
    [InlineData("Fråga 4.1")]
    [InlineData("Q4.1")]
    public void A_number_alone_is_likely_since_numbers_change_from_round_to_round(string heading)
    {
        var column = Proposed(heading, "Ja");

        Assert.Equal((ColumnRole.Item, "samordnare_finns", Certainty.Likely), (column.Column.Role, column.Column.Item.ToString(), column.Certainty));
    }

    [Theory]
    [InlineData("statsbidrag_sokt.jamy", "jamy")]
    [InlineData("statsbidrag_sokt_bra", "bra")]
    [InlineData("{label} [Inga bidrag]", "none")]
    [InlineData("4.7 {label}: Medel från länsstyrelsen", "lansstyrelsen")]
    public void A_column_for_an_option_is_found(string heading, string option)
    {
        var label = Wide.Questionnaire2025.FindQuestion("statsbidrag_sokt")!.Label["sv"];

        var column = Proposed(heading.Replace("{label}", label, StringComparison.Ordinal), "1");

        Assert.Equal((ColumnRole.Option, "statsbidrag_sokt", option, Certainty.Certain), (column.Column.Role, column.Column.Item.ToString(), column.Column.Option, column.Certainty));
    }

    [Fact]
    public void A_heading_that_may_be_several_is_no_guess()
    {
        var column = Proposed("Socialtjänst", "Ja");

        Assert.Equal((ColumnRole.Ignored, Certainty.Unsure), (column.Column.Role, column.Certainty));
        Assert.StartsWith("the heading may be ", column.Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_below_is_looked_at_too()
    {
        var unlike = Proposed("styrdokument_finns", "banan");
        var byValues = Proposed("Kolumn 7", "Kommunfullmäktige", "Nämnd");

        Assert.Equal(("styrdokument_finns", Certainty.Likely), (unlike.Column.Item.ToString(), unlike.Certainty));
        Assert.Equal(("styrdokument_beslutsniva", Certainty.Likely), (byValues.Column.Item.ToString(), byValues.Certainty));
        Assert.Equal(ColumnRole.Ignored, Proposed("Kolumn 7", "Ja", "Nej").Column.Role);
    }

    [Fact]
    public void Words_that_are_no_labels_are_guessed_and_no_answer_is_one_of_them()
    {
        var values = Proposed("samordnare_finns", "JA", "n", "Vet ej", "?", "saknas", "–").Column.Values;

        Assert.Equal(
            [("?", "dont_know"), ("n", "no"), ("saknas", null), ("vetej", "dont_know"), ("–", null)],
            values.Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public void What_somebody_wrote_is_never_taken_for_no_answer() =>
        Assert.Empty(Proposed("ovrigt", "saknas", "missing").Column.Values);

    [Fact]
    public void A_key_that_looks_like_no_answer_is_an_answer()
    {
        var column = Proposed("skyddat_boende", "missing", "own");

        Assert.Equal((Certainty.Certain, 0), (column.Certainty, column.Column.Values.Count));
    }

    [Fact]
    public void The_column_with_codes_is_the_municipality_and_its_name_is_to_agree()
    {
        var book = Wide.Book(["Kommun", "Kommunkod", "budget_avsatt"], ["Lund", "1281", "no"]);

        Assert.Equal([ColumnRole.SameMunicipality, ColumnRole.Municipality, ColumnRole.Item], MappingProposal.Of(Wide.Questionnaire2025, book).Mapping.Columns.Select(column => column.Role));
    }

    [Fact]
    public void A_single_damaged_code_does_not_make_the_name_say_whose_row_it_is()
    {
        var book = Wide.Book(["Kommun", "Kommunkod", "budget_avsatt"], ["Lund", "1281", "no"], ["Malmö", "1280x", "no"], ["Höör", "1267", "no"]);

        Assert.Equal(ColumnRole.Municipality, MappingProposal.Of(Wide.Questionnaire2025, book).Mapping.Columns[1].Role);
    }

    [Fact]
    public void A_book_without_anything_and_empty_sheets_beside_the_answers_are_no_error()
    {
        var sheet = Wide.Book(["municipality", "budget_avsatt"], ["1281", "no"]).Sheets[0];

        Assert.Empty(MappingProposal.Of(Wide.Questionnaire2025, new SourceBook([])).Columns);
        Assert.Empty(MappingProposal.Of(Wide.Questionnaire2025, new SourceBook([new SourceSheet("Blad1", [])])).Columns);
        Assert.Equal("Svar", MappingProposal.Of(Wide.Questionnaire2025, new SourceBook([new SourceSheet("Blad1", []), sheet, new SourceSheet("Blad2", [])])).Mapping.Sheet);
    }

    [Fact]
    public void A_hidden_sheet_is_read_only_where_no_other_looks_like_answers()
    {
        var sheet = Wide.Book(["municipality", "budget_avsatt"], ["1281", "no"]).Sheets[0];
        var hidden = Wide.Book(["municipality", "budget_avsatt", "ovrigt"], ["1281", "no", "x"]).Sheets[0] with { Name = "Gammalt", IsHidden = true };

        Assert.Equal("Svar", MappingProposal.Of(Wide.Questionnaire2025, new SourceBook([hidden, sheet])).Mapping.Sheet);
        Assert.Equal("Gammalt", MappingProposal.Of(Wide.Questionnaire2025, new SourceBook([hidden, new SourceSheet("Tomt", [])])).Mapping.Sheet);
    }

    [Fact]
    public void A_heading_that_leaves_no_doubt_names_its_column_whatever_stands_below()
    {
        var proposal = MappingProposal.Of(Wide.Questionnaire2025, Wide.Book(["municipality", "budget_avsatt", "budget_belopp"], ["1281", "kanske", "många"]));

        Assert.False(proposal.IsCertain);
        Assert.True(proposal.IsNamed);
        Assert.False(MappingProposal.Of(Wide.Questionnaire2025, Wide.Book(["municipality", "budget_avsatt", "hm"], ["1281", "kanske", "många"])).IsNamed);
    }

    [Fact]
    public void A_column_of_municipalities_is_found_without_heading_that_says_so()
    {
        var proposal = MappingProposal.Of(Wide.Questionnaire2025, Wide.Book(["Vem", "budget_avsatt"], ["Göteborgs stad", "no"], ["Region Gotland", "no"], ["Malung-Sälens kommun", "no"]));

        Assert.Equal((ColumnRole.Municipality, Certainty.Likely), (proposal.Columns[0].Column.Role, proposal.Columns[0].Certainty));
    }

    [Fact]
    public void Titles_may_stand_above_the_headings()
    {
        var book = Wide.Book(["Svar från alla kommuner"], [null, "Uttag 2025-01-01"], ["municipality", "budget_avsatt"], ["1281", "no"]);

        Assert.Equal(3, MappingProposal.Of(Wide.Questionnaire2025, book).Mapping.HeadingRow);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_item_is_proposed_for_two_columns(int seed)
    {
        var random = new Random(seed);
        string[] headings = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            var question = Wide.Questionnaire2025.Questions[random.Next(Wide.Questionnaire2025.Questions.Length)];
            var item = question.Items[random.Next(question.Items.Length)];
            return random.Next(5) switch
            {
                0 => item.Key.ToString(),
                1 => item.Key.ToString().ToUpperInvariant(),
                2 => $"{question.Number} {question.Label["sv"]} {item.Row?.Label["sv"]}",
                3 => question.Number,
                _ => question is MultiQuestion multi ? $"{question.Key}.{multi.Options[random.Next(multi.Options.Length)].Key}" : question.Label["en"],
            };
        })];

        var columns = MappingProposal.Of(Wide.Questionnaire2025, Wide.Book(["kommun", .. headings], ["Lund", .. headings.Select(_ => "x")])).Mapping.Columns;

        Assert.InRange(columns.Count(column => column.Role is ColumnRole.Item or ColumnRole.Option), 40, 200);
        Assert.DoesNotContain(columns.Where(column => column.Item is not null).GroupBy(column => (column.Item, column.Option)), group => group.Count() > 1);
        var whole = columns.Where(column => column.Role == ColumnRole.Item).Select(column => column.Item).ToHashSet();
        Assert.DoesNotContain(columns, column => column.Role == ColumnRole.Option && whole.Contains(column.Item));
    }

    [Fact]
    public void A_mapping_is_the_same_after_it_was_written_and_fits_a_file_whose_columns_have_moved()
    {
        var book = Wide.Book(["kommun", "samordnare_finns", "stod_barn.samtal", "Anteckning"], ["Lund", "Vet ej", "1", "x"]);
        var mapping = Wide.Proposed(book);

        var read = MappingFile.Read(MappingFile.Write(mapping)).Value;
        var (moved, faults) = read.For(Wide.Book(["Anteckning", "stod_barn.samtal", "kommun", "samordnare_finns"], ["x", "1", "Lund", "Vet ej"]));

        Assert.Equal(MappingFile.Write(mapping), MappingFile.Write(read));
        Assert.Empty(faults);
        Assert.Equal([(0, ColumnRole.Ignored), (1, ColumnRole.Option), (2, ColumnRole.Municipality), (3, ColumnRole.Item)], moved!.Columns.Select(column => (column.Column, column.Role)));
    }

    [Fact]
    public void A_mapping_is_not_used_where_a_heading_is_missing_or_new()
    {
        var mapping = Wide.Proposed(Wide.Book(["kommun", "samordnare_finns"], ["Lund", "Ja"]));

        var (fitting, faults) = mapping.For(Wide.Book(["kommun", "styrgrupp_finns"], ["Lund", "Ja"]));

        Assert.Null(fitting);
        Assert.Equal(
            ["Svar!row 1: the column \"samordnare_finns\" is missing", "Svar!B1 (styrgrupp_finns): the mapping does not say what the column is"],
            Wide.Told(faults));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{}", "expected \"format\"")]
    [InlineData("""{"format":"kommunenkat-import-mapping/1","headingRow":1}""", "expected columns")]
    [InlineData("""{"format":"kommunenkat-import-mapping/1","headingRow":1,"columns":[{"column":0,"role":"item"}]}""", "counted from 1")]
    [InlineData("""{"format":"kommunenkat-import-mapping/1","headingRow":1,"columns":[{"column":1,"role":"banan"}]}""", "cannot be read")]
    public void What_is_no_mapping_is_told(string json, string part) =>
        Assert.Contains(part, Assert.Single(MappingFile.Read(json).Failure!.Messages), StringComparison.Ordinal);

    private static ProposedColumn Proposed(string heading, params string[] values) => MappingProposal.Of(
        Wide.Questionnaire2025,
        Wide.Book([["municipality", heading], .. values.Select((value, i) => (IReadOnlyList<string?>)[$"128{i}", value])])).Columns[1];
}
