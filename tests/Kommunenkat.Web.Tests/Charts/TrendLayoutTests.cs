using CsCheck;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class TrendLayoutTests
{
    private const double Height = 260;

    // One to four series over two to six rounds two years apart; every fifth figure is missing.
    private static readonly Gen<TrendData> Trends =
        from rounds in Gen.Int[2, 6]
        from steps in Gen.Enum<Comparability>().Array[rounds - 1]
        from values in Gen.Frequency((1, Gen.Const(TooFew)), (4, Gen.Int[0, 50].Select(yes => Share(yes, 50)))).Array[rounds].Array[1, TrendData.MostSeries]
        select new TrendData(
            ChartUnit.Percent,
            [.. Enumerable.Range(0, rounds).Select(round => new TrendRound($"{2015 + 2 * round}", 2015 + 2 * round))],
            [.. steps.Select(comparable => new TrendStep(comparable))],
            [.. values.Select((series, order) => new TrendSeries($"Serie {order}", series))]);

    [Fact]
    public void Rounds_stand_in_proportion_to_time()
    {
        var data = new TrendData(
            ChartUnit.Percent,
            [new("2017", 2017), new("2021", 2021), new("2025", 2025), new("2027", 2027)],
            [TrendStep.Clear, TrendStep.Clear, TrendStep.Clear],
            [new("Riket", [Share(1, 2), Share(1, 2), Share(1, 2), Share(1, 2)])]);

        Assert.Equal([0, 40, 80, 100], Layout(data).Rounds);
        Assert.Equal(60, Layout(data).Between(1));
    }

    [Fact]
    public void A_single_round_stands_in_the_middle() =>
        Assert.Equal([50], Layout(new TrendData(ChartUnit.Percent, [new("2025", 2025)], [], [new("Riket", [Share(1, 2)])])).Rounds);

    [Fact]
    public void A_line_leads_where_both_figures_are_there_and_may_be_compared_and_nowhere_else()
    {
        Trends.Sample(data =>
        {
            foreach (var line in Layout(data).Lines)
            {
                var expected = data.Steps
                    .Select((step, place) => (step.Comparable, From: line.Points[place], To: line.Points[place + 1]))
                    .Where(step => step.Comparable != Comparability.No && !step.From.Value.IsMissing && !step.To.Value.IsMissing)
                    .Select(step => new TrendSegment(step.From, step.To, step.Comparable == Comparability.WithCare));
                Assert.Equal(expected, line.Segments);
            }
        });
    }

    [Fact]
    public void Labels_of_a_round_never_lie_on_each_other()
    {
        Trends.Sample(data => Layout(data).Labels.GroupBy(label => label.Point.X).All(round =>
        {
            var heights = round.Select(label => label.Y).Order().ToList();
            return heights.Zip(heights.Skip(1)).All(pair => pair.Second - pair.First >= 16 - 1e-6) && heights[0] >= 4 - 1e-6 && heights[^1] <= Height - 8 + 1e-6;
        }));
    }

    [Fact]
    public void Every_figure_has_one_label_and_a_missing_one_has_none()
    {
        Trends.Sample(data => Assert.Equal(
            data.Values.Where(value => !value.IsMissing).Select(value => value.Text).Order(StringComparer.Ordinal),
            Layout(data).Labels.Select(label => label.Point.Value.Text).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_missing_figure_lies_under_the_axis_in_a_lane_of_its_series()
    {
        Trends.Sample(data =>
        {
            var layout = Layout(data);
            var missing = layout.Lines.Where(line => line.Points.Any(point => point.Value.IsMissing)).ToList();
            Assert.All(missing, line => Assert.All(line.Points, point => Assert.Equal(point.Value.IsMissing, point.Y > Height)));
            Assert.All(missing, line => Assert.All(line.Points.Where(point => point.Value.IsMissing), point => Assert.Equal(line.LaneY, point.Y)));
            Assert.Equal(missing.Count, missing.Select(line => line.LaneY).Distinct().Count());
            Assert.All(missing, line => Assert.True(line.LaneY < Height + layout.LanesHeight));
            Assert.Equal(missing.Count == 0, layout.LanesHeight == 0);
        });
    }

    [Fact]
    public void Series_stand_beside_each_other_around_the_middle_of_the_round() =>
        Assert.Equal([-3, 3], Layout(Trend([TrendStep.Clear, TrendStep.Clear], Series("Riket"), Series("Skåne län"))).Lines.Select(line => line.Shift));

    [Fact]
    public void Data_that_do_not_fit_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Trend([TrendStep.Clear], Series("Riket")));
        Assert.Throws<ArgumentException>(() => Trend([TrendStep.Clear, TrendStep.Clear]));
        Assert.Throws<ArgumentException>(() => Trend([TrendStep.Clear, TrendStep.Clear], new TrendSeries("Riket", [Share(1, 2)])));
        Assert.Throws<ArgumentException>(() => new TrendData(ChartUnit.Percent, [], [], [new TrendSeries("Riket", [])]));
        Assert.Throws<ArgumentException>(() => new TrendData(
            ChartUnit.Percent, [new("2025", 2025), new("2023", 2023)], [TrendStep.Clear], [new TrendSeries("Riket", [Share(1, 2), Share(1, 2)])]));
    }

    private static TrendSeries Series(string name) => new(name, [Share(1, 2), Share(1, 2), Share(1, 2)]);

    private static TrendLayout Layout(TrendData data) => new(data, Scale.OfPercent, Height);
}
