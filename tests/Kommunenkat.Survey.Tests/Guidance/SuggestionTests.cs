using System.Text.Json.Nodes;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tests.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Guidance;

public sealed class SuggestionTests
{
    [Fact]
    public void A_file_needs_no_suggestions()
    {
        Assert.Empty(Specimen.File().Read().Suggestions);
        Assert.Empty(Specimen.File().Set("suggestions", "null").Read().Suggestions);
        Assert.Empty(Specimen.File().Set("suggestions", "[]").Read().Suggestions);
    }

    [Fact]
    public void Suggestions_are_read_with_their_support()
    {
        var suggestion = Assert.Single(With(Rule.Is("level", "no")).Read().Suggestions);

        Assert.Equal("start", suggestion.Key);
        Assert.Equal(["start", "start (en)"], [suggestion.Text["sv"], suggestion.Text["en"]]);
        Assert.Equal("support for start", suggestion.Support.Title["sv"]);
        Assert.Equal(new Uri("https://example.se/metod"), suggestion.Support.Address);
        Assert.Null(Assert.Single(With(Rule.Is("level", "no")).Set("suggestions[0].support.url", "null").Read().Suggestions).Support.Address);
    }

    [Theory]
    [InlineData("suggestions", "7", "suggestions", "expected a list")]
    [InlineData("suggestions[0].key", "\"a b\"", "suggestions[0].key", "letters a to z")]
    [InlineData("suggestions[0].when", "null", "suggestions[0].when", "missing")]
    [InlineData("suggestions[0].when.value", "\"maybe\"", "suggestions[0].when.value", "has no option \"maybe\"")]
    [InlineData("suggestions[0].when.q", "\"nothing\"", "suggestions[0].when.q", "there is no question")]
    [InlineData("suggestions[0].when", """{"op":"status","value":"submitted"}""", "suggestions[0].when.op", "rests on answers only")]
    [InlineData("suggestions[0].when", """{"op":"count","q":"means"}""", "suggestions[0].when.op", "not a number")]
    [InlineData("suggestions[0].when", """{"op":"all","of":[]}""", "suggestions[0].when", "at least one answer")]
    [InlineData("suggestions[0].text.en", "null", "suggestions[0].text.en", "missing")]
    [InlineData("suggestions[0].support", "null", "suggestions[0].support", "missing")]
    [InlineData("suggestions[0].support.title.sv", "\" \"", "suggestions[0].support.title.sv", "not empty")]
    [InlineData("suggestions[0].support.url", "\"http://example.se\"", "suggestions[0].support.url", "https://")]
    [InlineData("suggestions[0].support.url", "\"javascript:alert(1)\"", "suggestions[0].support.url", "https://")]
    [InlineData("suggestions[0].support.link", "\"x\"", "suggestions[0].support.link", "unknown property")]
    [InlineData("suggestions[0].rule", "\"x\"", "suggestions[0].rule", "unknown property")]
    public void A_fault_in_a_suggestion_is_reported_at_its_place(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(With(Rule.Is("level", "no")).Set(place, json), faultPlace, words);

    [Fact]
    public void A_key_that_stands_twice_is_a_fault() =>
        Specimen.HasOneFault(With(Rule.Is("level", "no"), Rule.Is("level", "yes")), "suggestions[1].key", "stands twice");

    [Fact]
    public void What_is_suggested_follows_from_the_answers_that_count()
    {
        var questionnaire = With(Rule.Is("follow", "no")).Read();

        Assert.Equal(["start"], For(("level", "yes"), ("follow", "no")));
        Assert.Empty(For(("level", "yes"), ("follow", "yes")));
        // The question is not shown, and its answer is no part of the response.
        Assert.Empty(For(("level", "no"), ("follow", "no")));
        Assert.Empty(For());

        IEnumerable<string> For(params (string, string)[] answers) =>
            Suggestions.For(questionnaire, Draft.Of(questionnaire, answers)).Select(suggestion => suggestion.Key);
    }

    [Fact]
    public void The_reference_questionnaire_suggests_something_for_every_no_that_it_knows_a_way_from()
    {
        var questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

        var suggested = Suggestions.For(questionnaire, Draft.Of(
            questionnaire,
            ("styrdokument_finns", "no"), ("samordnare_finns", "dont_know"), ("prevention_nivaer.universell", "planned"), ("heder_ansvar", "no")));

        Assert.Equal(["styrdokument", "universellt", "heder"], suggested.Select(suggestion => suggestion.Key));
    }

    private static QuestionnaireFile With(params IEnumerable<JsonObject> rules) =>
        Specimen.File().Suggestions(rules.Select(rule => Advice.Of("start", rule, "https://example.se/metod")));
}
