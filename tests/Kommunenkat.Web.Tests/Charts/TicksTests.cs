using CsCheck;
using Kommunenkat.Web.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class TicksTests
{
    private static readonly Gen<double> Lengths = Gen.Double[1e-3, 1e6];

    [Theory]
    [InlineData(100, 4, 25)]
    [InlineData(100, 5, 20)]
    [InlineData(10, 4, 2.5)]
    [InlineData(7, 4, 2)]
    [InlineData(0.7, 4, 0.2)]
    [InlineData(4001, 4, 2000)]
    [InlineData(3, 1, 5)]
    public void A_step_is_the_least_round_number_that_makes_so_many_parts(double length, int parts, double step) =>
        Assert.Equal(step, Ticks.Step(length, parts), 1e-12);

    [Fact]
    public void A_step_is_1_2_2_and_a_half_or_5_times_a_power_of_ten()
    {
        Gen.Select(Lengths, Gen.Int[1, 12]).Sample((length, parts) =>
        {
            var step = Ticks.Step(length, parts);
            var first = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
            return ((double[])[1, 2, 2.5, 5]).Any(round => Math.Abs(first - round) < 1e-9);
        });
    }

    [Fact]
    public void No_more_parts_come_of_it_than_were_asked_for_and_the_steps_reach_the_whole_length()
    {
        Gen.Select(Lengths, Gen.Int[1, 12]).Sample((length, parts) =>
        {
            var step = Ticks.Step(length, parts);
            return step * parts >= length * (1 - 1e-9) && step * parts < length * 2.5 * (1 + 1e-9);
        });
    }

    [Fact]
    public void Ticks_are_all_the_multiples_between_the_ends_in_order()
    {
        Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 40], Gen.OneOf([Gen.Const(0.1), Gen.Const(0.25), Gen.Const(1.0), Gen.Const(20.0)])).Sample((first, count, step) =>
        {
            // The ends lie a little outside the first and the last tick, but less than a step.
            var ticks = Ticks.Between((first - 0.4) * step, (first + count + 0.4) * step, step);
            Assert.Equal(count + 1, ticks.Count);
            for (var place = 0; place <= count; place++)
                Assert.Equal((first + place) * step, ticks[place], 1e-9);
        });
    }

    [Fact]
    public void An_end_that_is_a_multiple_but_for_its_last_binary_digits_has_its_tick() =>
        Assert.Equal(4, Ticks.Between(0, 0.1 + 0.2, 0.1).Count);

    [Theory]
    [InlineData(20, 0)]
    [InlineData(2.5, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.1, 1)]
    [InlineData(1.23456789, 6)]
    public void Decimals_are_as_many_as_it_takes_to_write_a_step(double step, int decimals) => Assert.Equal(decimals, Ticks.Decimals(step));

    [Fact]
    public void A_length_of_nothing_has_no_step() => Assert.Throws<ArgumentOutOfRangeException>(() => Ticks.Step(0, 4));
}
