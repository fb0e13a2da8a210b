using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>Developments small enough to be made by hand.</summary>
public sealed class TrendRowTests
{
    private static readonly Questionnaire Before = File("2023", minBase: 3).Read();
    private static readonly Questionnaire Now = File("2025", minBase: 4).Read();

    [Fact]
    public void A_change_in_percentage_points_is_split_into_the_panels_and_that_of_who_came_and_went()
    {
        // Before: 3 of 6 yes. Now: 5 of 6 yes. In both: 5, of them 2 yes before and 4 now.
        var row = Compare(
            "policy",
            new SurveyRound(Before).Submitted(1, Yes).Submitted(1, Yes).Submitted(1, No).Submitted(1, No).Submitted(1, No).Submitted(1, Yes).Invited().Submitted(1, DontKnow),
            new SurveyRound(Now).Submitted(1, Yes).Submitted(1, No).Submitted(1, Yes).Submitted(1, Yes).Submitted(1, Yes).Invited().Submitted(1, Yes).Submitted(1, DontKnow));

        Assert.Equal((50, 500 / 6.0), (row.From!.Value.Value, row.To!.Value.Value));
        Assert.Equal(500 / 6.0 - 50, row.Change);
        var panel = row.Panel!.Value;
        Assert.Equal((5, 40, 80), (panel.N, panel.From, panel.To));
        Assert.Equal(new PanelMoves(Gained: 3, Lost: 1, KeptYes: 1, KeptNo: 0), panel.Moves);
        Assert.Equal(new Decomposition(Within: 40, Entered: 500 / 6.0 - 80, Left: -10), row.Decomposition);
    }

    [Fact]
    public void A_mean_changes_in_its_own_unit_and_has_no_moves()
    {
        var row = Compare(
            "hours",
            new SurveyRound(Before).Submitted(("hours", "10")).Submitted(("hours", "20")).Submitted(("hours", "60")),
            new SurveyRound(Now).Submitted(("hours", "20")).Submitted(("hours", "22")).Submitted());

        Assert.Equal((30, 21, -9), (row.From!.Value.Value, row.To!.Value.Value, row.Change));
        Assert.Equal((2, 15, 21, null), (row.Panel!.Value.N, row.Panel.Value.From, row.Panel.Value.To, row.Panel.Value.Moves));
        Assert.Equal(new Decomposition(Within: 6, Entered: 0, Left: -15), row.Decomposition);
    }

    [Fact]
    public void An_index_is_in_hundredths_in_the_panel_too()
    {
        var row = Compare(
            "index",
            new SurveyRound(Before).Submitted(("policy", "yes"), ("hours", "0")),
            new SurveyRound(Now).Submitted(("policy", "yes"), ("hours", "1")));

        Assert.Equal((50, 100, 50), (row.Panel!.Value.From, row.Panel.Value.To, row.Change));
    }

    [Fact]
    public void A_count_has_a_panel_of_who_could_be_counted_in_both_rounds_and_no_decomposition()
    {
        // Counted in both: the first three. The last said "don't know" before.
        var row = Compare(
            "without",
            new SurveyRound(Before).Submitted(1, No).Submitted(1, No).Submitted(1, Yes).Submitted(1, DontKnow),
            new SurveyRound(Now).Submitted(1, Yes).Submitted(1, No).Submitted(1, Yes).Submitted(1, No));

        Assert.Equal((2, 2, 0), (row.From!.Value.Value, row.To!.Value.Value, row.Change));
        Assert.Equal((3, 2, 1), (row.Panel!.Value.N, row.Panel.Value.From, row.Panel.Value.To));
        Assert.Equal(new PanelMoves(Gained: 0, Lost: 1, KeptYes: 1, KeptNo: 1), row.Panel.Value.Moves);
        Assert.Null(row.Decomposition);
    }

    [Fact]
    public void An_indicator_of_status_alone_has_all_who_were_invited_both_times_in_its_panel()
    {
        var row = Compare(
            "response",
            new SurveyRound(Before).Submitted().Invited().Started().NotInvited(),
            new SurveyRound(Now).Submitted().Submitted().NotInvited().Submitted());

        Assert.Equal((2, 50, 100), (row.Panel!.Value.N, row.Panel.Value.From, row.Panel.Value.To));
        Assert.Equal(new PanelMoves(1, 0, 1, 0), row.Panel.Value.Moves);
    }

    [Theory]
    [InlineData(2, 4, 2, null, 100.0, false)] // before: below its own least base of 3
    [InlineData(3, 3, 3, 100.0, null, false)] // now: below its own of 4
    [InlineData(4, 4, 4, 100.0, 100.0, true)]
    [InlineData(6, 6, 3, 100.0, 100.0, false)] // a panel of 3 is below the larger
    public void A_base_below_the_least_has_no_value_and_a_panel_below_the_larger_of_the_two_has_none_either(
        int before, int now, int inBoth, double? from, double? to, bool hasPanelValues)
    {
        var row = Compare(
            "policy",
            new SurveyRound(Before).Submitted(before, Yes).Invited(now - inBoth),
            new SurveyRound(Now).Submitted(inBoth, Yes).Invited(before - inBoth).Submitted(now - inBoth, Yes));

        Assert.Equal((from, to), (row.From!.Value.Value, row.To!.Value.Value));
        Assert.Equal(from is null || to is null ? null : 0d, row.Change);
        Assert.Equal((inBoth, inBoth), (row.Panel!.Value.N, row.Panel.Value.Moves!.Value.KeptYes));
        Assert.Equal(hasPanelValues ? 100d : null, row.Panel.Value.From);
        Assert.Equal(hasPanelValues ? 100d : null, row.Panel.Value.To);
        Assert.Equal(hasPanelValues, row.Decomposition is not null);
    }

    [Fact]
    public void The_least_base_is_not_for_a_single_municipality()
    {
        var row = Compare("policy", new SurveyRound(Before).Submitted(1, No), new SurveyRound(Now).Submitted(1, Yes), aboveMunicipality: false);

        Assert.Equal((100, 0, 100), (row.Change, row.Panel!.Value.From, row.Panel.Value.To));
        Assert.Equal(new Decomposition(100, 0, 0), row.Decomposition);
    }

    [Fact]
    public void With_nobody_in_both_rounds_the_change_is_known_but_not_what_it_is_made_of()
    {
        var row = Compare(
            "policy", new SurveyRound(Before).Submitted(4, No).Invited(4), new SurveyRound(Now).Invited(4).Submitted(4, Yes));

        Assert.Equal(100, row.Change);
        Assert.Equal(new Panel(IndicatorUnit.Percent, 0, 0, 0, new PanelMoves(0, 0, 0, 0), IsTooSmall: true), row.Panel);
        Assert.Equal((null, null, null), (row.Panel!.Value.From, row.Panel.Value.To, row.Decomposition));
    }

    [Fact]
    public void Where_the_line_is_cut_the_numbers_are_still_told_and_where_nothing_was_asked_there_is_nothing_to_compare()
    {
        var (before, now) = (new SurveyRound(Before).Submitted(4, No), new SurveyRound(Now).Submitted(4, Yes));

        var plain = Compare("policy", before, now);
        Assert.Equal(plain, Compare("policy", before, now, comparable: TrendComparability.No));
        Assert.Equal(plain with { Panel = null }, Compare("policy", before, now, comparable: TrendComparability.NotAsked));
        Assert.Null((plain with { Panel = null }).Change);
    }

    [Fact]
    public void An_indicator_that_one_round_does_not_have_has_the_other_rounds_figure_and_no_more()
    {
        var now = new SurveyRound(Now).Submitted(4, Yes);
        var areas = Areas(now, aboveMunicipality: true);

        var row = TrendRow.ForAreas(areas, null, areas, now.Results("policy"), TrendComparability.NotAsked)[0];

        Assert.Equal((null, 100, null, null), (row.From?.Value, row.To?.Value, row.Change, row.Panel));
    }

    [Fact]
    public void Rounds_of_other_municipalities_or_areas_are_a_bug()
    {
        var (two, three) = (new SurveyRound(Before).Submitted(2, Yes), new SurveyRound(Now).Submitted(3, Yes));

        Assert.Throws<ArgumentException>(() => Compare("policy", two, three));
        Assert.Throws<ArgumentException>(() => TrendRow.ForAreas(
            Areas(two, aboveMunicipality: true), two.Results("policy"), Areas(two, aboveMunicipality: false), two.Results("policy"), TrendComparability.Yes));
        Assert.Throws<ArgumentException>(() => Panel.ForAreas(Areas(two, true), two.Results("policy"), three.Results("policy")));
        Assert.Throws<ArgumentException>(() => Panel.ForAreas(Areas(two, true), two.Results("policy"), two.Results("hours")));
    }

    private static readonly (string, string)[] Yes = [("policy", "yes")];
    private static readonly (string, string)[] No = [("policy", "no")];
    private static readonly (string, string)[] DontKnow = [("policy", "dont_know")];

    private static QuestionnaireFile File(string round, int minBase) => QuestionnaireFile
        .OfRound(round, Ask.Single("policy", "yes", "no", "dont_know"), Ask.Number("hours"))
        .Indicators(
            Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")),
            Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Substantive("policy"), minBase),
            Figure.Mean("hours", Rule.Value("hours"), Rule.Answered("hours")),
            Figure.Index(
                "index",
                Rule.Index(
                    0,
                    Rule.Component("p", 1, Rule.Is("policy", "yes"), Rule.Answered("policy")),
                    Rule.Component("h", 1, Rule.Above("hours", 0), Rule.Answered("hours"))),
                Rule.Status("submitted")),
            Figure.Count("without", Rule.Is("policy", "no"), minBase: minBase));

    private static TrendRow Compare(
        string indicator, SurveyRound from, SurveyRound to, bool aboveMunicipality = true, TrendComparability comparable = TrendComparability.Yes) =>
        TrendRow.ForAreas(Areas(from, aboveMunicipality), from.Results(indicator), Areas(to, aboveMunicipality), to.Results(indicator), comparable)[0];

    private static Partition Areas(SurveyRound round, bool aboveMunicipality) =>
        new(round.Encode(), new int[round.Units.Count], 1, aboveMunicipality);
}
