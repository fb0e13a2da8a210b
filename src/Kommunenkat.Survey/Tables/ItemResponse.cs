using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Tables;

/// <summary>How an item was met: by how many of those who were asked it was left empty.</summary>
/// <param name="Invited">Units of the round.</param>
/// <param name="Submitted">Units that have submitted.</param>
/// <param name="Shown">Submitted units that were shown the question: those answered, unanswered, "don't know" and "not applicable" are together as many.</param>
/// <param name="Answered">With a substantive answer (semantics §4).</param>
/// <param name="Unanswered">Shown, and left empty.</param>
/// <param name="NotApplicable">Answered that it does not apply; the question being hidden is told by <see cref="NotShown"/>.</param>
public readonly record struct ItemResponse(int Invited, int Submitted, int Shown, int Answered, int Unanswered, int DontKnow, int NotApplicable)
{
    /// <summary>Submitted units that the question was not for.</summary>
    public int NotShown => Submitted - Shown;

    /// <summary>Of those shown, 0 to 100 in full precision; null where nobody was.</summary>
    public double? UnansweredShare => Shown == 0 ? null : 100.0 * Unanswered / Shown;

    /// <summary>Several items taken together: each is one thing to answer, and a unit counts once for each.</summary>
    public static ItemResponse operator +(ItemResponse left, ItemResponse right) => new(
        left.Invited + right.Invited, left.Submitted + right.Submitted, left.Shown + right.Shown, left.Answered + right.Answered,
        left.Unanswered + right.Unanswered, left.DontKnow + right.DontKnow, left.NotApplicable + right.NotApplicable);

    /// <summary>The item in every area, in the order of the areas.</summary>
    public static IReadOnlyList<ItemResponse> ForAreas(AnswerColumns columns, Partition areas, Item item)
    {
        var column = columns[item];
        var shown = columns.Shown(item.Question);
        var substantive = ItemTable.Counted(item, column, countsDontKnow: false);
        var dontKnow = column.ChoseKind(OptionKind.DontKnow) & !substantive;
        var (invited, submitted) = (areas.Count(columns.StatusAtLeast(UnitStatus.Invited)), areas.Count(columns.StatusAtLeast(UnitStatus.Submitted)));
        var (ofShown, ofAnswered, ofEmpty) = (areas.Count(shown), areas.Count(substantive), areas.Count(shown & !column.Answered));
        var (ofDontKnow, ofNotApplicable) = (areas.Count(dontKnow), areas.Count(column.Answered & !substantive & !dontKnow));
        return [.. Enumerable.Range(0, areas.AreaCount).Select(area => new ItemResponse(
            invited[area], submitted[area], ofShown[area], ofAnswered[area], ofEmpty[area], ofDontKnow[area], ofNotApplicable[area]))];
    }
}
