using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

public sealed class HarmonisedDistributionTests
{
    private static readonly Questionnaire Before = QuestionnaireFile
        .OfRound("2023", Ask.Single("budget", "yes", "no", "dont_know"), Ask.Multi("ways", "a", "b", "c"), Ask.Matrix("levels", ["x"], "yes", "no"))
        .Read();

    private static readonly Questionnaire Now = QuestionnaireFile
        .OfRound(
            "2025",
            Ask.Single("budget", "permanent", "temporary", "no", "dont_know").Following("2023")
                .Harmonised("yes", ["permanent", "temporary"], ["yes"]).Harmonised("no", ["no"], ["no"]),
            Ask.Multi("ways", "ab", "c").Following("2023").Harmonised("ab", ["ab"], ["a", "b"]).Harmonised("c", ["c"], ["c"]),
            Ask.Matrix("levels", ["x", "y"], "often", "seldom", "no").Following("2023").Harmonised("active", ["often", "seldom"], ["yes"]),
            Ask.Single("plain", "yes", "no"))
        .Read();

    [Fact]
    public void Options_split_since_are_counted_together_and_who_does_not_know_is_outside()
    {
        var from = new SurveyRound(Before).Submitted(2, ("budget", "yes")).Submitted(1, ("budget", "no")).Submitted(1, ("budget", "dont_know")).Submitted(1).Invited();
        var to = new SurveyRound(Now).Submitted(1, ("budget", "permanent")).Submitted(3, ("budget", "temporary")).Submitted(1, ("budget", "no")).Submitted(1, ("budget", "dont_know"));

        var distribution = Of("budget", from, to)!;

        Assert.Equal([("yes", 2, 4), ("no", 1, 1)], Counts(distribution));
        Assert.Equal((3, 5), (distribution.FromBase, distribution.ToBase));
    }

    [Fact]
    public void Of_a_multiple_choice_a_municipality_counts_once_in_a_category_and_once_in_the_base()
    {
        var from = new SurveyRound(Before).Submitted(1, ("ways", "a|b|c")).Submitted(1, ("ways", "c"));
        var to = new SurveyRound(Now).Submitted(1, ("ways", "ab")).Submitted(1, ("ways", "ab|c"));

        var distribution = Of("ways", from, to)!;

        Assert.Equal([("ab", 1, 2), ("c", 2, 1)], Counts(distribution));
        Assert.Equal((2, 2), (distribution.FromBase, distribution.ToBase));
    }

    [Fact]
    public void A_matrix_is_told_row_by_row_and_a_new_row_not_at_all()
    {
        var (from, to) = (new SurveyRound(Before).Submitted(1, ("levels.x", "yes")), new SurveyRound(Now).Submitted(1, ("levels.x", "seldom"), ("levels.y", "often")));

        Assert.Equal([("active", 1, 1)], Counts(Of("levels.x", from, to)!));
        Assert.Null(Of("levels.y", from, to));
    }

    [Fact]
    public void A_question_that_declares_none_or_declares_them_against_another_round_has_none()
    {
        var (from, to) = (new SurveyRound(Before).Submitted(), new SurveyRound(Now).Submitted());
        Assert.Null(Of("plain", from, to));

        var later = QuestionnaireFile.OfRound("2027", Ask.Single("budget", "yes", "no").Following("2025").Harmonised("yes", ["yes"], ["permanent", "temporary"])).Read();
        var columns = new SurveyRound(later).Submitted().Encode();
        Assert.Null(HarmonisedDistribution.ForAreas(later.Item("budget"), from.Encode(), OneArea(from.Encode()), columns, OneArea(columns)));
    }

    [Fact]
    public void Each_area_has_its_own()
    {
        var from = new SurveyRound(Before).Submitted(2, ("budget", "yes")).Submitted(1, ("budget", "no")).Encode();
        var to = new SurveyRound(Now).Submitted(1, ("budget", "permanent")).Submitted(2, ("budget", "no")).Encode();
        int[] areas = [0, 1, 1];

        var distributions = HarmonisedDistribution.ForAreas(
            Now.Item("budget"), from, new Partition(from, areas, 2, aboveMunicipality: true), to, new Partition(to, areas, 2, aboveMunicipality: true))!;

        Assert.Equal([("yes", 1, 1), ("no", 0, 0)], Counts(distributions[0]));
        Assert.Equal([("yes", 1, 0), ("no", 1, 2)], Counts(distributions[1]));
    }

    private static HarmonisedDistribution? Of(string item, SurveyRound from, SurveyRound to)
    {
        var (before, now) = (from.Encode(), to.Encode());
        return HarmonisedDistribution.ForAreas(Now.Item(item), before, OneArea(before), now, OneArea(now))?[0];
    }

    private static Partition OneArea(AnswerColumns columns) => new(columns, new int[columns.Units.Length], 1, aboveMunicipality: true);

    private static IEnumerable<(string Category, int From, int To)> Counts(HarmonisedDistribution distribution) =>
        distribution.Categories.Select(count => (count.Category.Key, count.From, count.To));
}
