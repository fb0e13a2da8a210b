using System.Collections.Immutable;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Indicators;

/// <summary>What an indicator says of each unit of a round: a state, and for units in the base a number.</summary>
public sealed class UnitResults
{
    private readonly UnitState[] _states;
    private readonly double[]? _numbers;

    private UnitResults(Indicator indicator, ImmutableArray<string> units, UnitState[] states, double[]? numbers)
    {
        Indicator = indicator;
        Units = units;
        _states = states;
        _numbers = numbers;
    }

    public Indicator Indicator { get; }

    /// <summary>Municipality codes.</summary>
    public ImmutableArray<string> Units { get; }

    /// <summary>Per unit, in the order of <see cref="Units"/>.</summary>
    public ReadOnlySpan<UnitState> States => _states;

    /// <summary>The unit's numerator: 1 for yes, 0 for no, the number for a value; 0 outside the base.</summary>
    public double Numerator(int unit) => _states[unit] switch
    {
        UnitState.Yes => 1,
        UnitState.Value => _numbers![unit],
        _ => 0,
    };

    /// <summary>Adds the units' states to <paramref name="counts"/>, one place per state, and returns the sum of their numerators.</summary>
    internal double Tally(ReadOnlySpan<int> units, Span<int> counts)
    {
        foreach (var unit in units)
            counts[(int)_states[unit]]++;
        if (_numbers is null)
            return counts[(int)UnitState.Yes];

        var sum = 0.0;
        foreach (var unit in units)
            sum += Numerator(unit);
        return sum;
    }

    /// <summary>Tests the states of semantics §5 in their order.</summary>
    public static UnitResults Of(Indicator indicator, AnswerColumns columns)
    {
        var counted = columns.StatusAtLeast(indicator.IsOfStatusAlone ? UnitStatus.Invited : UnitStatus.Submitted);
        var (isTrue, numbers, hasNumerator) = Numerator(indicator.Numerator, columns);

        var unanswered = new UnitSet(columns.Units.Length);
        var dontKnow = new UnitSet(columns.Units.Length);
        foreach (var item in indicator.DecidingItems)
        {
            unanswered |= columns.Shown(item.Question) & !columns[item].Answered;
            dontKnow |= columns[item].ChoseKind(OptionKind.DontKnow);
        }

        // Without a denominator every submitted unit could be counted: one that is not a yes is a no, unless an answer is missing.
        var inBase = indicator.Denominator is { } denominator
            ? counted & ColumnEvaluation.IsTrue(denominator, columns) & hasNumerator
            : counted & (isTrue | !(unanswered | dontKnow));

        // By sets and not by units, 64 units a look. What is tested first is written last.
        var states = new UnitState[columns.Units.Length];
        Array.Fill(states, UnitState.NotApplicable);
        dontKnow.Mark(states, UnitState.DontKnow);
        unanswered.Mark(states, UnitState.Unanswered);
        if (numbers is not null)
        {
            inBase.Mark(states, UnitState.Value);
        }
        else
        {
            (inBase & isTrue).Mark(states, UnitState.Yes);
            (inBase & !isTrue).Mark(states, UnitState.No);
        }

        (!counted).Mark(states, UnitState.NoResponse);
        (!columns.StatusAtLeast(UnitStatus.Invited)).Mark(states, UnitState.NotInvited);
        return new UnitResults(indicator, columns.Units, states, numbers);
    }

    private static (UnitSet IsTrue, double[]? Numbers, UnitSet HasNumerator) Numerator(Expression numerator, AnswerColumns columns)
    {
        var all = UnitSet.All(columns.Units.Length);
        if (numerator is BooleanExpression condition)
            return (ColumnEvaluation.IsTrue(condition, columns), null, all);

        var (values, present) = ColumnEvaluation.Values((NumericExpression)numerator, columns);
        return (all, values, present);
    }
}
