using System.Diagnostics;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Indicators;

/// <summary>What an expression says of every unit of a round at once: <see cref="Evaluation"/>, by columns (semantics §4).</summary>
internal static class ColumnEvaluation
{
    /// <summary>The units for which the expression is true.</summary>
    public static UnitSet IsTrue(BooleanExpression expression, AnswerColumns columns) => expression switch
    {
        All node => node.Of.Aggregate(UnitSet.All(columns.Units.Length), (all, part) => all & IsTrue(part, columns)),
        Any node => node.Of.Aggregate(new UnitSet(columns.Units.Length), (any, part) => any | IsTrue(part, columns)),
        Not node => !IsTrue(node.Of, columns),
        Answered node => columns[node.Item].Answered,
        Substantive node => node.Item.Question is ChoiceQuestion
            ? columns[node.Item].ChoseKind(OptionKind.Answer, OptionKind.Other, OptionKind.NoneOfThese)
            : columns[node.Item].Answered,
        OneOf node => node.Options.Aggregate(
            new UnitSet(columns.Units.Length), (any, option) => any | columns[node.Item].Chose[option]),
        Includes node => columns[node.Item].Chose[node.Option],
        NumberAbove node => Above(columns[node.Item], (double)node.Limit, columns.Units.Length),
        DateAfter node => Above(columns[node.Item], node.Limit.DayNumber, columns.Units.Length),
        StatusAtLeast node => columns.StatusAtLeast(node.Status),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    /// <summary>The value for every unit, and for which units there is one.</summary>
    public static (double[] Values, UnitSet Present) Values(NumericExpression expression, AnswerColumns columns) => expression switch
    {
        NumberValue node => (columns[node.Item].Numbers, columns[node.Item].Answered),
        OptionCount node => (Counts(node, columns), columns[node.Item].Answered),
        WeightedIndex node => Indices(node, columns),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private static UnitSet Above(ItemColumn column, double limit, int units)
    {
        var above = new UnitSet(units);
        for (var unit = 0; unit < units; unit++)
        {
            if (column.Numbers[unit] > limit && column.Answered[unit])
                above.Add(unit);
        }

        return above;
    }

    private static double[] Counts(OptionCount node, AnswerColumns columns)
    {
        var counts = new double[columns.Units.Length];
        var options = ((ChoiceQuestion)node.Item.Question).Options;
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i].Kind is OptionKind.Answer or OptionKind.Other)
                columns[node.Item].Chose[i].AddTo(counts, 1);
        }

        return counts;
    }

    private static (double[] Values, UnitSet Present) Indices(WeightedIndex index, AnswerColumns columns)
    {
        var units = columns.Units.Length;
        var baseWeight = new long[units];
        var achieved = new long[units];
        var (weights, least) = WholeWeights(index);
        for (var i = 0; i < weights.Length; i++)
        {
            var inBase = IsTrue(index.Components[i].Base, columns);
            inBase.AddTo(baseWeight, weights[i]);
            (inBase & IsTrue(index.Components[i].Achieved, columns)).AddTo(achieved, weights[i]);
        }

        var values = new double[units];
        var present = new UnitSet(units);
        for (var unit = 0; unit < units; unit++)
        {
            if (baseWeight[unit] == 0 || baseWeight[unit] < least)
                continue;

            present.Add(unit);
            values[unit] = (double)achieved[unit] / baseWeight[unit];
        }

        return (values, present);
    }

    /// <summary>The weights as whole numbers and the least base, so that the comparison with the share is exact and quick.</summary>
    private static (long[] Weights, long Least) WholeWeights(WeightedIndex index)
    {
        var scale = 1m;
        while (index.Components.Any(part => part.Weight * scale != decimal.Truncate(part.Weight * scale)))
            scale *= 10;

        var weights = index.Components.Select(part => (long)(part.Weight * scale)).ToArray();
        return (weights, (long)Math.Ceiling(index.MinBaseShare * weights.Sum()));
    }
}
