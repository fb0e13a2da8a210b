using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

/// <summary>Faults of the file as a whole: its JSON, its head, languages, functions, sections, dropped questions.</summary>
public sealed class FaultyFileTests
{
    [Fact]
    public void Malformed_JSON_is_one_fault_that_names_the_line()
    {
        var reading = QuestionnaireReader.Read("{\n  \"schema\": \"x\",\n  oops\n}");

        var fault = Assert.Single(reading.Faults);
        Assert.Equal("$", fault.Path);
        Assert.Contains("line 3", fault.Message, StringComparison.Ordinal);
        Assert.Null(reading.Questionnaire);
    }

    [Fact]
    public void A_property_that_stands_twice_is_a_fault_because_one_of_the_two_would_silently_be_lost()
    {
        var json = Specimen.File().Json.Replace("\"round\":\"2025\"", "\"round\":\"2025\",\"round\":\"2023\"", StringComparison.Ordinal);

        var fault = Assert.Single(QuestionnaireReader.Read(json).Faults);

        Assert.Equal("$", fault.Path);
        Assert.Contains("round", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"kommunenkat-questionnaire/1\"")]
    public void A_file_that_is_no_object_is_one_fault_at_the_root(string json)
    {
        var fault = Assert.Single(QuestionnaireReader.Read(json).Faults);

        Assert.Equal("$", fault.Path);
    }

    [Fact]
    public void Half_a_character_is_a_fault_and_no_crash()
    {
        // Half a surrogate pair is no text, though its escape is well-formed JSON.
        Assert.Equal("$.title.sv", FaultOf("\"sv\":\"\\ud800\""));
        Assert.Equal("$", FaultOf("\"\\ud800\":\"title\""));
        Assert.Equal("$", FaultOf("\"sv\":\"\ud800\""));

        static string FaultOf(string title) => Assert.Single(QuestionnaireReader.Read(
            Specimen.File().Json.Replace("\"sv\":\"title\"", title, StringComparison.Ordinal)).Faults).Path;
    }

    [Fact]
    public void Of_a_file_of_another_format_nothing_else_is_said()
    {
        Specimen.HasOneFault(Specimen.File().Set("schema", "\"kommunenkat-questionnaire/2\"").Remove("title"), "schema", "questionnaire/1");
    }

    [Theory]
    [InlineData("key", "\"two words\"", "key", "letters")]
    [InlineData("key", "\"small\\n\"", "key", "letters")]
    [InlineData("key", "\"\"", "key", "not empty")]
    [InlineData("key", "7", "key", "text")]
    [InlineData("key", "null", "key", "missing")]
    [InlineData("round", "\"20/25\"", "round", "letters")]
    [InlineData("version", "0", "version", "from 1")]
    [InlineData("version", "1.5", "version", "whole number")]
    [InlineData("unit", "\"region\"", "unit", "municipality")]
    [InlineData("titel", "\"x\"", "titel", "unknown property")]
    [InlineData("title", "\"x\"", "title", "expected an object")]
    [InlineData("title.en", "null", "title.en", "missing")]
    [InlineData("title.sv", "\"  \"", "title.sv", "not empty")]
    [InlineData("title.fi", "\"Kysely\"", "title.fi", "unknown property")]
    [InlineData("defaultLocale", "\"fi\"", "defaultLocale", "one of the file's locales")]
    [InlineData("functions[1]", """{"key":"coordinator","label":{"sv":"x","en":"x"}}""", "functions[1].key", "stands twice")]
    [InlineData("functions[0].name", "\"x\"", "functions[0].name", "unknown property")]
    [InlineData("sections", "{}", "sections", "expected a list")]
    [InlineData("sections", "null", "sections", "missing")]
    [InlineData("sections[2]", "7", "sections[2]", "expected an object")]
    [InlineData("sections[1].key", "\"main\"", "sections[1].key", "stands twice")]
    [InlineData("sections[1].questions", "[]", "sections[1].questions", "at least one question")]
    [InlineData("sections[1].questions", "7", "sections[1].questions", "expected a list")]
    [InlineData("sections[1].suggestedFunctions", """["coordinator","mayor"]""", "sections[1].suggestedFunctions[1]", "no function \"mayor\"")]
    [InlineData("sections[1].estimatedMinutes", "-1", "sections[1].estimatedMinutes", "from 0")]
    [InlineData("dropped[0]", """{"key":"level","lastRound":"2023","version":1,"label":{"sv":"x","en":"x"},"reason":{"sv":"x","en":"x"}}""", "dropped[0].key", "cannot be dropped")]
    [InlineData("dropped[0]", """{"key":"old","lastRound":"2025","version":1,"label":{"sv":"x","en":"x"},"reason":{"sv":"x","en":"x"}}""", "dropped[0].lastRound", "earlier round")]
    public void A_fault_in_the_head_of_the_file_is_reported_at_its_place(string place, string json, string faultPlace, string words)
    {
        // What refers to a part that is not there is at fault too; that is not what is tested here.
        var file = Specimen.File();
        if (place == "sections")
            file.Set("indicators", "[]");

        Specimen.HasOneFault(file.Set(place, json), faultPlace, words);
    }

    [Theory]
    [InlineData("\"sv\"", "expected a list")]
    [InlineData("[]", "one or both of sv, en")]
    [InlineData("""["sv","en","fi"]""", "one or both of sv, en")]
    [InlineData("null", "missing")]
    public void Wrong_languages_are_one_fault_not_one_for_every_text_of_the_file(string locales, string words)
    {
        Specimen.HasOneFault(Specimen.File().Set("locales", locales), "locales", words);
    }

    [Fact]
    public void A_bad_entry_does_not_shift_the_place_of_the_next()
    {
        var faults = Specimen.File().Set("sections[1].suggestedFunctions", """["","mayor"]""").Check().Faults;

        Assert.Equal(
            ["$.sections[1].suggestedFunctions[0]", "$.sections[1].suggestedFunctions[1]"],
            faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_in_a_language_that_the_file_does_not_declare_is_a_fault_at_every_such_text()
    {
        var file = QuestionnaireFile.Of(Ask.Single("level", "yes", "no")).Set("locales", """["sv"]""");

        var faults = file.Check().Faults;

        Assert.Contains("$.title.en", faults.Select(fault => fault.Path));
        Assert.All(faults, fault => Assert.EndsWith(".en", fault.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_a_file_are_reported_at_once()
    {
        var file = Specimen.File()
            .Set("title.en", "null")
            .Set("sections[1].key", "\"main\"")
            .Set("question(amount).constraints.decimals", "-1")
            .Set("question(follow).visibleIf.value", "\"perhaps\"")
            .Set("indicator(share).numerator.q", "\"levle\"")
            .Set("indicator(tally).unnit", "1");

        var reading = file.Check();

        string[] expected =
        [
            "$.title.en",
            "$.sections[1].key",
            file.PathOf("question(amount).constraints.decimals"),
            file.PathOf("question(follow).visibleIf.value"),
            file.PathOf("indicator(share).numerator.q"),
            file.PathOf("indicator(tally).unnit"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), reading.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.Null(reading.Questionnaire);
    }
}
