using System.Text.Json.Nodes;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>Lineages small enough to be followed with a finger.</summary>
public sealed class RoundComparisonTests
{
    private static readonly Questionnaire First = FirstWith("policy");

    [Theory]
    [InlineData("yes", "yes", TrendComparability.Yes)]
    [InlineData("yes", "with_care", TrendComparability.WithCare)]
    [InlineData("with_care", "yes", TrendComparability.WithCare)]
    [InlineData("with_care", "no", TrendComparability.No)]
    [InlineData("no", "yes", TrendComparability.No)]
    public void Of_the_indicator_and_its_question_the_worse_holds(string indicator, string question, TrendComparability expected)
    {
        var to = Round("2023", Asked("2021", question), indicator);

        Assert.Equal(expected, RoundComparison.Of("policy", First, to, None).Comparable);
    }

    [Fact]
    public void Over_several_steps_the_worst_holds_and_each_that_is_not_plain_gives_its_notes()
    {
        var second = Round("2023", Asked("2021", "with_care", "the question changed in 2023"), "yes", "nothing to tell");
        var third = Round("2025", Asked("2023", "yes", "nothing to tell"), "with_care", "the indicator changed in 2025");
        var fourth = Round("2027", Asked("2025", "yes"));

        var comparison = RoundComparison.Of("policy", First, fourth, Among(second, third));

        Assert.Equal(TrendComparability.WithCare, comparison.Comparable);
        Assert.Equal(
            [("2025", null, "the indicator changed in 2025"), ("2023", "policy", "the question changed in 2023")],
            Notes(comparison));
    }

    [Fact]
    public void What_happened_before_the_earlier_round_or_at_it_does_not_matter()
    {
        var second = Round("2023", Asked("2021", "no", "before"), "no", "before");
        var third = Round("2025", Asked("2023"));

        Assert.Equal(TrendComparability.Yes, RoundComparison.Of("policy", second, third, Among(First)).Comparable);
        Assert.Equal(TrendComparability.No, RoundComparison.Of("policy", First, third, Among(second)).Comparable);
    }

    [Fact]
    public void A_lineage_that_begins_after_the_earlier_round_was_not_asked_in_it()
    {
        var second = Round("2023", Ask.Single("policy", "yes", "no", "dont_know"));
        var third = Round("2025", Asked("2023"));

        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", First, second, None).Comparable);
        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", First, third, Among(second)).Comparable);
    }

    [Fact]
    public void A_lineage_that_skips_a_round_was_not_asked_in_it_but_in_the_one_it_goes_to()
    {
        var second = QuestionnaireFile.OfRound("2023", Ask.Number("hours").Following("2021")).Indicators(Response()).Read();
        var third = Round("2025", Asked("2021", "with_care"), also: [Response()]);

        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", second, third, Among(First)).Comparable);
        // What the round that it goes to says of itself is before our time.
        Assert.Equal(TrendComparability.Yes, RoundComparison.Of("response", second, third, Among(First)).Comparable);
        Assert.Equal(TrendComparability.WithCare, RoundComparison.Of("policy", First, third, Among(second)).Comparable);
    }

    [Theory]
    [InlineData("2023", 2)] // that round has it in version 1
    [InlineData("2020", 1)] // a round that nobody has
    [InlineData("2027", 1)] // a round to come, whose lineage comes back
    public void A_lineage_that_leads_nowhere_was_not_asked(string round, int version)
    {
        var second = Round("2023", Asked("2021"));
        var third = Round("2025", Ask.Single("policy", "yes", "no", "dont_know").Following(round, version: version));
        var fourth = Round("2027", Asked("2025"));

        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", First, fourth, Among(second, third, fourth)).Comparable);
    }

    [Fact]
    public void The_note_of_a_new_question_is_told_and_a_row_that_is_new_tells_by_its_question()
    {
        var to = QuestionnaireFile
            .OfRound(
                "2023",
                Ask.Single("plan", "yes", "no").Following("2019", "no", "asked before our time"),
                Ask.Matrix("routines", ["a", "b"], "yes", "no").Following("2021", note: "row b is new"))
            .Indicators(
                Figure.Percent("plan", Rule.Is("plan", "yes"), Rule.Answered("plan")).Declared("no", "new figure"),
                Figure.Percent("a", Rule.Is("routines.a", "yes"), Rule.Answered("routines.a")),
                Figure.Percent("b", Rule.Is("routines.b", "yes"), Rule.Answered("routines.a")))
            .Read();
        var from = FirstWith("plan", "a", "b");

        var plan = RoundComparison.Of("plan", from, to, None);
        var a = RoundComparison.Of("a", from, to, None);
        var b = RoundComparison.Of("b", from, to, None);

        Assert.Equal([("2023", null, "new figure"), ("2023", "plan", "asked before our time")], Notes(plan));
        Assert.Equal((TrendComparability.NotAsked, TrendComparability.Yes, TrendComparability.NotAsked), (plan.Comparable, a.Comparable, b.Comparable));
        Assert.Empty(a.Notes);
        Assert.Equal([("2023", "routines", "row b is new")], Notes(b));
    }

    [Fact]
    public void An_option_may_be_new_since_the_questionnaire_says_itself_whether_that_matters()
    {
        var to = QuestionnaireFile
            .OfRound("2023", Ask.Single("policy", "adopted", "draft", "no").Following("2021").Harmonised("yes", ["adopted", "draft"], ["yes"]))
            .Indicators(Figure.Percent("policy", Rule.In("policy", "adopted", "draft"), Rule.Answered("policy")))
            .Read();

        Assert.Equal(TrendComparability.Yes, RoundComparison.Of("policy", First, to, None).Comparable);
    }

    [Fact]
    public void Every_question_of_the_later_definition_counts_numerator_and_base()
    {
        var to = QuestionnaireFile
            .OfRound("2023", Asked("2021"), Ask.Number("hours").Following("2021", "with_care", "hours a week"), Ask.Matrix("routines", ["a"], "yes", "no").Following("2021", "no", "reworded"))
            .Indicators(
                Figure.Percent("of", Rule.All(Rule.Is("policy", "yes"), Rule.Above("hours", 3)), Rule.Answered("policy")),
                Figure.Percent("among", Rule.Is("policy", "yes"), Rule.Is("routines.a", "yes")),
                Figure.Index(
                    "index",
                    Rule.Index(0, Rule.Component("p", 1, Rule.Is("policy", "yes"), Rule.Answered("hours")), Rule.Component("q", 1, Rule.Is("routines.a", "yes"), Rule.Answered("policy"))),
                    Rule.Status("submitted")))
            .Read();
        var from = FirstWith("of", "among");

        Assert.Equal([("2023", "hours", "hours a week")], Notes(RoundComparison.Of("of", from, to, None)));
        Assert.Equal(TrendComparability.WithCare, RoundComparison.Of("of", from, to, None).Comparable);
        Assert.Equal(TrendComparability.No, RoundComparison.Of("among", from, to, None).Comparable);
        Assert.Equal(
            [("2023", "hours", "hours a week"), ("2023", "routines", "reworded")],
            Notes(RoundComparison.Of("index", from, to, None)));
    }

    [Fact]
    public void An_indicator_of_status_alone_goes_by_what_it_says_itself_in_every_round_passed()
    {
        var second = Round("2023", Asked("2021"), also: [Response("with_care", "the frame changed")]);
        var third = Round("2025", Asked("2023"), also: [Response()]);
        // Nobody's lineage passes it, so that it is no step.
        var pilot = Round("2024", Ask.Single("policy", "yes", "no", "dont_know"), also: [Response("no", "a pilot")]);

        var comparison = RoundComparison.Of("response", First, third, Among(second, pilot));

        Assert.Equal(TrendComparability.WithCare, comparison.Comparable);
        Assert.Equal([("2023", null, "the frame changed")], Notes(comparison));
    }

    [Fact]
    public void A_round_between_that_does_not_have_the_indicator_says_nothing_of_it()
    {
        var second = QuestionnaireFile.OfRound("2023", Asked("2021", "with_care")).Read();
        var third = Round("2025", Asked("2023"));

        Assert.Equal(TrendComparability.WithCare, RoundComparison.Of("policy", First, third, Among(second)).Comparable);
        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", second, third, None).Comparable);
    }

    [Fact]
    public void An_indicator_that_the_later_round_has_no_more_tells_why_its_questions_were_dropped()
    {
        var to = QuestionnaireFile.OfRound("2023", Ask.Number("hours").Following("2021"))
            .Set("dropped[0]", """{"key":"policy","lastRound":"2021","version":1,"label":{"sv":"policy","en":"policy"},"reason":{"sv":"all have one","en":"all have one"}}""")
            .Set("dropped[1]", """{"key":"routines","lastRound":"2021","version":1,"label":{"sv":"routines","en":"routines"},"reason":{"sv":"too long","en":"too long"}}""")
            .Read();

        var comparison = RoundComparison.Of("policy", First, to, None);

        Assert.Equal(TrendComparability.NotAsked, comparison.Comparable);
        Assert.Equal([("2023", "policy", "all have one")], Notes(comparison));
    }

    [Fact]
    public void A_figure_that_changed_its_unit_is_another_figure()
    {
        var to = QuestionnaireFile.OfRound("2023", Asked("2021"))
            .Indicators(Figure.Count("policy", Rule.Is("policy", "yes"), Rule.Substantive("policy")))
            .Read();

        Assert.Equal(TrendComparability.NotAsked, RoundComparison.Of("policy", First, to, None).Comparable);
    }

    [Fact]
    public void The_rounds_are_given_in_order_of_time() =>
        Assert.Throws<ArgumentException>(() => RoundComparison.Of("policy", Round("2023", Asked("2021")), First, None));

    /// <summary>The first round: three questions, a figure of each of these keys, and the response rate.</summary>
    private static Questionnaire FirstWith(params IEnumerable<string> indicators) => QuestionnaireFile
        .OfRound("2021", Ask.Single("policy", "yes", "no", "dont_know"), Ask.Number("hours"), Ask.Matrix("routines", ["a"], "yes", "no"))
        .Indicators(indicators.Select(key => Figure.Percent(key, Rule.Is("policy", "yes"), Rule.Substantive("policy"))))
        .Indicators(Response("no", "first round"))
        .Read();

    private static JsonObject Response(string comparable = "yes", string? note = null) =>
        Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")).Declared(comparable, note);

    private static JsonObject Asked(string previousRound, string comparable = "yes", string? note = null) =>
        Ask.Single("policy", "yes", "no", "dont_know").Following(previousRound, comparable, note);

    private static Questionnaire Round(
        string round, JsonObject question, string comparable = "yes", string? note = null, params IEnumerable<JsonObject> also) => QuestionnaireFile
        .OfRound(round, question)
        .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Substantive("policy")).Declared(comparable, note))
        .Indicators(also)
        .Read();

    private static Questionnaire? None(string round) => null;

    private static Func<string, Questionnaire?> Among(params Questionnaire[] rounds) => key => rounds.SingleOrDefault(round => round.Round == key);

    private static (string Round, string? Question, string Text)[] Notes(RoundComparison comparison) =>
        [.. comparison.Notes.Select(note => (note.Round, note.Question, note.Text["sv"]))];
}
