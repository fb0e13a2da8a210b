using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

public sealed class TransitionTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(Ask.Single("policy", "yes", "no", "dont_know"), Ask.Number("hours", decimals: 1))
        .Indicators(
            Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Substantive("policy")),
            Figure.Mean("hours", Rule.Value("hours"), Rule.Answered("hours")))
        .Read();

    [Theory]
    [InlineData("no", "yes", Transition.Gained)]
    [InlineData("yes", "no", Transition.Lost)]
    [InlineData("yes", "yes", Transition.KeptYes)]
    [InlineData("no", "no", Transition.KeptNo)]
    [InlineData("dont_know", "yes", Transition.NoFigureBefore)]
    [InlineData("no", "", Transition.NoFigureNow)]
    [InlineData("", "dont_know", Transition.NoFigures)]
    public void A_condition_is_gained_lost_kept_or_unknown(string before, string now, Transition expected) =>
        Assert.Equal(expected, Of("policy", before, now));

    [Theory]
    [InlineData("10", "10,5", Transition.Rose)]
    [InlineData("10", "9,5", Transition.Fell)]
    [InlineData("0,1", "0,1", Transition.KeptValue)]
    [InlineData("0", "", Transition.NoFigureNow)]
    public void A_number_rises_falls_or_stays(string before, string now, Transition expected) =>
        Assert.Equal(expected, Of("hours", before, now));

    [Theory]
    [InlineData(TrendComparability.Yes, Transition.Gained)]
    [InlineData(TrendComparability.WithCare, Transition.Gained)]
    [InlineData(TrendComparability.No, Transition.NotComparable)]
    [InlineData(TrendComparability.NotAsked, Transition.NotAsked)]
    public void What_may_not_be_compared_says_so_whatever_the_answers(TrendComparability comparable, Transition expected) =>
        Assert.Equal(expected, Of("policy", "no", "yes", comparable));

    [Fact]
    public void A_round_without_the_indicator_did_not_ask() =>
        Assert.Equal(Transition.NotAsked, Transitions.Of(null, Answered("policy", "yes"), 0, TrendComparability.NotAsked));

    private static Transition Of(string item, string before, string now, TrendComparability comparable = TrendComparability.Yes) =>
        Transitions.Of(Answered(item, before), Answered(item, now), 0, comparable);

    private static UnitResults Answered(string item, string text) =>
        new SurveyRound(Questionnaire).Submitted(text.Length == 0 ? [] : [(item, text)]).Results(item);
}
