using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Expressions;

/// <summary>Which items an expression refers to.</summary>
public static class References
{
    /// <summary>Every item the expression looks at, each once, in the order of the questionnaire.</summary>
    public static IReadOnlyList<Item> ItemsOf(params IEnumerable<Expression?> expressions) =>
        [.. expressions.SelectMany(Walk).Distinct().OrderBy(item => item.Index)];

    /// <summary>The questions of the items, and all those that decide whether these are shown.</summary>
    public static IReadOnlyCollection<Question> QuestionsBehind(IEnumerable<Item> items)
    {
        var questions = new HashSet<Question>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Item>(items);
        while (open.TryPop(out var item))
        {
            if (!questions.Add(item.Question))
                continue;
            foreach (var deciding in ItemsOf(item.Question.VisibleIf))
                open.Push(deciding);
        }

        return questions;
    }

    private static IEnumerable<Item> Walk(Expression? expression) => expression switch
    {
        null or StatusAtLeast => [],
        All node => node.Of.SelectMany(Walk),
        Any node => node.Of.SelectMany(Walk),
        Not node => Walk(node.Of),
        Answered node => [node.Item],
        Substantive node => [node.Item],
        OneOf node => [node.Item],
        Includes node => [node.Item],
        NumberAbove node => [node.Item],
        DateAfter node => [node.Item],
        NumberValue node => [node.Item],
        OptionCount node => [node.Item],
        WeightedIndex node => node.Components.SelectMany(part => Walk(part.Base).Concat(Walk(part.Achieved))),
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };
}
