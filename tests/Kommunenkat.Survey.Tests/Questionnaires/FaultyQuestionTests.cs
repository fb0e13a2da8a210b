using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

/// <summary>Each row damages the specimen in one place and names the one fault that this is.</summary>
public sealed class FaultyQuestionTests
{
    [Theory]
    [InlineData("question(last).key", "\"level\"", "sections[1].questions[0].key", "question key \"level\" stands twice")]
    [InlineData("question(last).key", "\"la.st\"", "sections[1].questions[0].key", "letters")]
    [InlineData("question(last).number", "\"1.1\"", "question(last).number", "stands twice")]
    [InlineData("question(last).version", "null", "question(last).version", "missing")]
    [InlineData("question(last).type", "\"choice\"", "question(last).type", "expected one of single")]
    [InlineData("question(last).type", "null", "question(last).type", "missing")]
    [InlineData("question(last).type", "7", "question(last).type", "text")]
    [InlineData("question(last).required", "\"yes\"", "question(last).required", "true or false")]
    [InlineData("question(last).publish", "\"everyone\"", "question(last).publish", "municipality, aggregate, none")]
    [InlineData("question(last).label", "null", "question(last).label", "missing")]
    [InlineData("question(last).help", """{"sv":"Hjälp"}""", "question(last).help.en", "missing")]
    [InlineData("question(last).hidden", "true", "question(last).hidden", "unknown property")]
    public void A_fault_in_the_head_of_a_question(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(place, json, faultPlace, words);

    [Theory]
    [InlineData("question(last).options[1].key", "\"yes\"", "question(last).options[1].key", "option key \"yes\" stands twice")]
    [InlineData("question(last).options[1].key", "\"a|b\"", "question(last).options[1].key", "letters")]
    [InlineData("question(last).options[1].kind", "\"maybe\"", "question(last).options[1].kind", "dont_know")]
    [InlineData("question(last).options[1].exclusive", "1", "question(last).options[1].exclusive", "true or false")]
    [InlineData("question(last).options[1].label.en", "null", "question(last).options[1].label.en", "missing")]
    [InlineData("question(last).options", "[]", "question(last).options", "at least two options")]
    [InlineData("question(last).options", "null", "question(last).options", "missing")]
    [InlineData("question(note).options[0]", """{"key":"a","label":{"sv":"a","en":"a"},"kind":"answer","exclusive":false,"since":"2025"}""", "question(note).options", "no options")]
    [InlineData("question(forms).rows[1].key", "\"x\"", "question(forms).rows[1].key", "row key \"x\" stands twice")]
    [InlineData("question(forms).rows[1].since", "null", "question(forms).rows[1].since", "missing")]
    [InlineData("question(last).rows[0]", """{"key":"x","label":{"sv":"x","en":"x"},"since":"2025"}""", "question(last).rows", "no rows")]
    public void A_fault_in_options_and_rows(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(place, json, faultPlace, words);

    [Theory]
    [InlineData("[]", "at least one row")]
    [InlineData("null", "missing")]
    public void A_matrix_without_rows(string rows, string words) =>
        Specimen.HasOneFault(Specimen.File().Set("indicators", "[]").Set("question(forms).rows", rows), "question(forms).rows", words);

    [Theory]
    [InlineData("question(last).constraints", "null", "question(last).constraints", "missing")]
    [InlineData("question(last).constraints.maxSelected", "1", "question(last).constraints.maxSelected", "unknown property")]
    [InlineData("question(means).constraints.minSelected", "-1", "question(means).constraints.minSelected", "from 0 to 3")]
    [InlineData("question(means).constraints.minSelected", "4", "question(means).constraints.minSelected", "from 0 to 3")]
    [InlineData("question(means).constraints.maxSelected", "0", "question(means).constraints.maxSelected", "from 1 to 3")]
    [InlineData("question(means).constraints", """{"minSelected":2,"maxSelected":1}""", "question(means).constraints.maxSelected", "at least minSelected, 2")]
    [InlineData("question(means).constraints", """{"minSelected":2,"maxSelected":9}""", "question(means).constraints.maxSelected", "from 1 to 3")]
    [InlineData("question(forms).constraints.requireAllRows", "null", "question(forms).constraints.requireAllRows", "missing")]
    [InlineData("question(amount).constraints.decimals", "null", "question(amount).constraints.decimals", "missing")]
    [InlineData("question(amount).constraints.decimals", "7", "question(amount).constraints.decimals", "from 0 to 6")]
    [InlineData("question(amount).constraints.max", "-1", "question(amount).constraints.max", "at least min, 0")]
    [InlineData("question(amount).constraints.min", "\"0\"", "question(amount).constraints.min", "expected a number")]
    [InlineData("question(amount).constraints.max", "1e40", "question(amount).constraints.max", "expected a number")]
    [InlineData("question(amount).constraints", """{"min":5,"max":"ten","decimals":0}""", "question(amount).constraints.max", "expected a number")]
    [InlineData("question(since).constraints.max", "\"2019-12-31\"", "question(since).constraints.max", "no earlier than min")]
    [InlineData("question(since).constraints.max", "\"31/12 2025\"", "question(since).constraints.max", "YYYY-MM-DD")]
    [InlineData("question(since).constraints.min", "\"2025-02-30\"", "question(since).constraints.min", "YYYY-MM-DD")]
    [InlineData("question(since).constraints.earliest", "\"2025-02-28\"", "question(since).constraints.earliest", "unknown property")]
    [InlineData("question(note).constraints.maxLength", "0", "question(note).constraints.maxLength", "from 1")]
    [InlineData("question(note).constraints.multiline", "null", "question(note).constraints.multiline", "missing")]
    [InlineData("question(mail).constraints.maxLength", "2", "question(mail).constraints.maxLength", "from 3")]
    [InlineData("question(mail).constraints.multiline", "true", "question(mail).constraints.multiline", "unknown property")]
    public void A_fault_in_the_constraints(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(place, json, faultPlace, words);

    private const string Earlier = "\"previousRound\":\"2023\",\"previousVersion\":1,\"changes\":[],\"comparable\":\"yes\",\"note\":null,\"harmonised\":";

    [Theory]
    [InlineData("question(last).trend", "null", "question(last).trend", "missing")]
    [InlineData("question(last).trend.comparable", "\"perhaps\"", "question(last).trend.comparable", "yes, with_care, no")]
    [InlineData("question(last).trend.comparable", "\"yes\"", "question(last).trend.comparable", "without an earlier version")]
    [InlineData("question(last).trend.previousVersion", "1", "question(last).trend.previousVersion", "both, or neither")]
    [InlineData("question(last).trend.previousRound", "\"2023\"", "question(last).trend.previousVersion", "both, or neither")]
    [InlineData("question(last).trend", $$"""{{{Earlier}}[],"since":1}""", "question(last).trend.since", "unknown property")]
    [InlineData("question(last).trend", """{"previousRound":"2025","previousVersion":1,"changes":[],"comparable":"yes","note":null,"harmonised":[]}""", "question(last).trend.previousRound", "earlier round")]
    [InlineData("question(last).trend", """{"previousRound":"2023","previousVersion":0,"changes":[],"comparable":"yes","note":null,"harmonised":[]}""", "question(last).trend.previousVersion", "from 1")]
    [InlineData("question(last).trend.changes", "[\"\"]", "question(last).trend.changes[0]", "not empty")]
    [InlineData("question(last).trend", $$"""{{{Earlier}}[{"key":"y","label":{"sv":"y","en":"y"},"current":["perhaps"],"previous":["yes"]}]}""", "question(last).trend.harmonised[0].current[0]", "no option \"perhaps\"")]
    [InlineData("question(last).trend", $$"""{{{Earlier}}[{"key":"y","label":{"sv":"y","en":"y"},"current":["yes"],"previous":["yes"]},{"key":"y","label":{"sv":"y","en":"y"},"current":["no"],"previous":["no"]}]}""", "question(last).trend.harmonised[1].key", "stands twice")]
    public void A_fault_in_the_lineage(string place, string json, string faultPlace, string words) =>
        Specimen.HasOneFault(place, json, faultPlace, words);
}
