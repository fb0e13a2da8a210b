using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>Figures small enough to be made by hand.</summary>
public sealed class AreaRowTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(
            Ask.Single("policy", "yes", "no", "dont_know"),
            Ask.Single("mapping", "yes", "no").ShownIf(Rule.Is("policy", "yes")),
            Ask.Number("hours", decimals: 1),
            Ask.Matrix("routines", ["a", "b", "c"], "yes", "no", "dont_know"))
        .Indicators(
            Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")),
            Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Substantive("policy"), minBase: 3),
            Figure.Percent("mapping", Rule.Is("mapping", "yes"), Rule.Answered("mapping")),
            Figure.Mean("hours", Rule.Value("hours"), Rule.Answered("hours")),
            Figure.Index(
                "strength",
                Rule.Index(
                    0.8m,
                    Rule.Component("a", 5, Rule.Is("routines.a", "yes"), Rule.Substantive("routines.a")),
                    Rule.Component("b", 3, Rule.Is("routines.b", "yes"), Rule.Substantive("routines.b")),
                    Rule.Component("c", 2, Rule.Is("routines.c", "yes"), Rule.Substantive("routines.c"))),
                Rule.Status("submitted")),
            Figure.Count("without", Rule.Is("policy", "no"), minBase: 5),
            Figure.Count("without_mapping", Rule.Is("mapping", "no"), Rule.Answered("mapping")))
        .Read();

    [Fact]
    public void A_percentage_is_of_the_base_and_its_bounds_are_of_all_who_could_have_been_in_it()
    {
        var round = Round()
            .Submitted(3, ("policy", "yes"))
            .Submitted(1, ("policy", "no"))
            .Submitted(1, ("policy", "dont_know"))
            .Submitted(1)
            .Started(1)
            .Invited(1)
            .NotInvited(2);

        // 3 of 4; four unknown: between 3 of 8 and 7 of 8.
        Assert.Equal(
            new FigureRow(Value: 75, Numerator: 3, Base: 4, Invited: 8, Submitted: 6, NotApplicable: 0, Unknown: 4, Lower: 37.5, Upper: 87.5),
            round.Country("policy"));
    }

    [Fact]
    public void Who_is_not_asked_is_not_applicable_and_in_no_bound()
    {
        var round = Round()
            .Submitted(1, ("policy", "yes"), ("mapping", "yes"))
            .Submitted(1, ("policy", "yes"), ("mapping", "no"))
            .Submitted(3, ("policy", "no"));

        Assert.Equal(new FigureRow(50, 1, 2, 5, 5, NotApplicable: 3, Unknown: 0, 50, 50), round.Country("mapping"));
    }

    [Fact]
    public void The_response_rate_is_of_all_invited_and_has_no_unknown()
    {
        var round = Round().Submitted(3).Started(1).Invited(4).NotInvited(1);

        Assert.Equal(new FigureRow(37.5, 3, 8, 8, 3, 0, 0, 37.5, 37.5), round.Country("response"));
    }

    [Fact]
    public void A_mean_is_the_sum_over_the_base_and_0_is_a_number_while_no_answer_is_none()
    {
        var round = Round().Submitted(1, ("hours", "7,5")).Submitted(2, ("hours", "0")).Submitted(1).Invited(1);

        Assert.Equal(new FigureRow(2.5, 7.5, 3, 5, 4, 0, 2, Lower: null, Upper: null), round.Country("hours"));
    }

    [Fact]
    public void An_index_is_the_mean_of_the_municipalities_indices_in_hundredths()
    {
        var round = Round()
            .Submitted(("routines.a", "yes"), ("routines.b", "yes"), ("routines.c", "yes")) // 1
            .Submitted(("routines.a", "yes"), ("routines.b", "no"), ("routines.c", "no")) // 5 of 10
            .Submitted(("routines.a", "no"), ("routines.b", "no"), ("routines.c", "no")); // 0

        Assert.Equal(new FigureRow(50, 1.5, 3, 3, 3, 0, 0, null, null), round.Country("strength"));
    }

    [Fact]
    public void An_index_has_a_value_when_its_base_carries_exactly_the_least_share_and_none_just_below()
    {
        // Without c: 8 of 10, the share of 0.8 exactly; 5 of those 8 achieved. Without b: 7 of 10.
        var exactly = Round().Submitted(("routines.a", "yes"), ("routines.b", "no"), ("routines.c", "dont_know"));
        var below = Round().Submitted(("routines.a", "yes"), ("routines.b", "dont_know"), ("routines.c", "no"));

        Assert.Equal(new FigureRow(62.5, 0.625, 1, 1, 1, 0, 0, null, null), exactly.Country("strength"));
        Assert.Equal(new FigureRow(null, 0, 0, 1, 1, 0, Unknown: 1, null, null), below.Country("strength"));
    }

    [Fact]
    public void A_share_that_no_double_holds_is_compared_exactly()
    {
        // 0.1 + 0.2 is 0.30000000000000004 in doubles, and 0.3 of 1 would be missed or met by chance.
        var questionnaire = QuestionnaireFile
            .Of(Ask.Single("p", "yes", "no", "dont_know"), Ask.Single("q", "yes", "no", "dont_know"), Ask.Single("r", "yes", "no", "dont_know"))
            .Indicators(Figure.Index(
                "strength",
                Rule.Index(
                    0.3m,
                    Rule.Component("p", 0.1m, Rule.Is("p", "yes"), Rule.Substantive("p")),
                    Rule.Component("q", 0.2m, Rule.Is("q", "yes"), Rule.Substantive("q")),
                    Rule.Component("r", 0.7m, Rule.Is("r", "yes"), Rule.Substantive("r"))),
                Rule.Status("submitted")))
            .Read();

        Assert.Equal(100, new SurveyRound(questionnaire).Submitted(("p", "yes"), ("q", "yes"), ("r", "dont_know")).Country("strength").Value);
        Assert.Null(new SurveyRound(questionnaire).Submitted(("p", "yes"), ("q", "dont_know"), ("r", "dont_know")).Country("strength").Value);
    }

    [Fact]
    public void A_count_has_no_base_no_bounds_and_no_least_base()
    {
        var round = Round()
            .Submitted(2, ("policy", "no"))
            .Submitted(1, ("policy", "yes"))
            .Submitted(1, ("policy", "dont_know"))
            .Submitted(1)
            .Invited(1);

        Assert.Equal(new FigureRow(2, 2, Base: null, 6, 5, 0, Unknown: 3, null, null), round.Country("without"));
    }

    [Fact]
    public void A_count_of_which_nobody_is_known_to_be_part_is_0_but_of_nobody_known_it_is_null()
    {
        Assert.Equal(0, Round().Submitted(("policy", "yes")).Country("without").Value);
        // Missing is never 0: of these nothing is known.
        Assert.Equal(new FigureRow(null, 0, null, 2, 1, 0, 2, null, null), Round().Submitted().Invited().Country("without"));
    }

    [Fact]
    public void A_count_with_a_denominator_counts_within_it()
    {
        var round = Round()
            .Submitted(1, ("policy", "yes"), ("mapping", "no"))
            .Submitted(1, ("policy", "yes"), ("mapping", "yes"))
            .Submitted(1, ("policy", "no"))
            .Invited(1);

        Assert.Equal(new FigureRow(1, 1, null, 4, 3, 1, 1, null, null), round.Country("without_mapping"));
    }

    [Fact]
    public void A_base_below_the_least_hides_the_value_above_municipality_but_not_counts_and_bounds()
    {
        var two = Round().Submitted(1, ("policy", "yes")).Submitted(1, ("policy", "no")).Invited(2);

        Assert.Equal(new FigureRow(Value: null, 1, 2, 4, 2, 0, 2, Lower: 25, Upper: 75), two.Country("policy"));
        Assert.Equal(50, two.Country("policy", aboveMunicipality: false).Value);
        // A base of just the least is enough.
        Assert.Equal(2 / 3.0 * 100, two.Submitted(("policy", "yes")).Country("policy").Value!.Value, 1e-9);
    }

    [Fact]
    public void An_area_without_municipalities_has_no_value_and_no_bounds()
    {
        Assert.Equal(new FigureRow(null, 0, 0, 0, 0, 0, 0, null, null), Round().Country("mapping"));
        Assert.Equal(new FigureRow(null, 0, null, 0, 0, 0, 0, null, null), Round().Country("without"));
    }

    [Fact]
    public void Of_nobody_but_the_unknown_the_figure_could_be_anything()
    {
        Assert.Equal(new FigureRow(null, 0, 0, 2, 0, 0, 2, 0, 100), Round().Invited(2).Country("mapping"));
    }

    [Fact]
    public void A_municipality_outside_the_partition_is_in_no_row()
    {
        var round = Round().Submitted(("policy", "yes")).Submitted(("policy", "no")).Submitted(("policy", "no"));

        var rows = new Partition(round.Encode(), [1, -1, 0], 3, aboveMunicipality: false).Rows(round.Results("policy"));

        Assert.Equal([0, 100, null], rows.Select(row => row.Value));
        Assert.Equal([1, 1, 0], rows.Select(row => row.Invited));
    }

    [Theory]
    [InlineData(UnitStatus.Submitted, false)]
    [InlineData(UnitStatus.Started, true)]
    [InlineData(UnitStatus.NotInvited, true)]
    public void A_municipality_whose_status_and_answers_contradict_each_other_is_a_bug(UnitStatus status, bool hasSubmission)
    {
        var answers = hasSubmission ? Draft.Of(Questionnaire, ("policy", "yes")) : null;

        var exception = Assert.Throws<ArgumentException>(() => AnswerColumns.Encode(Questionnaire, [new RoundUnit("0114", status, answers)]));

        Assert.Contains("0114", exception.Message, StringComparison.Ordinal);
    }

    private static SurveyRound Round() => new(Questionnaire);
}
