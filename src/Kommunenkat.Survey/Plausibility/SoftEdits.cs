using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Plausibility;

/// <summary>
/// The checks of plausibility, "soft edits" in the sense of UNECE's model of data editing (GSDEM): they ask for a second look and an
/// explanation, and let everything pass. They know units, constraints and lineages, but no question by name.
/// </summary>
public static class SoftEdits
{
    /// <summary>A number is another altogether when the larger is more than so many times the smaller.</summary>
    private const decimal LargeFactor = 3;

    /// <summary>Nobody works one or two percent of a post, but many have one or two posts.</summary>
    private const decimal LeastPercentOfPost = 5;

    /// <summary>No yearly budget is some hundred kronor, but many are some hundred thousand. Nought is nought.</summary>
    private const decimal LeastKronor = 1000;

    /// <summary>Everything worth a second look, in the order of the questionnaire; of each item the most telling thing only.</summary>
    /// <param name="earlier">What was answered last round, by item (<see cref="EarlierAnswers.Of"/>).</param>
    public static IReadOnlyList<PlausibilityWarning> Warnings(
        Questionnaire questionnaire, ShownAnswers shown, IReadOnlyDictionary<ItemKey, EarlierAnswer> earlier) =>
        [.. questionnaire.Questions.SelectMany(question => WarningsOf(question, shown, earlier))];

    /// <inheritdoc cref="Warnings"/>
    public static IReadOnlyList<PlausibilityWarning> WarningsOf(
        Question question, ShownAnswers shown, IReadOnlyDictionary<ItemKey, EarlierAnswer> earlier) =>
        shown.Shows(question)
            ? [.. question.Items.Select(item => Check(item, shown.Answers[item.Key], earlier.GetValueOrDefault(item.Key))).OfType<PlausibilityWarning>()]
            : [];

    /// <summary>Those of the warnings whose question has no explanation among the answers.</summary>
    public static IReadOnlyList<PlausibilityWarning> Unexplained(IEnumerable<PlausibilityWarning> warnings, AnswerSet answers) =>
        [.. warnings.Where(warning => answers[ItemKey.ExplanationOf(warning.Item.Question.Key)] is null)];

    private static PlausibilityWarning? Check(Item item, AnswerValue? value, EarlierAnswer? earlier)
    {
        if (value is null)
            return null;
        if (OddByItself(item.Question, value) is { } odd)
            return new PlausibilityWarning(item, odd, value, null);
        if (earlier is null or { Comparable: Comparability.No } || Changed(item.Question, value, earlier) is not { } changed)
            return null;
        return new PlausibilityWarning(item, changed, value, earlier);
    }

    private static WarningKind? OddByItself(Question question, AnswerValue value) => (question, value) switch
    {
        (NumberQuestion { UnitKey: "percent_full_time" }, NumberAnswer { Number: > 0 and < LeastPercentOfPost }) => WarningKind.PostsForPercent,
        (NumberQuestion { UnitKey: "sek_per_year" }, NumberAnswer { Number: > 0 and < LeastKronor }) => WarningKind.ThousandsForKronor,
        _ => null,
    };

    private static WarningKind? Changed(Question question, AnswerValue value, EarlierAnswer earlier) => (question, value, earlier.Value) switch
    {
        (ChoiceQuestion, _, _) when IsReversal(ChoiceSides.Of(earlier.Item.Question, earlier.Value), ChoiceSides.Of(question, value)) => WarningKind.Reversal,
        (MultiQuestion multi, OptionsAnswer now, OptionsAnswer then) when HasLostMost(multi, now, then) => WarningKind.LostOptions,
        (DateQuestion, DateAnswer now, DateAnswer then) when now.Date < then.Date => WarningKind.EarlierDate,
        (NumberQuestion { UnitKey: "year" }, NumberAnswer now, NumberAnswer then) => now.Number < then.Number ? WarningKind.EarlierDate : null,
        (NumberQuestion number, NumberAnswer now, NumberAnswer then) when IsLarge(number, now.Number, then.Number) => WarningKind.LargeChange,
        _ => null,
    };

    private static bool IsReversal(ChoiceSide then, ChoiceSide now) => (then, now) switch
    {
        (ChoiceSide.Has, ChoiceSide.HasNot) or (ChoiceSide.HasNot, ChoiceSide.Has) => true,
        (ChoiceSide.Has or ChoiceSide.HasNot or ChoiceSide.Coming, ChoiceSide.DontKnow) => true,
        _ => false,
    };

    /// <summary>
    /// More than half of at least two options that can still be chosen. Where only so many may be chosen they push each other out, and
    /// a new choice says little.
    /// </summary>
    private static bool HasLostMost(MultiQuestion question, OptionsAnswer now, OptionsAnswer then)
    {
        if (question.MaxSelected is { } most && most < question.Options.Length)
            return false;
        var before = then.Options.Where(key => question.IndexOfOption(key) >= 0).ToList();
        var lost = before.Count(key => !now.Options.Contains(key));
        return before.Count >= 2 && lost * 2 > before.Count && ChoiceSides.Of(question, then) == ChoiceSide.Has;
    }

    private static bool IsLarge(NumberQuestion question, decimal now, decimal then)
    {
        var change = Math.Abs(now - then);
        var (smaller, larger) = (Math.Min(Math.Abs(now), Math.Abs(then)), Math.Max(Math.Abs(now), Math.Abs(then)));
        return change > LeastChange(question.UnitKey) && (larger > LargeFactor * smaller || Math.Sign(now) != Math.Sign(then));
    }

    /// <summary>What a change has to exceed to matter, however many times more it is: from two days to seven is no news.</summary>
    private static decimal LeastChange(string? unitKey) => unitKey switch
    {
        "percent" => 20,
        "percent_full_time" => 50,
        "days" => 14,
        "sek_per_year" => 100_000,
        _ => 10,
    };
}
