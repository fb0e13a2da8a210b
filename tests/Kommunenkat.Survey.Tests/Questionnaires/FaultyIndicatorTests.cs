using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

public sealed class FaultyIndicatorTests
{
    [Theory]
    [InlineData("indicator(tally).key", "\"share\"", "indicators[4].key", "indicator key \"share\" stands twice")]
    [InlineData("indicator(share).unit", "\"procent\"", "indicator(share).unit", "percent, mean, index, count")]
    [InlineData("indicator(average).unit", "\"medel\"", "indicator(average).unit", "percent, mean, index, count")]
    [InlineData("indicator(share).unit", "null", "indicator(share).unit", "missing")]
    [InlineData("indicator(share).scale", "1", "indicator(share).scale", "expected 100")]
    [InlineData("indicator(strength).scale", "1", "indicator(strength).scale", "expected 100")]
    [InlineData("indicator(average).scale", "100", "indicator(average).scale", "expected 1 ")]
    [InlineData("indicator(tally).scale", "100", "indicator(tally).scale", "expected 1 ")]
    [InlineData("indicator(share).scale", "null", "indicator(share).scale", "missing")]
    [InlineData("indicator(share).scale", "\"100\"", "indicator(share).scale", "expected a number")]
    [InlineData("indicator(share).decimals", "-1", "indicator(share).decimals", "from 0")]
    [InlineData("indicator(share).minBase", "-1", "indicator(share).minBase", "from 0")]
    [InlineData("indicator(share).direction", "\"up\"", "indicator(share).direction", "higher_is_better")]
    [InlineData("indicator(share).dontKnow", "\"ignored\"", "indicator(share).dontKnow", "in_base, excluded")]
    [InlineData("indicator(share).baseNote.en", "null", "indicator(share).baseNote.en", "missing")]
    [InlineData("indicator(share).trend", "null", "indicator(share).trend", "missing")]
    [InlineData("indicator(share).trend.comparable", "null", "indicator(share).trend.comparable", "missing")]
    [InlineData("indicator(share).trend.since", "1", "indicator(share).trend.since", "unknown property")]
    [InlineData("indicator(share).published", """{"value":"86","text":{"sv":"x","en":"x"}}""", "indicator(share).published.value", "expected a number")]
    [InlineData("indicator(share).published", """{"value":86,"base":-1,"text":{"sv":"x","en":"x"}}""", "indicator(share).published.base", "from 0")]
    [InlineData("indicator(share).published", """{"value":86,"text":{"sv":"x"}}""", "indicator(share).published.text.en", "missing")]
    [InlineData("indicator(share).denominator", "null", "indicator(share).denominator", "missing")]
    [InlineData("indicator(average).denominator", "null", "indicator(average).denominator", "missing")]
    [InlineData("indicator(strength).denominator", "null", "indicator(strength).denominator", "missing")]
    [InlineData("indicator(share).denominator", """{"op":"value","q":"amount"}""", "indicator(share).denominator.op", "not a number")]
    [InlineData("indicator(share).numerator", """{"op":"value","q":"amount"}""", "indicator(share).numerator", "expected a condition")]
    [InlineData("indicator(tally).numerator", """{"op":"count","q":"means"}""", "indicator(tally).numerator", "expected a condition")]
    [InlineData("indicator(average).numerator", """{"op":"answered","q":"amount"}""", "indicator(average).numerator", "value, count, index")]
    [InlineData("indicator(strength).numerator", """{"op":"value","q":"amount"}""", "indicator(strength).numerator", "expected index")]
    [InlineData("indicator(strength).numerator", """{"op":"answered","q":"amount"}""", "indicator(strength).numerator", "index")]
    [InlineData("indicators[5]", "7", "indicators[5]", "expected an object")]
    public void A_fault_in_an_indicator_is_reported_at_its_place(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(place, json, faultPlace, words);

    [Fact]
    public void A_count_needs_no_denominator()
    {
        Assert.Empty(Specimen.File().Set("indicator(tally).denominator", "null").Check().Faults);
        Assert.Empty(Specimen.File().Set("indicator(tally).denominator", """{"op":"status","value":"submitted"}""").Check().Faults);
    }
}
