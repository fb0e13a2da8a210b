using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Tests.Answers;
using Xunit;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>What holds for every indicator in every round, whatever is answered.</summary>
public sealed class LawTests
{
    [Fact]
    public void A_hidden_answer_never_counts()
    {
        var rounds =
            from round in RoundGen.Any
            from others in AnswerGen.Draft(round.Questionnaire)
            select (round, others);
        rounds.Sample((round, others) =>
        {
            var changed = round.With(round.Units.Select(unit =>
                unit with { Submitted = unit.Submitted is { } submitted ? WithHidden(round, submitted, others) : null }));
            foreach (var indicator in round.Questionnaire.Indicators)
                Assert.Equal(round.Rows(indicator), changed.Rows(indicator));
        });
    }

    [Fact]
    public void The_areas_of_a_partition_add_up_to_the_country()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            var whole = round.WithoutOutsiders();
            var rows = whole.Rows(indicator);
            var country = whole.Country(indicator);

            OracleTests.AssertClose(country.Numerator, rows.Sum(row => row.Numerator));
            Assert.Equal(country.Base ?? 0, rows.Sum(row => row.Base ?? 0));
            Assert.Equal(country.Invited, rows.Sum(row => row.Invited));
            Assert.Equal(country.Submitted, rows.Sum(row => row.Submitted));
            Assert.Equal(country.NotApplicable, rows.Sum(row => row.NotApplicable));
            Assert.Equal(country.Unknown, rows.Sum(row => row.Unknown));
        });
    }

    [Fact]
    public void The_value_lies_between_its_bounds_and_they_between_0_and_100()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            foreach (var row in round.Rows(indicator))
            {
                Assert.Equal(indicator.Unit == IndicatorUnit.Percent && row.Base + row.Unknown > 0, row.Lower is not null);
                Assert.Equal(row.Lower is null, row.Upper is null);
                if (row.Lower is null)
                    continue;

                Assert.InRange(row.Lower.Value, 0, row.Upper!.Value);
                Assert.InRange(row.Upper.Value, row.Lower.Value, 100);
                if (row.Value is { } value)
                    Assert.InRange(value, row.Lower.Value - 1e-9, row.Upper.Value + 1e-9);
            }
        });
    }

    [Fact]
    public void With_nothing_unknown_the_bounds_are_the_value()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            foreach (var row in round.Rows(indicator, aboveMunicipality: false).Where(row => row.Unknown == 0 && row.Lower is not null))
                Assert.Equal((row.Value, row.Value), (row.Lower, row.Upper));
        });
    }

    [Theory]
    [InlineData(UnitStatus.Invited)]
    [InlineData(UnitStatus.Started)]
    public void A_municipality_that_does_not_respond_leaves_the_value_and_widens_the_bounds(UnitStatus status)
    {
        RoundGen.Any.Sample(round =>
        {
            var changed = round.With([.. round.Units, new RoundUnit("new", status, null)]);
            foreach (var indicator in round.Questionnaire.Indicators.Where(indicator => !indicator.IsOfStatusAlone))
                AssertWider(round.Country(indicator), changed.Country(indicator));
        });

        static void AssertWider(AreaRow before, AreaRow after)
        {
            Assert.Equal(before with { Invited = before.Invited + 1, Unknown = before.Unknown + 1 }, after);
            Assert.Equal(before.Value, after.Value);
            if (before.Lower is null)
                return;

            Assert.InRange(after.Lower!.Value, 0, before.Lower.Value);
            Assert.InRange(after.Upper!.Value, before.Upper!.Value, 100);
            Assert.True(after.Upper - after.Lower > before.Upper - before.Lower || before is { Lower: 0, Upper: 100 });
        }
    }

    [Fact]
    public void A_municipality_that_is_not_invited_changes_nothing()
    {
        RoundGen.Any.Sample(round =>
        {
            var changed = round.With([.. round.Units, new RoundUnit("new", UnitStatus.NotInvited, null)]);
            foreach (var indicator in round.Questionnaire.Indicators)
                Assert.Equal(round.Country(indicator), changed.Country(indicator));
        });
    }

    [Fact]
    public void Base_not_applicable_and_unknown_are_all_that_were_invited()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            foreach (var row in round.Rows(indicator).Where(row => row.Base is not null))
                Assert.Equal(row.Invited, row.Base + row.NotApplicable + row.Unknown);
        });
    }

    [Fact]
    public void Of_a_count_without_a_denominator_nobody_is_outside()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            if (indicator.Denominator is not null)
                return;

            Assert.DoesNotContain(UnitState.NotApplicable, UnitResults.Of(indicator, round.Columns).States.ToArray());
            Assert.All(round.Rows(indicator), row => Assert.Equal(0, row.NotApplicable));
        });
    }

    [Fact]
    public void The_order_of_the_municipalities_does_not_matter()
    {
        (from round in RoundGen.Any
         from order in Gen.Shuffle(Enumerable.Range(0, round.Units.Length).ToArray())
         select (round, order)).Sample((round, order) =>
        {
            var changed = round.With(order.Select(unit => round.Units[unit]));
            foreach (var indicator in round.Questionnaire.Indicators)
            {
                var before = round.Country(indicator);
                var after = changed.Country(indicator);
                OracleTests.AssertClose(before.Value, after.Value);
                Assert.Equal((before.Base, before.NotApplicable, before.Unknown), (after.Base, after.NotApplicable, after.Unknown));
            }
        });
    }

    [Fact]
    public void An_indicator_of_status_alone_has_no_unknown_and_its_base_is_all_it_speaks_of()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            if (!indicator.IsOfStatusAlone)
                return;

            Assert.All(round.Rows(indicator), row => Assert.Equal(0, row.Unknown));
            if (indicator.Key is "response" or "svarsfrekvens")
                Assert.All(round.Rows(indicator), row => Assert.Equal((row.Invited, row.Submitted), (row.Base!.Value, (int)row.Numerator)));
        });
    }

    [Fact]
    public void A_least_base_hides_the_value_and_nothing_else()
    {
        RoundGen.ForEveryIndicator((round, indicator) =>
        {
            var open = round.Rows(indicator, aboveMunicipality: false);
            var rows = round.Rows(indicator, aboveMunicipality: true);
            for (var area = 0; area < rows.Length; area++)
                Assert.Equal(rows[area].Base < indicator.MinBase ? open[area] with { IsTooSmall = true } : open[area], rows[area]);
        });
    }

    private static AnswerSet WithHidden(RandomRound round, AnswerSet submitted, AnswerSet others)
    {
        var shown = ShownAnswers.Of(round.Questionnaire, submitted);
        return round.Questionnaire.Items
            .Where(item => !shown.Shows(item.Question))
            .Aggregate(submitted, (answers, item) => answers.With(item.Key, others[item.Key]));
    }
}
