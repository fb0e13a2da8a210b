using System.Collections.Immutable;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Testing;

/// <summary>
/// A cross table counted once more, one municipality at a time from its answers and as semantics §5 is written, to hold the tables to.
/// </summary>
/// <param name="by">Null: not divided.</param>
/// <param name="countsDontKnow">Whether "don't know" is an answer like others.</param>
public sealed class PlainTable(Questionnaire questionnaire, Item item, Item? by, bool countsDontKnow = true)
{
    private readonly Dictionary<AnswerSet, ShownAnswers> _shown = [];

    /// <summary>Why each unit is outside the base, or that it is in it.</summary>
    public UnitState StateOf(RoundUnit unit)
    {
        if (unit.Status == UnitStatus.NotInvited)
            return UnitState.NotInvited;
        if (unit.Submitted is null)
            return UnitState.NoResponse;
        var shown = ShownBy(unit.Submitted);
        Item[] items = by is null ? [item] : [item, by];
        if (items.All(one => IsInBase(one, shown)))
            return UnitState.Value;
        if (items.Any(one => IsToldByValue(one) && shown.Shows(one.Question) && shown.Answers[one.Key] is null))
            return UnitState.Unanswered;
        return !countsDontKnow && items.Any(one => IsToldByValue(one) && KindsOf(one, shown).Contains(OptionKind.DontKnow)) ? UnitState.DontKnow : UnitState.NotApplicable;
    }

    /// <summary>How many of the units are in the base and answered the item so, and the other so.</summary>
    /// <param name="category">An option's key, a year, "answered" or "not_answered".</param>
    /// <param name="column">An option's key of the other item; null: whatever was answered there.</param>
    public int Count(IEnumerable<RoundUnit> units, string category, string? column = null) =>
        units.Count(unit => IsIn(unit, column) && CategoriesOf(item, unit).Contains(category));

    /// <summary>How many of the units are in the base, and answered the other item so.</summary>
    public int Base(IEnumerable<RoundUnit> units, string? column = null) => units.Count(unit => IsIn(unit, column));

    /// <summary>The numbers answered by the units of the base, from the least up.</summary>
    public IReadOnlyList<decimal> Numbers(IEnumerable<RoundUnit> units, string? column = null) =>
        [.. units.Where(unit => IsIn(unit, column)).Select(unit => ((NumberAnswer)unit.Submitted![item.Key]!).Number).Order()];

    private bool IsIn(RoundUnit unit, string? column) =>
        StateOf(unit) == UnitState.Value && (column is null || CategoriesOf(by!, unit).Contains(column));

    private static bool IsToldByValue(Item item) => item.Question is { PersonalData: false } and not (TextQuestion or EmailQuestion);

    private bool IsInBase(Item item, ShownAnswers shown)
    {
        if (!IsToldByValue(item))
            return shown.Shows(item.Question);
        if (shown.Answers[item.Key] is null)
            return false;
        return item.Question is not ChoiceQuestion || KindsOf(item, shown).Any(kind => kind is not OptionKind.NotApplicable && (countsDontKnow || kind is not OptionKind.DontKnow));
    }

    private static IEnumerable<OptionKind> KindsOf(Item item, ShownAnswers shown) => item.Question is ChoiceQuestion question
        ? Keys(shown.Answers[item.Key]).Select(key => question.Options[question.IndexOfOption(key)].Kind)
        : [];

    private ImmutableArray<string> CategoriesOf(Item one, RoundUnit unit)
    {
        var answer = ShownBy(unit.Submitted!).Answers[one.Key];
        if (!IsToldByValue(one))
            return [answer is null ? "not_answered" : "answered"];
        return answer is DateAnswer date ? [date.Date.Year.ToString(CultureInfo.InvariantCulture)] : Keys(answer);
    }

    private ShownAnswers ShownBy(AnswerSet submitted) =>
        _shown.TryGetValue(submitted, out var shown) ? shown : _shown[submitted] = ShownAnswers.Of(questionnaire, submitted);

    private static ImmutableArray<string> Keys(AnswerValue? answer) => answer switch
    {
        OptionAnswer one => [one.Option],
        OptionsAnswer many => many.Options,
        _ => [],
    };
}
