using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>The columns against the plain reading of the semantics, on random rounds.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Every_municipality_has_the_state_that_the_semantics_give_it()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            var oracle = round.OracleOf(indicator);
            Assert.Equal(round.Units.Select(oracle.StateOf), UnitResults.Of(indicator, round.Columns).States.ToArray());
        });
    }

    [Fact]
    public void Every_area_has_the_row_that_the_semantics_give_it()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            var oracle = round.OracleOf(indicator);
            var (above, ofMunicipality) = (round.Rows(indicator, aboveMunicipality: true), round.Rows(indicator, aboveMunicipality: false));
            for (var area = 0; area < RandomRound.Areas; area++)
            {
                RoundUnit[] units = [.. round.Units.Where((_, unit) => round.AreaOfUnit[unit] == area)];
                AssertSame(oracle.RowOf(units, aboveMunicipality: true), above[area]);
                AssertSame(oracle.RowOf(units, aboveMunicipality: false), ofMunicipality[area]);
            }
        });
    }

    [Fact]
    public void Columns_and_single_municipalities_give_the_same_answer_to_every_expression()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            AssertSameEverywhere(round, indicator.Numerator);
            if (indicator.Denominator is { } denominator)
                AssertSameEverywhere(round, denominator);
        });
    }

    // Every state must occur in these rounds, or the comparisons above would say little.
    [Fact]
    public void The_random_rounds_have_every_state_and_values_both_shown_and_hidden()
    {
        var states = new HashSet<UnitState>();
        var values = new HashSet<bool>();
        RoundGen.Any.Sample(
            round =>
            {
                foreach (var indicator in round.Questionnaire.Indicators)
                {
                    states.UnionWith(UnitResults.Of(indicator, round.Columns).States.ToArray());
                    values.UnionWith(round.Rows(indicator).Where(row => row.Base > 0).Select(row => row.Value is null));
                }
            },
            threads: 1);

        Assert.Equal(Enum.GetValues<UnitState>(), states.Order());
        Assert.Equal(2, values.Count);
    }

    private static void AssertSameEverywhere(RandomRound round, Expression expression)
    {
        var answers = round.Units.Select(unit => ShownAnswers.Of(round.Questionnaire, unit.Submitted ?? AnswerSet.Empty).Answers).ToArray();
        if (expression is BooleanExpression condition)
        {
            var isTrue = ColumnEvaluation.IsTrue(condition, round.Columns);
            Assert.All(round.Units, (unit, i) => Assert.Equal(Evaluation.IsTrue(condition, answers[i], unit.Status), isTrue[i]));
            return;
        }

        var number = (NumericExpression)expression;
        var (values, present) = ColumnEvaluation.Values(number, round.Columns);
        Assert.All(round.Units, (unit, i) =>
            AssertClose(Evaluation.Value(number, answers[i], unit.Status), present[i] ? values[i] : null));
    }

    private static void AssertSame(FigureRow expected, AreaRow actual)
    {
        AssertClose(expected.Value, actual.Value);
        AssertClose(expected.Numerator, actual.Numerator);
        AssertClose(expected.Lower, actual.Lower);
        AssertClose(expected.Upper, actual.Upper);
        Assert.Equal(
            (expected.Base, expected.Invited, expected.Submitted, expected.NotApplicable, expected.Unknown),
            (actual.Base, actual.Invited, actual.Submitted, actual.NotApplicable, actual.Unknown));
    }

    // Sums in another order, and quotients of other multiples, differ in the last digits of a double.
    internal static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)));
    }
}
