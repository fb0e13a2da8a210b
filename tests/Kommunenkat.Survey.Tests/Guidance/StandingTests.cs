using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Guidance;

public sealed class StandingTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(Ask.Single("policy", "yes", "no", "dont_know"), Ask.Multi("means", "first", "dont_know"), Ask.Number("hours"))
        .Indicators(
            Figure.Percent("has", Rule.Is("policy", "yes"), Rule.Answered("policy")),
            Figure.Percent("lacks", Rule.Is("policy", "no"), Rule.Answered("policy")),
            Figure.Percent("neither", Rule.Is("policy", "no"), Rule.Answered("policy")),
            Figure.Percent("first", Rule.Includes("means", "first"), Rule.Answered("means")),
            Figure.Mean("hours", Rule.Value("hours"), Rule.Answered("hours")),
            Figure.Count("tally", Rule.Is("policy", "no")),
            Figure.Percent("responded", Rule.Status("submitted"), Rule.Status("invited")))
        .Set("indicator(has).direction", "\"higher_is_better\"")
        .Set("indicator(first).direction", "\"higher_is_better\"")
        .Set("indicator(lacks).direction", "\"lower_is_better\"")
        .Set("indicator(neither).direction", "\"neutral\"")
        .Read();

    [Theory]
    [InlineData("has", "policy", "yes", Standing.InPlace)]
    [InlineData("has", "policy", "no", Standing.Missing)]
    [InlineData("lacks", "policy", "no", Standing.Missing)]
    [InlineData("lacks", "policy", "yes", Standing.InPlace)]
    [InlineData("neither", "policy", "yes", Standing.NotJudged)]
    [InlineData("has", "policy", "dont_know", Standing.Unclear)]
    [InlineData("first", "means", "dont_know", Standing.Unclear)]
    [InlineData("has", "hours", "40", Standing.Unclear)]
    [InlineData("hours", "hours", "40", Standing.Number)]
    [InlineData("tally", "policy", "no", Standing.NotJudged)]
    [InlineData("responded", "policy", "no", Standing.NotJudged)]
    public void An_answer_says_how_it_stands_in_the_municipality(string indicator, string item, string text, Standing standing)
    {
        var answers = Draft.Of(Questionnaire, (item, text));
        var state = new SurveyRound(Questionnaire).Submitted((item, text)).State(indicator);

        Assert.Equal(standing, Standings.Of(Questionnaire.FindIndicator(indicator)!, state, answers));
    }

    [Fact]
    public void A_dont_know_that_counts_as_no_in_a_share_is_a_no_there_all_the_same() =>
        Assert.Equal(UnitState.No, new SurveyRound(Questionnaire).Submitted(("policy", "dont_know")).State("has"));

    [Theory]
    [InlineData(UnitState.NoResponse, Standing.Unclear)]
    [InlineData(UnitState.DontKnow, Standing.Unclear)]
    [InlineData(UnitState.NotInvited, Standing.NotApplicable)]
    [InlineData(UnitState.NotApplicable, Standing.NotApplicable)]
    public void Without_an_answer_it_is_unclear_and_what_was_not_asked_does_not_concern_the_municipality(UnitState state, Standing standing) =>
        Assert.Equal(standing, Standings.Of(Questionnaire.FindIndicator("has")!, state, null));
}
