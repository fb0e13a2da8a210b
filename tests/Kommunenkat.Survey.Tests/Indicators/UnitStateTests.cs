using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>One municipality, one indicator, one state: each by hand (semantics §5).</summary>
public sealed class UnitStateTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(
            Ask.Single("policy", "yes", "no", "dont_know", "not_applicable"),
            Ask.Single("mapping", "yes", "no", "dont_know").ShownIf(Rule.Is("policy", "yes")),
            Ask.Number("hours").ShownIf(Rule.Is("policy", "yes")),
            Ask.Multi("partners", "police", "school", "none", "dont_know"),
            Ask.Matrix("routines", ["school", "care"], "yes", "no", "dont_know"))
        .Indicators(
            Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")),
            Figure.Percent("mapping", Rule.Is("mapping", "yes"), Rule.All(Rule.Is("policy", "yes"), Rule.Substantive("mapping"))),
            Figure.Mean("hours", Rule.Value("hours"), Rule.Is("policy", "yes")),
            Figure.Mean("partners", Rule.Count("partners"), Rule.Substantive("partners")),
            Figure.Index(
                "strength",
                Rule.Index(
                    1,
                    Rule.Component("policy", 1, Rule.Is("policy", "yes"), Rule.Answered("policy")),
                    Rule.Component("school", 1, Rule.Is("routines.school", "yes"), Rule.Substantive("routines.school"))),
                Rule.Status("submitted")),
            Figure.Count("without", Rule.Is("mapping", "no")),
            Figure.Count("without_among", Rule.Is("mapping", "no"), Rule.Answered("mapping")))
        .Read();

    [Fact]
    public void Who_was_not_invited_is_not_invited_in_every_indicator()
    {
        Assert.All(Questionnaire.Indicators, indicator => Assert.Equal(UnitState.NotInvited, Round().NotInvited().State(indicator.Key)));
    }

    [Fact]
    public void Who_was_invited_and_has_submitted_nothing_is_no_response()
    {
        foreach (var indicator in Questionnaire.Indicators.Where(indicator => indicator.Key != "response"))
        {
            Assert.Equal(UnitState.NoResponse, Round().Invited().State(indicator.Key));
            Assert.Equal(UnitState.NoResponse, Round().Started().State(indicator.Key));
        }
    }

    [Fact]
    public void An_indicator_of_status_alone_says_no_of_who_has_submitted_nothing()
    {
        Assert.Equal(UnitState.No, Round().Invited().State("response"));
        Assert.Equal(UnitState.No, Round().Started().State("response"));
        Assert.Equal(UnitState.Yes, Round().Submitted().State("response"));
    }

    [Theory]
    [InlineData("mapping", "yes", UnitState.Yes)]
    [InlineData("mapping", "no", UnitState.No)]
    [InlineData("mapping", "dont_know", UnitState.DontKnow)]
    public void A_percentage_is_yes_or_no_in_the_base_and_dont_know_where_the_denominator_leaves_it_out(string item, string text, UnitState state)
    {
        Assert.Equal(state, Round().Submitted(("policy", "yes"), (item, text)).State("mapping"));
    }

    [Fact]
    public void A_shown_question_without_an_answer_is_unanswered()
    {
        Assert.Equal(UnitState.Unanswered, Round().Submitted().State("mapping"));
        Assert.Equal(UnitState.Unanswered, Round().Submitted(("policy", "yes")).State("mapping"));
        Assert.Equal(UnitState.Unanswered, Round().Submitted(("policy", "yes")).State("hours"));
    }

    [Fact]
    public void A_hidden_question_is_not_applicable_whatever_lies_in_it()
    {
        Assert.Equal(UnitState.NotApplicable, Round().Submitted(("policy", "no")).State("mapping"));
        Assert.Equal(UnitState.NotApplicable, Round().Submitted(("policy", "no"), ("mapping", "yes")).State("mapping"));
        Assert.Equal(UnitState.NotApplicable, Round().Submitted(("policy", "not_applicable"), ("hours", "10")).State("hours"));
    }

    [Fact]
    public void Unanswered_is_tested_before_dont_know()
    {
        Assert.Equal(UnitState.DontKnow, Round().Submitted(("policy", "dont_know")).State("mapping"));
        Assert.Equal(UnitState.Unanswered, Round().Submitted(("routines.school", "dont_know")).State("strength"));
    }

    [Fact]
    public void A_number_is_a_value_also_when_it_is_0()
    {
        var round = Round().Submitted(("policy", "yes"), ("hours", "0"));

        Assert.Equal(UnitState.Value, round.State("hours"));
        Assert.Equal(UnitState.Value, Round().Submitted(("partners", "none")).State("partners"));
    }

    [Fact]
    public void A_count_of_options_without_answer_is_unanswered_and_dont_know_is_dont_know()
    {
        Assert.Equal(UnitState.Unanswered, Round().Submitted().State("partners"));
        Assert.Equal(UnitState.DontKnow, Round().Submitted(("partners", "dont_know")).State("partners"));
    }

    [Fact]
    public void An_index_asks_the_bases_of_its_components_why_it_has_no_value()
    {
        Assert.Equal(UnitState.Value, Round().Submitted(("policy", "no"), ("routines.school", "no")).State("strength"));
        Assert.Equal(UnitState.Unanswered, Round().Submitted(("policy", "no")).State("strength"));
        Assert.Equal(UnitState.DontKnow, Round().Submitted(("policy", "no"), ("routines.school", "dont_know")).State("strength"));
    }

    [Fact]
    public void A_row_that_no_indicator_speaks_of_decides_nothing()
    {
        Assert.Equal(UnitState.Value, Round().Submitted(("policy", "no"), ("routines.school", "no"), ("routines.care", "dont_know")).State("strength"));
    }

    [Fact]
    public void A_count_without_a_denominator_counts_everyone_of_whom_the_answer_is_known()
    {
        Assert.Equal(UnitState.Yes, Round().Submitted(("policy", "yes"), ("mapping", "no")).State("without"));
        Assert.Equal(UnitState.No, Round().Submitted(("policy", "yes"), ("mapping", "yes")).State("without"));
        Assert.Equal(UnitState.No, Round().Submitted(("policy", "no")).State("without"));
        Assert.Equal(UnitState.Unanswered, Round().Submitted(("policy", "yes")).State("without"));
        Assert.Equal(UnitState.DontKnow, Round().Submitted(("policy", "yes"), ("mapping", "dont_know")).State("without"));
    }

    [Fact]
    public void A_count_with_a_denominator_counts_among_those_it_names()
    {
        Assert.Equal(UnitState.Yes, Round().Submitted(("policy", "yes"), ("mapping", "no")).State("without_among"));
        Assert.Equal(UnitState.No, Round().Submitted(("policy", "yes"), ("mapping", "dont_know")).State("without_among"));
        Assert.Equal(UnitState.NotApplicable, Round().Submitted(("policy", "no")).State("without_among"));
    }

    private static SurveyRound Round() => new(Questionnaire);
}
