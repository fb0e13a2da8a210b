using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Results;
using Xunit;

namespace Kommunenkat.Web.Tests.Results;

public sealed class IndicatorAddressTests
{
    [Fact]
    public void What_is_usual_is_not_said()
    {
        var address = new IndicatorAddress("styrdokument");

        Assert.Equal("/resultat/indikator/styrdokument", address.ToString());
        Assert.Equal("/resultat/indikator/styrdokument?ordna=namn", (address with { Sort = BarSort.Name }).ToString());
        Assert.Equal("/resultat/indikator/styrdokument?omgang=2023&utgava=1&ordna=storlek", (address with { Round = "2023", Release = 1, Sort = BarSort.Size }).ToString());
    }

    [Fact]
    public void A_release_without_its_round_is_none() =>
        Assert.Equal("/resultat/indikator/styrdokument", (new IndicatorAddress("styrdokument") with { Release = 1 }).ToString());
}
