using Kommunenkat.Web.Features.Compare;
using Xunit;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class ComparisonAddressTests
{
    [Fact]
    public void What_need_not_be_said_is_not() => Assert.Equal("/resultat/jamfor", ComparisonAddress.Empty.ToString());

    [Fact]
    public void The_whole_choice_stands_in_it()
    {
        var address = new ComparisonAddress
        {
            Indicators = ["styrdokument", "kartlaggning"],
            Areas = [AreaTerm.Country, AreaTerm.Parse("kommuner-12")!],
            Rounds = ["2023", "2025"],
            Together = true,
            View = ComparisonView.Dots,
            Order = ComparisonOrder.Value,
            Focus = "kartlaggning",
        };

        const string Written =
            "/resultat/jamfor?matt=styrdokument,kartlaggning&omraden=00,kommuner-12&samlat=ja&omgangar=2023,2025&visa=prickar&ordna=varde&fokus=kartlaggning";
        Assert.Equal(Written, address.ToString());
        Assert.Equal(address, Parse(Written).Address);
        Assert.Empty(Parse(Written).Problems);
    }

    [Fact]
    public void Every_view_and_order_is_read_as_it_is_written()
    {
        foreach (var view in Enum.GetValues<ComparisonView>())
        {
            foreach (var order in Enum.GetValues<ComparisonOrder>())
            {
                var address = ComparisonAddress.Empty with { View = view, Order = order };
                Assert.Equal(address, Parse(address.ToString()).Address);
            }
        }
    }

    [Fact]
    public void What_would_part_an_address_is_encoded()
    {
        var address = ComparisonAddress.Empty with { Indicators = ["a&b=c"], Rounds = ["2025 #1"], Focus = "å?" };

        Assert.Equal("/resultat/jamfor?matt=a%26b%3Dc&omgangar=2025%20%231&fokus=%C3%A5%3F", address.ToString());
        Assert.Equal(address, Parse(address.ToString()).Address);
    }

    [Fact]
    public void Other_pages_lead_to_comparisons_of_their_own()
    {
        Assert.Equal("/resultat/jamfor?matt=styrdokument&omraden=00,lan&visa=prickar", ComparisonAddress.OfIndicator("styrdokument").ToString());
        Assert.Equal("/resultat/jamfor?omraden=liknande-1280,12,00", ComparisonAddress.OfMunicipality("1280").ToString());
        Assert.Equal("/resultat/jamfor?omraden=12,00,lan", ComparisonAddress.OfCounty("12").ToString());
        Assert.Equal("/resultat/jamfor?omraden=00,12,kommuner-12", ComparisonAddress.OfMunicipalitiesIn("12").ToString());
        Assert.Throws<ArgumentException>(() => ComparisonAddress.OfMunicipality("9999"));
    }

    [Fact]
    public void An_area_chosen_twice_is_shown_once_and_none_is_the_country_and_the_groups()
    {
        Assert.Equal(["0180", "1280", "1480", "00"], Parse("?omraden=kommuner-A1,1280,00").Address.AreaCodes);
        Assert.Equal("00 A1 A2 B3 B4 B5 C6 C7 C8 C9", string.Join(' ', ComparisonAddress.Empty.AreaCodes));
    }

    private static ComparisonRequest Parse(string address) => ComparisonRequest.Parse(address[Math.Max(0, address.IndexOf('?', StringComparison.Ordinal))..]);
}
