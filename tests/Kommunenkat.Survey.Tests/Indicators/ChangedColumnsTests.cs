using CsCheck;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Tests.Answers;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>Columns of which some municipalities are replaced, against columns made anew.</summary>
public sealed class ChangedColumnsTests
{
    private static readonly Gen<(RandomRound Round, (int Place, RoundUnit Unit)[] Changes)> ChangedRounds =
        from round in RoundGen.Any.Where(round => round.Units.Length > 0)
        from changes in Gen.Select(Gen.Int[0, round.Units.Length - 1], Unit(round)).Array[0, 8]
        select (round, changes);

    [Fact]
    public void Figures_after_changes_one_by_one_equal_figures_made_anew()
    {
        ChangedRounds.Sample((round, changes) =>
        {
            RoundUnit[] units = [.. round.Units];
            var columns = round.Columns;
            foreach (var (place, unit) in changes)
            {
                units[place] = unit with { Code = units[place].Code };
                columns = columns.With(units[place]);
            }

            AssertSame(round, round.With(units).Columns, columns);
        });
    }

    [Fact]
    public void Figures_after_changes_at_once_equal_figures_made_anew()
    {
        ChangedRounds.Sample((round, changes) =>
        {
            RoundUnit[] units = [.. round.Units];
            foreach (var (place, unit) in changes)
                units[place] = unit with { Code = units[place].Code };

            AssertSame(round, round.With(units).Columns, round.Columns.With(units));
        });
    }

    [Fact]
    public void The_columns_that_were_changed_stay_as_they_were_for_who_reads_them()
    {
        ChangedRounds.Sample((round, changes) =>
        {
            var shared = AnswerColumns.Encode(round.Questionnaire, round.Units);
            foreach (var (place, unit) in changes)
                _ = shared.With(unit with { Code = round.Units[place].Code });

            AssertSame(round, round.Columns, shared);
        });
    }

    [Fact]
    public void A_municipality_that_is_no_unit_of_the_columns_is_refused()
    {
        var columns = new SurveyRound(QuestionnaireFile.Of(Ask.Text("why")).Read()).Invited().Encode();

        Assert.Throws<ArgumentException>(() => columns.With(new RoundUnit("9999", UnitStatus.Invited, null)));
    }

    private static Gen<RoundUnit> Unit(RandomRound round) => Gen.Frequency(
        (1, Gen.OneOf(UnitStatus.NotInvited, UnitStatus.Invited, UnitStatus.Started).Select(status => new RoundUnit("", status, null))),
        (2, AnswerGen.Draft(round.Questionnaire).Select(answers => new RoundUnit("", UnitStatus.Submitted, answers))));

    private static void AssertSame(RandomRound round, AnswerColumns expected, AnswerColumns actual)
    {
        foreach (var indicator in round.Questionnaire.Indicators)
        {
            var (before, after) = (UnitResults.Of(indicator, expected), UnitResults.Of(indicator, actual));
            Assert.Equal(before.States.ToArray(), after.States.ToArray());
            Assert.All(round.Units, (_, unit) => Assert.Equal(before.Numerator(unit), after.Numerator(unit)));
            Assert.Equal(Rows(round, expected, before), Rows(round, actual, after));
        }
    }

    private static AreaRow[] Rows(RandomRound round, AnswerColumns columns, UnitResults results) =>
        new Partition(columns, round.AreaOfUnit, RandomRound.Areas, aboveMunicipality: true).Rows(results);
}
