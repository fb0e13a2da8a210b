using Kommunenkat.App.Geography;
using Xunit;

namespace Kommunenkat.App.Tests.Geography;

public sealed class SimilarMunicipalitiesTests
{
    [Fact]
    public void Every_municipality_has_seven_of_its_group_or_as_many_as_the_group_has()
    {
        foreach (var municipality in Areas.Sweden.Municipalities)
        {
            var similar = SimilarMunicipalities.Of(municipality);

            var others = Areas.Sweden.Municipalities.Count(other => other.Group == municipality.Group) - 1;
            Assert.Equal(Math.Min(SimilarMunicipalities.Most, others), similar.Distinct().Count());
            Assert.All(similar, other => Assert.Equal(municipality.Group, other.Group));
            Assert.DoesNotContain(municipality, similar);
        }
    }

    [Fact]
    public void A_large_city_has_only_the_two_others() => Assert.Equal(["1480", "0180"], Codes("1280"));

    [Fact]
    public void Nobody_left_out_is_nearer_by_size_and_county_than_one_that_is_there()
    {
        foreach (var municipality in Areas.Sweden.Municipalities)
        {
            var similar = SimilarMunicipalities.Of(municipality);
            foreach (var left in Areas.Sweden.Municipalities.Where(other => other.Group == municipality.Group).Except([municipality, .. similar]))
            {
                Assert.DoesNotContain(similar, other =>
                    Times(left, municipality) < Times(other, municipality) * 0.999999 && (left.County == municipality.County || other.County != municipality.County));
                if (left.County == municipality.County)
                    Assert.DoesNotContain(similar, other => other.County != left.County && Times(left, municipality) < Times(other, municipality) * 1.249999);
            }
        }

        // How many times as large the larger is.
        static double Times(Municipality one, Municipality other) =>
            (double)Math.Max(one.Population, other.Population) / Math.Min(one.Population, other.Population);
    }

    // Worked out by hand. Tomelilla: Höör of its own county is 28 percent larger, and comes after Götene, which is nearer but elsewhere.
    [Theory]
    [InlineData("1270", "1273 0860 1984 1471 1267 1982 0861")]
    [InlineData("2480", "1281 0581 0680 1283 1490 1880 1980")]
    public void The_nearest_stands_first(string municipality, string similar) => Assert.Equal(similar, string.Join(' ', Codes(municipality)));

    private static IEnumerable<string> Codes(string municipality) =>
        SimilarMunicipalities.Of(Areas.Sweden.FindMunicipality(municipality)!).Select(other => other.Code);
}
