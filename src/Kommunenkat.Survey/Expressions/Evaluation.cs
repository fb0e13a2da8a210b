using System.Diagnostics;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Expressions;

/// <summary>
/// What an expression says of one municipality (semantics §4). Serves the display rules; the figures of a whole round go
/// through <see cref="Indicators.ColumnEvaluation"/>, and a property test holds the two to the same answers.
/// </summary>
public static class Evaluation
{
    /// <param name="shown">Answers of shown questions only: no expression sees a hidden answer.</param>
    public static bool IsTrue(BooleanExpression expression, AnswerSet shown, UnitStatus status) => expression switch
    {
        All node => node.Of.All(part => IsTrue(part, shown, status)),
        Any node => node.Of.Any(part => IsTrue(part, shown, status)),
        Not node => !IsTrue(node.Of, shown, status),
        Answered node => shown[node.Item.Key] is not null,
        Substantive node => shown[node.Item.Key] is { } answer && SaysSomething(node.Item, answer),
        OneOf node => shown[node.Item.Key] is OptionAnswer answer
            && node.Options.Any(index => Option(node.Item, index).Key == answer.Option),
        Includes node => shown[node.Item.Key] is OptionsAnswer answer
            && answer.Options.Contains(Option(node.Item, node.Option).Key),
        NumberAbove node => shown[node.Item.Key] is NumberAnswer answer && answer.Number > node.Limit,
        DateAfter node => shown[node.Item.Key] is DateAnswer answer && answer.Date > node.Limit,
        StatusAtLeast node => status >= node.Status,
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    /// <inheritdoc cref="IsTrue"/>
    public static double? Value(NumericExpression expression, AnswerSet shown, UnitStatus status) => expression switch
    {
        NumberValue node => shown[node.Item.Key] is NumberAnswer answer ? (double)answer.Number : null,
        OptionCount node => shown[node.Item.Key] is OptionsAnswer answer
            ? answer.Options.Count(key => ((ChoiceQuestion)node.Item.Question).Options
                .Any(option => option.Key == key && option.Kind is OptionKind.Answer or OptionKind.Other))
            : null,
        WeightedIndex node => IndexValue(node, shown, status),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private static double? IndexValue(WeightedIndex index, AnswerSet shown, UnitStatus status)
    {
        var inBase = index.Components.Where(part => IsTrue(part.Base, shown, status)).ToList();
        var baseWeight = inBase.Sum(part => part.Weight);
        // Decimal, so that 8 of 10 parts is exactly the share 0.8.
        if (baseWeight == 0 || baseWeight < index.MinBaseShare * index.Components.Sum(part => part.Weight))
            return null;

        var achieved = inBase.Where(part => IsTrue(part.Achieved, shown, status)).Sum(part => part.Weight);
        return (double)achieved / (double)baseWeight;
    }

    private static bool SaysSomething(Item item, AnswerValue answer) => answer switch
    {
        OptionAnswer one => !IsEmptyKind(item, one.Option),
        OptionsAnswer many => many.Options.Any(key => !IsEmptyKind(item, key)),
        _ => true,
    };

    private static bool IsEmptyKind(Item item, string optionKey)
    {
        var question = (ChoiceQuestion)item.Question;
        return question.Options[question.IndexOfOption(optionKey)].Kind is OptionKind.DontKnow or OptionKind.NotApplicable;
    }

    private static Option Option(Item item, int index) => ((ChoiceQuestion)item.Question).Options[index];
}
