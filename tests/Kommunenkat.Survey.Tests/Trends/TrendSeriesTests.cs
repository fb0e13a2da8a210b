using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

public sealed class TrendSeriesTests
{
    [Fact]
    public void A_series_is_drawn_where_comparable_noted_where_with_care_and_cut_where_not()
    {
        Questionnaire[] rounds = [Round("2019"), Round("2021", "2019", "yes"), Round("2023", "2021", "with_care"), Round("2025", "2023", "no")];

        var series = TrendSeries.Of("policy", [.. rounds.Select((round, i) => (round, (AreaRow?)Value(round, yes: i)))], _ => null);

        Assert.Equal(["2019", "2021", "2023", "2025"], series.Select(point => point.Round));
        Assert.Equal([0, 25, 50, 75], series.Select(point => point.Row!.Value.Value));
        Assert.Null(series[0].SincePrevious);
        Assert.Equal(
            [TrendComparability.Yes, TrendComparability.WithCare, TrendComparability.No],
            series.Skip(1).Select(point => point.SincePrevious!.Comparable));
        Assert.Equal("reworded in 2023", Assert.Single(series[2].SincePrevious!.Notes).Text["sv"]);
    }

    [Fact]
    public void A_round_without_the_indicator_is_a_gap_on_both_sides()
    {
        var without = QuestionnaireFile.OfRound("2021", Ask.Number("hours")).Read();
        Questionnaire[] rounds = [Round("2019"), without, Round("2023", "2019", "yes")];

        var series = TrendSeries.Of("policy", [.. rounds.Select(round => (round, round == without ? (AreaRow?)null : Value(round, yes: 1)))], _ => null);

        Assert.Null(series[1].Row);
        Assert.All(series.Skip(1), point => Assert.Equal(TrendComparability.NotAsked, point.SincePrevious!.Comparable));
    }

    private static Questionnaire Round(string round, string? previous = null, string comparable = "yes")
    {
        var question = Ask.Single("policy", "yes", "no");
        return QuestionnaireFile
            .OfRound(round, previous is null ? question : question.Following(previous, comparable, $"reworded in {round}"))
            .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy")))
            .Read();
    }

    private static AreaRow Value(Questionnaire round, int yes) =>
        new SurveyRound(round).Submitted(yes, ("policy", "yes")).Submitted(4 - yes, ("policy", "no")).Country("policy");
}
