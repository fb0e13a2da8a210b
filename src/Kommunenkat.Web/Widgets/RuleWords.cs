using System.Diagnostics;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Widgets;

/// <summary>
/// Says a rule in words: "svaret på 2.1 är Nej". With answers that meet it, as far as it is what made it true: of several conditions
/// of which one is enough, those that the answers meet. Without answers, the whole rule.
/// </summary>
/// <param name="shown">The answers for which the rule is true; null: the rule as it stands.</param>
public sealed class RuleWords(AnswerSet? shown, IStringLocalizer<WidgetTexts> texts)
{
    public string Of(BooleanExpression rule) => Words(rule, holds: true);

    /// <param name="holds">Whether the rule is true, or it is its being false that is told.</param>
    private string Words(BooleanExpression rule, bool holds) => rule switch
    {
        All node => Several(node.Of, holds, areAllNeeded: holds),
        Any node => Several(node.Of, holds, areAllNeeded: !holds),
        Not node => Words(node.Of, !holds),
        Answered node => texts[holds ? "RuleAnswered" : "RuleNotAnswered", Name(node.Item)],
        Substantive node => texts[holds ? "RuleSubstantive" : "RuleNotSubstantive", Name(node.Item)],
        OneOf node => texts[holds ? "RuleIs" : "RuleIsNot", Name(node.Item), Options(node, holds)],
        Includes node => texts[holds ? "RuleIncludes" : "RuleIncludesNot", Name(node.Item), Label(node.Item, node.Option)],
        NumberAbove node => texts[holds ? "RuleAbove" : "RuleNotAbove", Name(node.Item), AnswerText.ReadableNumber((NumberQuestion)node.Item.Question, node.Limit, CultureInfo.CurrentCulture)],
        DateAfter node => texts[holds ? "RuleAfter" : "RuleNotAfter", Name(node.Item), AnswerText.Iso(node.Limit)],
        _ => throw new UnreachableException(rule.GetType().Name),
    };

    private string Several(IEnumerable<BooleanExpression> rules, bool holds, bool areAllNeeded)
    {
        var told = rules.Where(rule => areAllNeeded || shown is null || Evaluation.IsTrue(rule, shown, UnitStatus.Submitted) == holds);
        if (!areAllNeeded && shown is null)
            return string.Join($", {texts["Or"]} ", told.Select(rule => Words(rule, holds)));
        var parts = told.Select(rule => shown is null && rule is Any { Of.Length: > 1 } ? $"({Words(rule, holds)})" : Words(rule, holds));
        return string.Join($" {texts["And"]} ", parts.Where(words => words.Length > 0));
    }

    /// <summary>"2.1", or of a matrix row "6.1 (Universell nivå)".</summary>
    private static string Name(Item item) =>
        item.Row is { } row ? $"{item.Question.Number} ({row.Label.Shown()})" : item.Question.Number;

    private string Options(OneOf rule, bool holds) => holds && shown?[rule.Item.Key] is OptionAnswer answer
        ? Label(rule.Item, ((ChoiceQuestion)rule.Item.Question).IndexOfOption(answer.Option))
        : string.Join($" {texts["Or"]} ", rule.Options.Select(option => Label(rule.Item, option)));

    /// <summary>In quotation marks where the words would run into ours.</summary>
    private string Label(Item item, int option)
    {
        var label = ((ChoiceQuestion)item.Question).Options[option].Label.Shown();
        return label.Contains(' ', StringComparison.Ordinal) ? texts["Quoted", label] : label;
    }
}
