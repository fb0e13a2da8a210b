using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Kommunenkat.Web.Features.Compare;
using Xunit;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class AreaTermTests
{
    [Theory]
    [InlineData("00", "00")]
    [InlineData("12", "12")]
    [InlineData("A1", "A1")]
    [InlineData("1280", "1280")]
    [InlineData("grupper", "A1 A2 B3 B4 B5 C6 C7 C8 C9")]
    [InlineData("kommuner-10", "1060 1080 1081 1082 1083")]
    [InlineData("kommuner-A1", "0180 1280 1480")]
    [InlineData("liknande-1280", "1280 1480 0180")]
    public void It_stands_for_these_areas(string term, string codes) => Assert.Equal(codes, string.Join(' ', AreaTerm.Parse(term)!.Codes()));

    [Fact]
    public void All_counties_are_one_term() =>
        Assert.Equal(Areas.Sweden.Counties.Select(county => county.Code), AreaTerm.Parse("lan")!.Codes());

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("C9")]
    [InlineData("0114")]
    [InlineData("lan")]
    [InlineData("grupper")]
    [InlineData("kommuner-14")]
    [InlineData("kommuner-B4")]
    [InlineData("liknande-2584")]
    public void It_is_written_as_it_was_read(string term) => Assert.Equal(term, AreaTerm.Parse(term)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("a1")]
    [InlineData("9999")]
    [InlineData(" 12")]
    [InlineData("LAN")]
    [InlineData("kommuner-")]
    [InlineData("kommuner-00")]
    [InlineData("kommuner-1280")]
    [InlineData("liknande-12")]
    [InlineData("liknande-")]
    [InlineData("urval")]
    public void What_is_no_area_is_none(string text) => Assert.Null(AreaTerm.Parse(text));

    [Fact]
    public void Every_area_there_is_can_be_chosen() => Assert.All(
        Enum.GetValues<AreaLevel>().SelectMany(RoundFigures.AreasAt), area => Assert.Equal([area.Code], AreaTerm.Parse(area.Code)!.Codes()));
}
