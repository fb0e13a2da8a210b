using System.Collections.Immutable;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Trends;

/// <summary>How many units chose options of a harmonised category in each of two rounds.</summary>
/// <param name="From">Units of the earlier round.</param>
/// <param name="To">Units of the later round.</param>
public readonly record struct CategoryCount(HarmonisedCategory Category, int From, int To);

/// <summary>
/// The answers of an area to one item in the categories that mean the same in two rounds though the options do not.
/// </summary>
/// <param name="FromBase">
/// Units that chose an option of any category in the earlier round. "Don't know" is of no category. Of a multiple choice, a
/// unit may be of several categories, and stands once in the base.
/// </param>
/// <param name="ToBase">The same of the later round.</param>
public sealed record HarmonisedDistribution(ImmutableArray<CategoryCount> Categories, int FromBase, int ToBase)
{
    /// <summary>The distribution in every area, in the order of the areas.</summary>
    /// <param name="item">Of the later round, whose question declares the categories against the earlier round.</param>
    /// <param name="fromAreas">The earlier round's units in areas.</param>
    /// <param name="toAreas">The later round's units in areas.</param>
    /// <returns>Null where the question declares no categories against that round, or the item was not asked in it.</returns>
    public static IReadOnlyList<HarmonisedDistribution>? ForAreas(
        Item item, AnswerColumns from, Partition fromAreas, AnswerColumns to, Partition toAreas)
    {
        var trend = item.Question.Trend;
        if (trend.Harmonised.IsEmpty || trend.PreviousRound != from.Questionnaire.Round || from.Questionnaire.FindItem(item.Key) is not { } before)
            return null;

        var fromSets = trend.Harmonised.Select(category => Chose(from[before], before, category.Previous)).ToList();
        var toSets = trend.Harmonised.Select(category => Chose(to[item], item, category.Current)).ToList();
        var (fromCounts, toCounts) = (fromSets.Select(fromAreas.Count).ToList(), toSets.Select(toAreas.Count).ToList());
        var fromBases = fromAreas.Count(fromSets.Aggregate((any, set) => any | set));
        var toBases = toAreas.Count(toSets.Aggregate((any, set) => any | set));
        return [.. Enumerable.Range(0, toAreas.AreaCount).Select(area => new HarmonisedDistribution(
            [.. trend.Harmonised.Select((category, i) => new CategoryCount(category, fromCounts[i][area], toCounts[i][area]))],
            fromBases[area],
            toBases[area]))];
    }

    private static UnitSet Chose(ItemColumn column, Item item, ImmutableArray<string> options) => options.Aggregate(
        new UnitSet(column.Answered.Size), (any, option) => any | column.Chose[((ChoiceQuestion)item.Question).IndexOfOption(option)]);
}
