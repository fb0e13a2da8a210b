using CsCheck;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Tests.Answers;
using Kommunenkat.Survey.Tests.Indicators;
using Kommunenkat.Survey.Trends;
using Xunit;
using static Kommunenkat.Survey.Tests.Indicators.OracleTests;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>What holds for every indicator between any two rounds, and the plain reading of the semantics beside it.</summary>
public sealed class TrendLawTests
{
    [Fact]
    public void Every_area_has_the_trend_that_the_semantics_give_it()
    {
        RoundPairGen.ForEveryIndicator((pair, indicator) =>
        {
            var oracle = new TrendOracle(pair, indicator);
            foreach (var aboveMunicipality in (bool[])[true, false])
            {
                var rows = pair.Rows(indicator, aboveMunicipality);
                for (var area = 0; area < rows.Length; area++)
                    AssertSame(oracle.Of(area, aboveMunicipality), rows[area]);
            }
        });
    }

    [Fact]
    public void Within_entered_and_left_are_the_change()
    {
        RoundPairGen.ForEveryIndicator((pair, indicator) =>
        {
            foreach (var row in pair.Rows(indicator).Where(row => row.Decomposition is not null))
            {
                var (within, entered, left) = row.Decomposition!.Value;
                AssertClose(row.Change, within + entered + left);
            }
        });
    }

    [Fact]
    public void Gained_lost_and_kept_are_the_panel_and_gained_less_lost_is_its_change()
    {
        RoundPairGen.ForEveryIndicator((pair, indicator) =>
        {
            foreach (var panel in pair.Rows(indicator, aboveMunicipality: false).Select(row => row.Panel!.Value))
            {
                Assert.Equal(indicator.To.Unit is IndicatorUnit.Percent or IndicatorUnit.Count, panel.Moves is not null);
                if (panel.Moves is not { } moves)
                    continue;

                Assert.True(moves is { Gained: >= 0, Lost: >= 0, KeptYes: >= 0, KeptNo: >= 0 });
                Assert.Equal(panel.N, moves.Gained + moves.Lost + moves.KeptYes + moves.KeptNo);
                if (panel.N > 0 && panel.Unit == IndicatorUnit.Percent)
                    AssertClose(100.0 * (moves.Gained - moves.Lost) / panel.N, panel.To - panel.From);
            }
        });
    }

    [Fact]
    public void A_round_beside_itself_has_no_change_within_and_nobody_who_moved()
    {
        RoundGen.Any.Sample(round =>
        {
            var pair = new RoundPair(round, round);
            foreach (var indicator in pair.Indicators)
            {
                foreach (var row in pair.Rows(indicator))
                {
                    Assert.Equal(row.From!.Value.Counted, row.Panel!.Value.N);
                    Assert.Equal(row.To!.Value.Value is null ? null : 0d, row.Change);
                    Assert.True((row.Decomposition ?? default) == default);
                    Assert.True(row.Panel.Value.Moves is null or { Gained: 0, Lost: 0 });
                }
            }
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_municipality_of_one_round_only_never_moves_the_panel(bool inTheEarlier)
    {
        var pairs =
            from pair in RoundPairGen.Any
            from answers in AnswerGen.Draft((inTheEarlier ? pair.From : pair.To).Questionnaire)
            select (pair, answers);
        pairs.Sample((pair, answers) =>
        {
            var changed = pair.WithOneIn(inTheEarlier, new RoundUnit("new", UnitStatus.Submitted, answers));
            foreach (var indicator in pair.Indicators)
            {
                var (before, after) = (pair.Country(indicator, alsoOutsiders: true), changed.Country(indicator, alsoOutsiders: true));
                Assert.Equal(before.Panel, after.Panel);
                Assert.Equal(inTheEarlier ? before.To : before.From, inTheEarlier ? after.To : after.From);
            }
        });
    }

    [Fact]
    public void The_panels_of_a_partition_add_up_to_the_countrys()
    {
        RoundPairGen.ForEveryIndicator((pair, indicator) =>
        {
            var panels = pair.Rows(indicator).Select(row => row.Panel!.Value).ToList();
            var country = pair.Country(indicator).Panel!.Value;

            Assert.Equal(country.N, panels.Sum(panel => panel.N));
            AssertClose(country.FromNumerator, panels.Sum(panel => panel.FromNumerator));
            AssertClose(country.ToNumerator, panels.Sum(panel => panel.ToNumerator));
            if (country.Moves is { } moves)
            {
                Assert.Equal(moves, panels.Select(panel => panel.Moves!.Value).Aggregate((sum, next) => new PanelMoves(
                    sum.Gained + next.Gained, sum.Lost + next.Lost, sum.KeptYes + next.KeptYes, sum.KeptNo + next.KeptNo)));
            }
        });
    }

    [Fact]
    public void The_transitions_of_an_areas_municipalities_are_its_moves()
    {
        RoundPairGen.ForEveryIndicator((pair, indicator) =>
        {
            var (from, to) = (UnitResults.Of(indicator.From, pair.From.Columns), UnitResults.Of(indicator.To, pair.To.Columns));
            var transitions = Enumerable.Range(0, pair.AreaOfUnit.Length).Select(unit => Transitions.Of(from, to, unit, TrendComparability.WithCare)).ToList();
            int Count(Transition transition) => transitions.Count(each => each == transition);

            var panel = pair.Country(indicator, alsoOutsiders: true).Panel!.Value;
            if (panel.Moves is { } moves)
                Assert.Equal(moves, new PanelMoves(Count(Transition.Gained), Count(Transition.Lost), Count(Transition.KeptYes), Count(Transition.KeptNo)));
            else
                Assert.Equal(panel.N, Count(Transition.Rose) + Count(Transition.Fell) + Count(Transition.KeptValue));
            Assert.Equal(transitions.Count - panel.N, Count(Transition.NoFigures) + Count(Transition.NoFigureBefore) + Count(Transition.NoFigureNow));
        });
    }

    // Each of these must occur, or the comparisons above would say little.
    [Fact]
    public void The_random_pairs_have_panels_shown_and_hidden_that_move_and_areas_that_come_and_go()
    {
        var seen = new HashSet<string>();
        RoundPairGen.Any.Sample(
            pair =>
            {
                foreach (var row in pair.Indicators.SelectMany(indicator => pair.Rows(indicator)))
                {
                    if (row.Panel is { N: > 0, IsTooSmall: true })
                        seen.Add("small panel");
                    if (row is { Panel.IsTooSmall: true, Change: not null } && row.Panel.Value.Unit != IndicatorUnit.Count)
                        seen.Add("small panel of shown values");
                    if (row.Panel?.Moves is { Gained: > 0, Lost: > 0, KeptYes: > 0, KeptNo: > 0 })
                        seen.Add("every move");
                    if (row.Decomposition is { } parts && parts.Within != 0 && parts.Entered != 0 && parts.Left != 0)
                        seen.Add("every part");
                    if (row is { Panel.Unit: IndicatorUnit.Mean or IndicatorUnit.Index, Decomposition.Within: not 0 })
                        seen.Add("numbers");
                }
            },
            threads: 1);

        Assert.Equal(5, seen.Count);
    }

    private static void AssertSame(ExpectedTrend expected, TrendRow actual)
    {
        AssertClose(expected.From, actual.From!.Value.Value);
        AssertClose(expected.To, actual.To!.Value.Value);
        AssertClose(expected.Change, actual.Change);
        var panel = actual.Panel!.Value;
        AssertClose(expected.PanelFrom, panel.From);
        AssertClose(expected.PanelTo, panel.To);
        AssertClose(expected.Within, actual.Decomposition?.Within);
        AssertClose(expected.Entered, actual.Decomposition?.Entered);
        AssertClose(expected.Left, actual.Decomposition?.Left);
        Assert.Equal(
            (expected.N, expected.Gained, expected.Lost, expected.KeptYes, expected.KeptNo),
            (panel.N, panel.Moves?.Gained, panel.Moves?.Lost, panel.Moves?.KeptYes, panel.Moves?.KeptNo));
    }
}
