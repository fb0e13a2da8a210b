using Kommunenkat.Survey.Tables;
using Xunit;

namespace Kommunenkat.Survey.Tests.Tables;

public sealed class NumberTests
{
    // Checked against Excel's QUARTILE.INC and R's quantile(type = 7).
    [Theory]
    [InlineData(new double[] { 7 }, 7, 7, 7, 7, 7, 7)]
    [InlineData(new double[] { 4, 1 }, 1, 1.75, 2.5, 3.25, 4, 2.5)]
    [InlineData(new double[] { 1, 2, 4, 7, 8, 9, 10, 12 }, 1, 3.5, 7.5, 9.25, 12, 6.625)]
    [InlineData(new double[] { 6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36 }, 6, 25.5, 40, 42.5, 49, 33.1818181818)]
    public void Numbers_are_summed_up_as_spreadsheets_do(double[] numbers, double min, double lower, double median, double upper, double max, double mean)
    {
        var summary = NumberSummary.Of(numbers)!;

        Assert.Equal((min, lower, median, upper, max), (summary.Min, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.Max));
        Assert.Equal(mean, summary.Mean, 1e-9);
    }

    [Fact]
    public void Of_no_numbers_there_is_nothing_to_say() => Assert.Null(NumberSummary.Of([]));

    [Theory]
    [InlineData("0", "100", 0, "0..20 20..40 40..60 60..80 80..100 100..120")]
    [InlineData("3", "9", 0, "3..4 4..5 5..6 6..7 7..8 8..9 9..10")]
    [InlineData("5", "5", 0, "5..6")]
    [InlineData("-3", "12", 0, "-4..-2 -2..0 0..2 2..4 4..6 6..8 8..10 10..12 12..14")]
    [InlineData("0.1", "0.5", 1, "0.1..0.2 0.2..0.3 0.3..0.4 0.4..0.5 0.5..0.6")]
    [InlineData("1999", "2025", 0, "1995..2000 2000..2005 2005..2010 2010..2015 2015..2020 2020..2025 2025..2030")]
    public void Intervals_are_equally_wide_with_round_ends_and_hold_every_number(string least, string greatest, int decimals, string intervals)
    {
        var bins = NumberBins.Spanning(Parse(least), Parse(greatest), decimals);

        Assert.Equal(intervals, string.Join(' ', bins.Intervals.Select(interval => interval.Key)));

        static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
