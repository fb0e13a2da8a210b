using System.Diagnostics;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>
/// A rule or a definition in keys, the same in every language: <c>styrdokument_finns = yes</c>. What the words mean is in semantics §4.
/// </summary>
internal static class RuleText
{
    public static string Of(Expression rule) => rule switch
    {
        All { Of.Length: 0 } => "true",
        Any { Of.Length: 0 } => "false",
        All node => string.Join(" and ", node.Of.Select(Part)),
        Any node => string.Join(" or ", node.Of.Select(Part)),
        Not node => $"not {Part(node.Of)}",
        Answered node => $"answered({node.Item})",
        Substantive node => $"substantive({node.Item})",
        OneOf { Options.Length: 1 } node => $"{node.Item} = {Option(node.Item, node.Options[0])}",
        OneOf node => $"{node.Item} in ({string.Join(", ", node.Options.Select(option => Option(node.Item, option)))})",
        Includes node => $"{node.Item} includes {Option(node.Item, node.Option)}",
        NumberAbove node => $"{node.Item} > {node.Limit.ToString(CultureInfo.InvariantCulture)}",
        DateAfter node => $"{node.Item} > {AnswerText.Iso(node.Limit)}",
        StatusAtLeast node => $"status >= {node.Status.ToString().ToLowerInvariant()}",
        NumberValue node => $"value({node.Item})",
        OptionCount node => $"count({node.Item})",
        WeightedIndex node => Index(node),
        _ => throw new UnreachableException(rule.GetType().Name),
    };

    /// <summary>In parentheses where it would run into what stands around it.</summary>
    private static string Part(BooleanExpression rule) => rule is All { Of.Length: > 1 } or Any { Of.Length: > 1 } ? $"({Of(rule)})" : Of(rule);

    private static string Index(WeightedIndex index) =>
        $"index({string.Join("; ", index.Components.Select(part =>
            $"{part.Key} weight {part.Weight.ToString(CultureInfo.InvariantCulture)}: {Of(part.Achieved)} among {Of(part.Base)}"))}; "
        + $"least share {index.MinBaseShare.ToString(CultureInfo.InvariantCulture)})";

    private static string Option(Item item, int option) => ((ChoiceQuestion)item.Question).Options[option].Key;
}
