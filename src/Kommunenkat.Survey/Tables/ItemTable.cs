using System.Collections.Immutable;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Tables;

/// <summary>
/// The answers to one item by area, divided by the answers to another if wanted. In the base are those with a substantive answer
/// to each (semantics §4); of what may not be told by value, those who were shown the question.
/// </summary>
/// <param name="By">What the answers are divided by; null: nothing.</param>
/// <param name="Categories">Of the item, in the questionnaire's order, or from the lowest up.</param>
/// <param name="Columns">Of the item that they are divided by; empty where there is none.</param>
/// <param name="Areas">In the order of the areas.</param>
public sealed record ItemTable(
    Item Item, Item? By, ImmutableArray<Category> Categories, ImmutableArray<Category> Columns, ImmutableArray<AreaDistribution> Areas)
{
    /// <param name="item">Of the columns' questionnaire.</param>
    /// <param name="by">Of the same questionnaire, and one that <see cref="Tables.Categories.Divides"/>.</param>
    /// <param name="bins">Of a number: what to count it in; null: intervals of its own.</param>
    /// <param name="countsDontKnow">Whether "don't know" is counted as an answer, in the base, as most indicators have it.</param>
    public static ItemTable Of(AnswerColumns columns, Partition areas, Item item, Item? by = null, NumberBins? bins = null, bool countsDontKnow = true)
    {
        if (by is not null && !Tables.Categories.Divides(by.Question))
            throw new ArgumentException($"Nothing can be divided by {by}.", nameof(by));

        var states = States(columns, by is null ? [item] : [item, by], countsDontKnow);
        var categories = Tables.Categories.Of(item, columns, bins ?? NumberBins.Of((item, columns)), countsDontKnow);
        var divisions = by is null ? [] : Tables.Categories.Of(by, columns, null, countsDontKnow);
        var sets = Tables.Categories.Sets(item, categories, columns);
        var columnSets = by is null ? [] : Tables.Categories.Sets(by, divisions, columns);
        var numbers = item.Question is NumberQuestion && Tables.Categories.ShowsValues(item.Question) ? columns[item].Numbers : null;

        return new ItemTable(item, by, categories, divisions, [.. Enumerable.Range(0, areas.AreaCount).Select(area => OfArea(areas.UnitsOf(area).ToArray()))]);

        AreaDistribution OfArea(int[] units)
        {
            int[] inBase = [.. units.Where(unit => states[unit] == UnitState.Value)];
            return new AreaDistribution(
                OfUnits(inBase),
                [.. columnSets.Select(set => OfUnits([.. inBase.Where(unit => set[unit])]))],
                new OutsideBase(Count(UnitState.NotInvited), Count(UnitState.NoResponse), Count(UnitState.Unanswered), countsDontKnow ? null : Count(UnitState.DontKnow), Count(UnitState.NotApplicable)));

            int Count(UnitState state) => units.Count(unit => states[unit] == state);
        }

        Distribution OfUnits(int[] units) => new(
            units.Length,
            [.. sets.Select(set => units.Count(unit => set[unit]))],
            numbers is null ? null : NumberSummary.Of(units.Select(unit => numbers[unit])));
    }

    /// <summary>Per unit, the state of semantics §5 of a base in which all of the items have to be answered.</summary>
    private static UnitState[] States(AnswerColumns columns, IReadOnlyList<Item> items, bool countsDontKnow)
    {
        var submitted = columns.StatusAtLeast(UnitStatus.Submitted);
        var inBase = submitted;
        var unanswered = new UnitSet(columns.Units.Length);
        var dontKnow = new UnitSet(columns.Units.Length);
        foreach (var item in items)
        {
            var shown = columns.Shown(item.Question);
            if (!Tables.Categories.ShowsValues(item.Question))
            {
                inBase &= shown;
                continue;
            }

            var column = columns[item];
            inBase &= Counted(item, column, countsDontKnow);
            unanswered |= shown & !column.Answered;
            if (!countsDontKnow)
                dontKnow |= column.ChoseKind(OptionKind.DontKnow);
        }

        // What is tested first is written last.
        var states = new UnitState[columns.Units.Length];
        Array.Fill(states, UnitState.NotApplicable);
        dontKnow.Mark(states, UnitState.DontKnow);
        unanswered.Mark(states, UnitState.Unanswered);
        inBase.Mark(states, UnitState.Value);
        (!submitted).Mark(states, UnitState.NoResponse);
        (!columns.StatusAtLeast(UnitStatus.Invited)).Mark(states, UnitState.NotInvited);
        return states;
    }

    /// <summary>The units with an answer that is counted.</summary>
    internal static UnitSet Counted(Item item, ItemColumn column, bool countsDontKnow) =>
        item.Question is ChoiceQuestion ? column.ChoseKind(Tables.Categories.Kinds(countsDontKnow)) : column.Answered;
}
