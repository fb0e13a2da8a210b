using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

public sealed class FaultyExpressionTests
{
    private const string Rule = "question(follow).visibleIf";
    private const string Numerator = "indicator(share).numerator";

    [Theory]
    [InlineData("""{"op":"answered","q":"last"}""", ".q", "earlier questions only")]
    [InlineData("""{"op":"answered","q":"follow"}""", ".q", "earlier questions only")]
    [InlineData("""{"op":"answered","q":"nowhere"}""", ".q", "no question \"nowhere\"")]
    [InlineData("""{"op":"status","value":"started"}""", ".op", "not the status")]
    [InlineData("""{"op":"count","q":"means"}""", ".op", "not a number")]
    [InlineData("""{"op":"any","of":[{"op":"answered","q":"level"},{"op":"not","of":{"op":"answered","q":"last"}}]}""", ".of[1].of.q", "earlier questions only")]
    public void A_display_rule_that_cannot_be(string rule, string faultBelow, string words) =>
        Specimen.HasOneFault(Rule, rule, Rule + faultBelow, words);

    [Theory]
    [InlineData("7", "", "expected an object")]
    [InlineData("null", "", "missing")]
    [InlineData("{}", ".op", "missing")]
    [InlineData("""{"op":7,"q":"level"}""", ".op", "text")]
    [InlineData("""{"op":"","q":"level"}""", ".op", "not empty")]
    [InlineData("""{"op":"is","q":"level","value":"yes"}""", ".op", "expected one of all, any")]
    [InlineData("""{"op":"answered"}""", ".q", "missing")]
    [InlineData("""{"op":"answered","q":"nowhere","row":"x"}""", ".q", "no question \"nowhere\"")]
    [InlineData("""{"op":"answered","q":"forms"}""", ".row", "missing; \"forms\" is a matrix")]
    [InlineData("""{"op":"answered","q":"forms","row":"z"}""", ".row", "no row \"z\"")]
    [InlineData("""{"op":"answered","q":"level","row":"x"}""", ".row", "no matrix")]
    [InlineData("""{"op":"answered","q":"level","value":"yes"}""", ".value", "unknown property")]
    [InlineData("""{"op":"equals","q":"level","value":"perhaps"}""", ".value", "no option \"perhaps\"")]
    [InlineData("""{"op":"equals","q":"level"}""", ".value", "missing")]
    [InlineData("""{"op":"equals","q":"means","value":"first"}""", ".q", "use includes")]
    [InlineData("""{"op":"equals","q":"note","value":"yes"}""", ".q", "question with options")]
    [InlineData("""{"op":"in","q":"level","values":["yes","perhaps"]}""", ".values[1]", "no option \"perhaps\"")]
    [InlineData("""{"op":"in","q":"level","values":[]}""", ".values", "at least one option")]
    [InlineData("""{"op":"in","q":"level","values":[7]}""", ".values[0]", "text")]
    [InlineData("""{"op":"in","q":"level","values":"yes"}""", ".values", "expected a list")]
    [InlineData("""{"op":"in","q":"level"}""", ".values", "missing")]
    [InlineData("""{"op":"in","q":"level","value":"yes","values":["yes"]}""", ".value", "unknown property")]
    [InlineData("""{"op":"includes","q":"level","value":"yes"}""", ".q", "multiple choice")]
    [InlineData("""{"op":"includes","q":"means","value":"third"}""", ".value", "no option \"third\"")]
    [InlineData("""{"op":"gt","q":"level","value":3}""", ".q", "number or date")]
    [InlineData("""{"op":"gt","q":"amount","value":"3"}""", ".value", "expected a number")]
    [InlineData("""{"op":"gt","q":"since","value":3}""", ".value", "YYYY-MM-DD")]
    [InlineData("""{"op":"status","value":"sent"}""", ".value", "invited, started, submitted")]
    [InlineData("""{"op":"all","of":{}}""", ".of", "expected a list")]
    [InlineData("""{"op":"any"}""", ".of", "missing")]
    [InlineData("""{"op":"all","of":[{"op":"value","q":"amount"}]}""", ".of[0].op", "not a number")]
    [InlineData("""{"op":"all","of":[7]}""", ".of[0]", "expected an object")]
    [InlineData("""{"op":"not"}""", ".of", "missing")]
    [InlineData("""{"op":"not","of":{"op":"index","of":[],"minBaseShare":0}}""", ".of.op", "not a number")]
    public void A_condition_that_cannot_be(string condition, string faultBelow, string words) =>
        Specimen.HasOneFault(Numerator, condition, Numerator + faultBelow, words);

    [Theory]
    [InlineData("average", """{"op":"value","q":"level"}""", ".q", "a number question")]
    [InlineData("average", """{"op":"value","q":"nowhere"}""", ".q", "no question \"nowhere\"")]
    [InlineData("average", """{"op":"value","q":"amount","of":1}""", ".of", "unknown property")]
    [InlineData("breadth", """{"op":"count","q":"amount"}""", ".q", "a multiple choice")]
    [InlineData("strength", """{"op":"index","of":[],"minBaseShare":0.5}""", ".of", "at least one component")]
    [InlineData("strength", """{"op":"index","minBaseShare":0.5}""", ".of", "missing")]
    public void A_number_that_cannot_be(string indicator, string number, string faultBelow, string words) =>
        Specimen.HasOneFault($"indicator({indicator}).numerator", number, $"indicator({indicator}).numerator{faultBelow}", words);

    [Theory]
    [InlineData("minBaseShare", "1.5", "from 0 to 1")]
    [InlineData("minBaseShare", "-0.1", "from 0 to 1")]
    [InlineData("minBaseShare", "null", "missing")]
    [InlineData("of[1].key", "\"level\"", "stands twice")]
    [InlineData("of[1].weight", "0", "greater than 0")]
    [InlineData("of[1].weight", "-1", "greater than 0")]
    [InlineData("of[1].weight", "0.0000001", "at most 6 decimals")]
    [InlineData("of[1].weight", "1000000.5", "1000000")]
    [InlineData("of[1].weight", "null", "missing")]
    [InlineData("of[1].weight", "\"2\"", "expected a number")]
    [InlineData("of[1].label", "null", "missing")]
    [InlineData("of[1].base", "null", "missing")]
    [InlineData("of[1].achieved", "7", "expected an object")]
    [InlineData("of[1].share", "1", "unknown property")]
    public void An_index_that_cannot_be(string below, string json, string words) =>
        Specimen.HasOneFault($"indicator(strength).numerator.{below}", json, $"indicator(strength).numerator.{below}", words);
}
