using Kommunenkat.App.Geography;
using Kommunenkat.Web.Features.Compare;
using Xunit;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class ComparisonRequestTests
{
    [Theory]
    [InlineData("?omraden=00,zz,9999", ComparisonFault.UnknownArea, "zz 9999", "/resultat/jamfor?omraden=00")]
    [InlineData("?visa=bild&omraden=00", ComparisonFault.UnknownWord, "visa=bild", "/resultat/jamfor?omraden=00")]
    [InlineData("?ordna=namn&ordna=varde", ComparisonFault.UnknownWord, "ordna=namn,varde", "/resultat/jamfor")]
    [InlineData("?ordna=Namn", ComparisonFault.UnknownWord, "ordna=Namn", "/resultat/jamfor")]
    [InlineData("?samlat=nej", ComparisonFault.UnknownWord, "samlat=nej", "/resultat/jamfor")]
    [InlineData("?matt=a,b,c,d,e,f,g,h,i,j", ComparisonFault.TooManyIndicators, "i j", "/resultat/jamfor?matt=a,b,c,d,e,f,g,h")]
    [InlineData("?omgangar=1,2,3,4,5,6,7", ComparisonFault.TooManyRounds, "7", "/resultat/jamfor?omgangar=1,2,3,4,5,6")]
    public void What_cannot_be_taken_is_named_and_left_out(string query, ComparisonFault fault, string values, string address)
    {
        var request = ComparisonRequest.Parse(query);

        var problem = Assert.Single(request.Problems);
        Assert.Equal((fault, values, address), (problem.Fault, string.Join(' ', problem.Values), request.Address.ToString()));
    }

    [Fact]
    public void Of_too_many_areas_the_first_are_shown_and_the_others_named()
    {
        var request = ComparisonRequest.Parse("?omraden=kommuner-B4,lan");

        var problem = Assert.Single(request.Problems);
        Assert.Equal((ComparisonFault.TooManyAreas, 70, 14), (problem.Fault, request.AreaCodes.Count, problem.Values.Count));
        Assert.Equal("25", problem.Values[^1]);
    }

    [Fact]
    public void No_county_or_group_has_too_many_municipalities_to_be_shown_beside_the_country() => Assert.All(
        Areas.Sweden.Counties.Select(county => county.Code).Concat(Areas.Sweden.Groups.Select(group => group.Code)),
        code => Assert.Empty(ComparisonRequest.Parse($"?omraden=00,{code},kommuner-{code}").Problems));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?omraden=&matt=,,&visa=&ordna=&samlat=&fokus=&omgangar=")]
    [InlineData("?fbclid=abc&utm_source=mail")]
    public void Nothing_chosen_is_nothing_wrong(string query)
    {
        var request = ComparisonRequest.Parse(query);

        Assert.Empty(request.Problems);
        Assert.Equal(ComparisonAddress.Empty, request.Address);
    }

    [Fact]
    public void The_form_sends_its_boxes_one_by_one_and_what_it_adds_comes_last()
    {
        var request = ComparisonRequest.Parse("?omraden=00,12&matt=a&matt=b&lagg=&lagg=1280&lagg=liknande-1281&sok=+lund+&visa=tabell");

        Assert.True(request.IsOfForm);
        Assert.Equal("/resultat/jamfor?matt=a,b&omraden=00,12,1280,liknande-1281", request.Address.ToString());
        Assert.Equal("/resultat/jamfor?matt=a,b&omraden=00,12,1280,liknande-1281&sok=lund", request.AddressWithSearch);
        Assert.False(ComparisonRequest.Parse("?matt=a&matt=b").IsOfForm);
    }

    [Fact]
    public void A_map_is_of_the_municipalities_in_the_chosen_areas_each_once()
    {
        Assert.Equal(["1060", "1080", "1081", "1082", "1083", "1280"], ComparisonRequest.Parse("?visa=karta&omraden=10,1280,1080").Query.Areas);
        Assert.Equal(Areas.Sweden.Municipalities.Length, ComparisonRequest.Parse("?visa=karta&omraden=00,12").Query.Areas.Count);
    }

    [Fact]
    public void Counted_together_are_the_municipalities_and_no_other_areas()
    {
        Assert.Equal(["0180", "1280", "1480"], ComparisonRequest.Parse("?samlat=ja&omraden=00,kommuner-A1,09").Query.Selection);
        Assert.Empty(ComparisonRequest.Parse("?omraden=00,kommuner-A1").Query.Selection);
    }
}
