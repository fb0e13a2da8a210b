using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

/// <summary>A small valid file with a question of every type and an indicator of every unit, for tests to damage.</summary>
internal static class Specimen
{
    public static QuestionnaireFile File() => QuestionnaireFile
        .Of(
            Ask.Single("level", "yes", "no", "dont_know"),
            Ask.Multi("means", "first", "second", "none"),
            Ask.Matrix("forms", ["x", "y"], "yes", "no"),
            Ask.Number("amount", 0, 100, decimals: 1),
            Ask.Date("since", "2020-01-01", "2025-12-31"),
            Ask.Text("note"),
            Ask.Email("mail"),
            Ask.Single("follow", "yes", "no").ShownIf(Rule.Is("level", "yes")))
        .Section("second", Ask.Single("last", "yes", "no"))
        .Indicators(
            Figure.Percent("share", Rule.Is("level", "yes"), Rule.Answered("level")),
            Figure.Mean("average", Rule.Value("amount"), Rule.Answered("amount")),
            Figure.Mean("breadth", Rule.Count("means"), Rule.Substantive("means")),
            Figure.Index(
                "strength",
                Rule.Index(
                    0.5m,
                    Rule.Component("level", 1, Rule.Is("level", "yes"), Rule.Answered("level")),
                    Rule.Component("form", 2, Rule.Is("forms.x", "yes"), Rule.Answered("forms.x"))),
                Rule.Status("submitted")),
            Figure.Count("tally", Rule.Is("level", "no")));

    /// <summary>Puts a value at a place of the specimen and expects this one fault, at this place, with these words in it.</summary>
    public static void HasOneFault(string place, string json, string faultPlace, string words) =>
        HasOneFault(File().Set(place, json), faultPlace, words);

    public static void HasOneFault(QuestionnaireFile file, string faultPlace, string words)
    {
        var reading = file.Check();

        var fault = Assert.Single(reading.Faults);
        Assert.Equal(file.PathOf(faultPlace), fault.Path);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Null(reading.Questionnaire);
    }
}
