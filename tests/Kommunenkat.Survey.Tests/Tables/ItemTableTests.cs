using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Survey.Tests.Indicators;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Tables;

/// <summary>Tables against a plain count of the answers, on random questionnaires and rounds.</summary>
public sealed class ItemTableTests
{
    [Fact]
    public void Every_cell_is_what_a_plain_count_of_the_answers_gives()
    {
        RoundGen.Any.Sample(round =>
        {
            foreach (var (item, by) in Pairs(round.Questionnaire))
            {
                AssertAsCounted(round, item, by, countsDontKnow: false);
                AssertAsCounted(round, item, by, countsDontKnow: true);
            }
        });
    }

    [Fact]
    public void The_base_and_what_is_outside_it_are_together_all_units_of_the_area()
    {
        RoundGen.Any.Sample(round =>
        {
            foreach (var (item, by) in Pairs(round.Questionnaire))
            {
                var table = Of(round, item, by);
                for (var area = 0; area < RandomRound.Areas; area++)
                {
                    var (answers, outside) = (table.Areas[area], table.Areas[area].Outside);
                    Assert.Equal(
                        round.AreaOfUnit.Count(one => one == area),
                        answers.All.Base + outside.NotInvited + outside.NoResponse + outside.Unanswered + outside.DontKnow!.Value + outside.NotApplicable);
                    if (item.Question is not MultiQuestion)
                        Assert.Equal(answers.All.Base, answers.All.Counts.Sum());
                    if (by is { Question: not MultiQuestion })
                        Assert.Equal(answers.All.Base, answers.ByColumn.Sum(column => column.Base));
                    Assert.Equal(answers.All.Base == 0, answers.All.Share(0) is null);
                }
            }
        });
    }

    [Fact]
    public void Every_item_was_left_empty_by_those_who_saw_it_and_did_not_answer()
    {
        RoundGen.Any.Sample(round =>
        {
            foreach (var item in round.Questionnaire.Items)
            {
                var found = ItemResponse.ForAreas(round.Columns, round.Partition, item);
                for (var area = 0; area < RandomRound.Areas; area++)
                {
                    RoundUnit[] units = [.. Units(round, area)];
                    ShownAnswers[] shown = [.. units.Where(unit => unit.Submitted is not null).Select(unit => ShownAnswers.Of(round.Questionnaire, unit.Submitted!)).Where(answers => answers.Shows(item.Question))];
                    var answered = shown.Where(answers => answers.Answers[item.Key] is not null).ToList();
                    var kinds = answered.Select(answers => KindsOf(item, answers.Answers[item.Key]!)).ToList();
                    var substantive = kinds.Count(one => one.Any(kind => kind is not (OptionKind.DontKnow or OptionKind.NotApplicable)));
                    var dontKnow = kinds.Count(one => one.All(kind => kind is OptionKind.DontKnow or OptionKind.NotApplicable) && one.Contains(OptionKind.DontKnow));
                    Assert.Equal(
                        new ItemResponse(
                            units.Count(unit => unit.Status != UnitStatus.NotInvited), units.Count(unit => unit.Submitted is not null), shown.Length,
                            substantive, shown.Length - answered.Count, dontKnow, answered.Count - substantive - dontKnow),
                        found[area]);
                }
            }
        });
    }

    [Fact]
    public void The_random_rounds_have_every_reason_to_be_outside_and_every_kind_of_category()
    {
        var seen = new int[5];
        var kinds = new HashSet<CategoryKind>();
        RoundGen.Any.Sample(
            round =>
            {
                foreach (var (item, by) in Pairs(round.Questionnaire))
                {
                    var table = Of(round, item, by);
                    kinds.UnionWith(table.Categories.Select(category => category.Kind));
                    foreach (var outside in table.Areas.Select(area => area.Outside))
                    {
                        foreach (var (place, count) in ((int[])[outside.NotInvited, outside.NoResponse, outside.Unanswered, outside.DontKnow!.Value, outside.NotApplicable]).Index())
                            seen[place] += count;
                    }
                }
            },
            threads: 1);

        Assert.All(seen, count => Assert.True(count > 0));
        Assert.Equal(Enum.GetValues<CategoryKind>(), kinds.Order());
    }

    [Fact]
    public void What_has_no_options_divides_nothing()
    {
        var questionnaire = QuestionnaireFile.Of(Ask.Single("a", "yes", "no"), Ask.Number("b")).Read();
        var columns = AnswerColumns.Encode(questionnaire, []);

        Assert.Throws<ArgumentException>(() => ItemTable.Of(columns, new Partition(columns, [], 1, true), questionnaire.Items[0], questionnaire.Items[1]));
    }

    private static void AssertAsCounted(RandomRound round, Item item, Item? by, bool countsDontKnow)
    {
        var table = ItemTable.Of(round.Columns, round.Partition, item, by, countsDontKnow: countsDontKnow);
        var plain = new PlainTable(round.Questionnaire, item, by, countsDontKnow);
        for (var area = 0; area < RandomRound.Areas; area++)
        {
            RoundUnit[] units = [.. Units(round, area)];
            int Count(UnitState state) => units.Count(unit => plain.StateOf(unit) == state);

            Assert.Equal(
                new OutsideBase(Count(UnitState.NotInvited), Count(UnitState.NoResponse), Count(UnitState.Unanswered), countsDontKnow ? null : Count(UnitState.DontKnow), Count(UnitState.NotApplicable)),
                table.Areas[area].Outside);
            AssertSame(table, plain, units, null, table.Areas[area].All);
            Assert.Equal(table.Columns.Length, table.Areas[area].ByColumn.Length);
            foreach (var (column, of) in table.Columns.Zip(table.Areas[area].ByColumn))
                AssertSame(table, plain, units, column.Key, of);
        }
    }

    private static void AssertSame(ItemTable table, PlainTable plain, RoundUnit[] units, string? column, Distribution of)
    {
        Assert.Equal(plain.Base(units, column), of.Base);
        if (table.Item.Question is not NumberQuestion)
        {
            Assert.Equal(table.Categories.Select(category => plain.Count(units, category.Key, column)), of.Counts);
            return;
        }

        var numbers = plain.Numbers(units, column);
        Assert.Equal(table.Categories.Select(bin => numbers.Count(number => number >= bin.From && number < bin.To)), of.Counts);
        Assert.Equal(numbers.Count == 0, of.Numbers is null);
        if (of.Numbers is { } summary)
        {
            Assert.Equal(((double)numbers[0], (double)numbers[^1]), (summary.Min, summary.Max));
            Assert.Equal((double)numbers.Average(), summary.Mean, 1e-9);
        }
    }

    private static ItemTable Of(RandomRound round, Item item, Item? by) => ItemTable.Of(round.Columns, round.Partition, item, by, countsDontKnow: false);

    private static IEnumerable<RoundUnit> Units(RandomRound round, int area) => round.Units.Where((_, unit) => round.AreaOfUnit[unit] == area);

    /// <summary>Every item alone, and divided by one or two others; of a large questionnaire some of the items.</summary>
    private static IEnumerable<(Item Item, Item? By)> Pairs(Questionnaire questionnaire)
    {
        Item[] dividing = [.. questionnaire.Items.Where(item => Categories.Divides(item.Question))];
        foreach (var item in questionnaire.Items.Where(item => questionnaire.Items.Length < 20 || item.Index % 9 == 0))
        {
            yield return (item, null);
            yield return (item, dividing[item.Index % dividing.Length]);
            yield return (item, dividing[(item.Index * 7 + 3) % dividing.Length]);
        }
    }

    private static IReadOnlyList<OptionKind> KindsOf(Item item, AnswerValue answer) => (item.Question, answer) switch
    {
        (ChoiceQuestion question, OptionAnswer one) => [question.Options[question.IndexOfOption(one.Option)].Kind],
        (ChoiceQuestion question, OptionsAnswer many) => [.. many.Options.Select(key => question.Options[question.IndexOfOption(key)].Kind)],
        _ => [OptionKind.Answer],
    };
}
