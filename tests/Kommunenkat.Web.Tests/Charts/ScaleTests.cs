using CsCheck;
using Kommunenkat.Web.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class ScaleTests : ChartContext
{
    private static readonly Gen<double> Values = Gen.Double[-1e4, 1e4];
    private static readonly Gen<double[]> SeveralValues = Values.Array[1, 12];

    [Fact]
    public void A_share_always_has_the_whole_axis() => Assert.Equal(new Scale(0, 100), Scale.Of(ChartUnit.Percent, [41, 43]));

    [Fact]
    public void Another_number_is_measured_from_0_to_a_round_number() =>
        Assert.Equal(new Scale(0, 15), Scale.Of(ChartUnit.Number, [3.2, 12.35]));

    [Fact]
    public void No_values_have_an_axis_too() => Assert.Equal(new Scale(0, 1), Scale.WithZero([]));

    [Fact]
    public void An_axis_covers_0_and_all_of_its_values()
    {
        SeveralValues.Sample(values =>
        {
            var scale = Scale.WithZero(values);
            return scale.From <= Math.Min(0, values.Min()) + 1e-5 && scale.To >= Math.Max(0, values.Max()) - 1e-5 && scale.From < scale.To;
        });
    }

    [Fact]
    public void An_axis_around_its_values_covers_them_and_leaves_no_more_than_a_step_of_it_empty_at_either_end()
    {
        SeveralValues.Where(values => values.Max() - values.Min() > 0.01).Sample(values =>
        {
            var scale = Scale.Around(values);
            var step = Ticks.Step(values.Max() - values.Min(), 4) * (1 + 1e-6);
            Assert.InRange(values.Min(), scale.From - 1e-5, scale.From + step);
            Assert.InRange(values.Max(), scale.To - step, scale.To + 1e-5);
        });
    }

    [Fact]
    public void Ticks_go_from_0_to_the_upper_end_each_with_a_text_of_its_own()
    {
        Gen.Double[0.01, 1e4].Array[1, 12].Sample(values =>
        {
            var scale = Scale.WithZero(values);
            var ticks = scale.Ticks(ChartUnit.Number);
            Assert.Equal(0, ticks[0].Value);
            Assert.Equal(scale.To, ticks[^1].Value, 1e-6);
            Assert.InRange(ticks.Count, 3, 5);
            Assert.Equal(ticks.Count, ticks.Select(tick => tick.Text).Distinct().Count());
        });
    }

    [Fact]
    public void The_ends_are_written_whole_also_where_no_tick_stands_there()
    {
        Speak("sv");
        var scale = Scale.Around([0.6, 2.55]);

        Assert.Equal(new Scale(0.5, 3), scale);
        Assert.Equal(("0,5", "3"), scale.Ends(ChartUnit.Number));
    }

    [Fact]
    public void A_larger_value_lies_higher_and_no_value_lies_outside()
    {
        Gen.Select(SeveralValues, Values, Values).Sample((values, one, other) =>
        {
            var scale = Scale.WithZero(values);
            var (less, more) = (Math.Min(one, other), Math.Max(one, other));
            Assert.True(scale.Percent(less) <= scale.Percent(more));
            Assert.True(scale.Down(less, 260) >= scale.Down(more, 260));
            Assert.InRange(scale.Percent(one), 0, 100);
            Assert.InRange(scale.Down(one, 260), 0, 260);
        });
    }

    [Fact]
    public void Places_are_in_proportion()
    {
        Gen.Double[0, 100].Sample(value => Math.Abs(Scale.OfPercent.Percent(value) - value) < 1e-9);
        Assert.Equal(65, Scale.OfPercent.Down(75, 260), 1e-9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(19.99, 1)]
    [InlineData(20, 2)]
    [InlineData(79.99, 4)]
    [InlineData(80, 5)]
    [InlineData(100, 5)]
    public void A_limit_belongs_to_the_fifth_above_it(double value, int fifth) => Assert.Equal(fifth, Scale.OfPercent.Fifth(value));

    [Fact]
    public void Limits_are_written_as_the_language_writes_them()
    {
        Speak("sv");

        Assert.Equal(("20\u00a0%", "40\u00a0%"), Scale.OfPercent.LimitsOf(2, ChartUnit.Percent));
        Assert.Equal(("0,5", "1,0"), new Scale(0, 2.5).LimitsOf(2, ChartUnit.Number));
        Assert.Equal(["0", "5", "10", "15"], new Scale(0, 15).Ticks(ChartUnit.Number).Select(tick => tick.Text));
        Assert.Equal(["0\u00a0%", "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%"], Scale.OfPercent.Ticks(ChartUnit.Percent).Select(tick => tick.Text));
    }
}
