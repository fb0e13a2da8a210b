using CsCheck;
using Kommunenkat.Web.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class LabelSpacingTests
{
    private const double Gap = 16;
    private const double From = 4;
    private const double To = 252;

    // Room for fifteen; half of the places are taken by several.
    private static readonly Gen<double[]> Wanted = Gen.OneOf(Gen.Double[-20, 280], Gen.Int[0, 2].Select(place => 100.0 * place)).Array[0, 15];

    [Fact]
    public void No_label_lies_on_another()
    {
        Wanted.Sample(wanted =>
        {
            var places = LabelSpacing.Spread(wanted, Gap, From, To).Order().ToArray();
            return places.Zip(places.Skip(1)).All(pair => pair.Second - pair.First >= Gap - 1e-6);
        });
    }

    [Fact]
    public void All_lie_between_the_limits() =>
        Wanted.Sample(wanted => LabelSpacing.Spread(wanted, Gap, From, To).All(place => place is >= From - 1e-6 and <= To + 1e-6));

    [Fact]
    public void They_keep_the_order_of_what_they_stand_for()
    {
        Wanted.Sample(wanted =>
        {
            var places = LabelSpacing.Spread(wanted, Gap, From, To);
            return Enumerable.Range(0, wanted.Length).OrderBy(label => wanted[label]).Select(label => places[label]).SequenceEqual(places.Order());
        });
    }

    [Fact]
    public void What_has_room_stays_where_it_is()
    {
        double[] wanted = [100, 20, 116, 250];

        Assert.Equal(wanted, LabelSpacing.Spread(wanted, Gap, From, To));
    }

    [Fact]
    public void Two_at_one_place_give_way_alike() => Assert.Equal([92, 108], LabelSpacing.Spread([100, 100], Gap, From, To));

    [Fact]
    public void The_places_are_the_nearest_there_are()
    {
        // Any other arrangement with room for all is at least as far away: here every one label moved a little, where it may be.
        Gen.Select(Wanted, Gen.Int[0, 14], Gen.Double[-3, 3]).Sample((wanted, label, move) =>
        {
            if (label >= wanted.Length)
                return;
            var places = LabelSpacing.Spread(wanted, Gap, From, To);
            var moved = places.Select((place, index) => index == label ? place + move : place).ToArray();
            var order = moved.Order().ToArray();
            if (order[0] >= From && order[^1] <= To && order.Zip(order.Skip(1)).All(pair => pair.Second - pair.First >= Gap))
                Assert.True(Distance(moved, wanted) >= Distance(places, wanted) - 1e-6);
        });
    }

    [Fact]
    public void Where_there_is_no_room_for_all_they_share_what_there_is() =>
        Assert.Equal([0, 10, 20, 30], LabelSpacing.Spread([7, 7, 7, 7], Gap, 0, 30));

    private static double Distance(double[] places, double[] wanted) => places.Zip(wanted).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
}
