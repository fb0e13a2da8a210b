using CsCheck;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class SlopeLayoutTests
{
    private static readonly Gen<ChangeRow[]> Rows =
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], (from, to) => Moved("Område", from, to)).Array[1, 25];

    [Fact]
    public void Only_two_figures_that_may_be_compared_make_a_line()
    {
        ChangeRow[] rows =
        [
            Moved("Ett", 40, 60),
            NotComparable("Två", 40, 60),
            new("Tre", TooFew, Share(1, 2), null, "för liten bas"),
            new("Fyra", TooFew, Share(1, 2), new ChartChange(3, 0)),
        ];

        var layout = new SlopeLayout(rows);

        Assert.Equal(["Ett"], layout.Lines.Select(line => line.Row.Name));
        Assert.Equal(["Två", "Tre", "Fyra"], layout.WithoutLine.Select(row => row.Name));
    }

    [Fact]
    public void A_line_rises_where_the_figure_does()
    {
        Rows.Sample(rows =>
        {
            // Down the screen is less.
            Assert.All(new SlopeLayout(rows).Lines, line =>
                Assert.Equal(Math.Sign(line.Row.To.Value!.Value - line.Row.From.Value!.Value), Math.Sign(line.From - line.To)));
        });
    }

    [Fact]
    public void Every_figure_lies_within_the_picture_and_no_label_on_another()
    {
        Rows.Sample(rows =>
        {
            var layout = new SlopeLayout(rows);
            Assert.All(layout.Lines, line => Assert.InRange(line.From, 0, layout.Height));
            Assert.All(layout.Lines, line => Assert.InRange(line.To, 0, layout.Height));
            AssertApart(layout.Lines.Select(line => line.FromLabel), layout.Height);
            AssertApart(layout.Lines.Select(line => line.ToLabel), layout.Height);
        });
    }

    [Fact]
    public void No_rows_make_an_empty_picture() => Assert.Empty(new SlopeLayout([]).Lines);

    private static void AssertApart(IEnumerable<double> labels, double height)
    {
        var order = labels.Order().ToList();
        Assert.InRange(order[0], -1e-6, height);
        Assert.InRange(order[^1], 0, height + 1e-6);
        Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 20 - 1e-6, $"{pair.First} and {pair.Second}"));
    }
}
