using System.Collections.Immutable;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Indicators;

/// <summary>One municipality in a round.</summary>
/// <param name="Code">Municipality code, four characters.</param>
/// <param name="Status">Submitted exactly when there is a submission, also while the response is reopened.</param>
/// <param name="Submitted">The answers of the latest submission; null without one.</param>
public sealed record RoundUnit(string Code, UnitStatus Status, AnswerSet? Submitted);

/// <summary>
/// All submitted answers of a round, turned on their side: per item one column over the units. Made once per round; every
/// figure is then passes over columns. Never changed, so that any number of readers can share them.
/// </summary>
public sealed class AnswerColumns
{
    private readonly UnitSet[] _status;
    private readonly UnitSet[] _shown;
    private readonly ItemColumn[] _items;

    private AnswerColumns(Questionnaire questionnaire, ImmutableArray<string> units)
    {
        Questionnaire = questionnaire;
        Units = units;
        _status = [.. Enum.GetValues<UnitStatus>().Select(_ => new UnitSet(units.Length))];
        _shown = [.. questionnaire.Questions.Select(_ => new UnitSet(units.Length))];
        _items = [.. questionnaire.Items.Select(item => new ItemColumn(item, units.Length))];
    }

    private AnswerColumns(AnswerColumns other)
    {
        Questionnaire = other.Questionnaire;
        Units = other.Units;
        _status = [.. other._status.Select(set => set.Copy())];
        _shown = [.. other._shown.Select(set => set.Copy())];
        _items = [.. other._items.Select(column => column.Copy())];
    }

    public Questionnaire Questionnaire { get; }

    /// <summary>Municipality codes; a unit is known by its position here.</summary>
    public ImmutableArray<string> Units { get; }

    public static AnswerColumns Encode(Questionnaire questionnaire, IReadOnlyList<RoundUnit> units)
    {
        var columns = new AnswerColumns(questionnaire, [.. units.Select(unit => unit.Code)]);
        for (var i = 0; i < units.Count; i++)
            columns.Add(i, units[i]);
        return columns;
    }

    /// <summary>
    /// The columns with these municipalities as they are now, as if all had been encoded anew; the others' answers are copied as
    /// they lie.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is no unit of these columns.</exception>
    public AnswerColumns With(params IReadOnlyList<RoundUnit> changed)
    {
        var columns = new AnswerColumns(this);
        foreach (var unit in changed)
        {
            var index = Units.IndexOf(unit.Code);
            if (index < 0)
                throw new ArgumentException($"{unit.Code} is no unit of these columns.", nameof(changed));
            columns.Remove(index);
            columns.Add(index, unit);
        }

        return columns;
    }

    internal UnitSet StatusAtLeast(UnitStatus status) => _status[(int)status];

    internal UnitSet Shown(Question question) => _shown[question.Index];

    internal ItemColumn this[Item item] => _items[item.Index];

    private void Remove(int index)
    {
        foreach (var set in _status)
            set.Remove(index);
        foreach (var set in _shown)
            set.Remove(index);
        foreach (var column in _items)
            column.Remove(index);
    }

    private void Add(int index, RoundUnit unit)
    {
        // Either alone would pass for item non-response, or for no response: an error that looks like an empty value.
        if ((unit.Status == UnitStatus.Submitted) != (unit.Submitted is not null))
            throw new ArgumentException($"{unit.Code} is {unit.Status}, but has {(unit.Submitted is null ? "no" : "a")} submission.", nameof(unit));

        for (var status = UnitStatus.NotInvited; status <= unit.Status; status++)
            _status[(int)status].Add(index);
        if (unit.Submitted is null)
            return;

        // A submission holds no hidden answers; an imported file may, so the rule is applied here once for all.
        var shown = ShownAnswers.Of(Questionnaire, unit.Submitted);
        foreach (var question in Questionnaire.Questions.Where(shown.Shows))
        {
            _shown[question.Index].Add(index);
            foreach (var item in question.Items)
            {
                if (shown.Answers[item.Key] is { } answer)
                    _items[item.Index].Add(index, answer);
            }
        }
    }
}

/// <summary>The answers to one item over all units.</summary>
internal sealed class ItemColumn
{
    private readonly ChoiceQuestion? _choice;

    public ItemColumn(Item item, int units)
    {
        Answered = new UnitSet(units);
        _choice = item.Question as ChoiceQuestion;
        Chose = _choice is null ? [] : [.. _choice.Options.Select(_ => new UnitSet(units))];
        Numbers = item.Question is NumberQuestion or DateQuestion ? new double[units] : [];
    }

    private ItemColumn(ItemColumn other)
    {
        _choice = other._choice;
        Answered = other.Answered.Copy();
        Chose = [.. other.Chose.Select(set => set.Copy())];
        Numbers = [.. other.Numbers];
    }

    public UnitSet Answered { get; }

    /// <summary>Per option, the units that chose it.</summary>
    public UnitSet[] Chose { get; }

    /// <summary>Numbers, or dates as day numbers; 0 where <see cref="Answered"/> does not hold the unit.</summary>
    public double[] Numbers { get; }

    /// <summary>The units that chose any option of these kinds.</summary>
    public UnitSet ChoseKind(params ReadOnlySpan<OptionKind> kinds)
    {
        UnitSet? any = null;
        for (var i = 0; i < Chose.Length; i++)
        {
            if (kinds.Contains(_choice!.Options[i].Kind))
                any = any is null ? Chose[i] : any | Chose[i];
        }

        return any ?? Answered & !Answered;
    }

    public ItemColumn Copy() => new(this);

    public void Remove(int unit)
    {
        Answered.Remove(unit);
        foreach (var set in Chose)
            set.Remove(unit);
        if (Numbers.Length > 0)
            Numbers[unit] = 0;
    }

    public void Add(int unit, AnswerValue answer)
    {
        Answered.Add(unit);
        switch (answer)
        {
            case OptionAnswer one:
                Chose[_choice!.IndexOfOption(one.Option)].Add(unit);
                break;
            case OptionsAnswer many:
                foreach (var option in many.Options)
                    Chose[_choice!.IndexOfOption(option)].Add(unit);
                break;
            case NumberAnswer number:
                Numbers[unit] = (double)number.Number;
                break;
            case DateAnswer date:
                Numbers[unit] = date.Date.DayNumber;
                break;
            case TextAnswer:
                break; // that it is answered is all a figure may know of a text
            default:
                throw new System.Diagnostics.UnreachableException(answer.GetType().Name);
        }
    }
}
