using Bunit;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Features.Compare;
using Kommunenkat.Web.Tests.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class ComparisonFormTests : ChartContext
{
    [Fact]
    public void What_it_sends_as_it_stands_is_the_same_choice()
    {
        var request = ComparisonRequest.Parse("?matt=styrdokument&omraden=12,liknande-1280&omgangar=2025&samlat=ja&visa=prickar&ordna=namn&sok=ö");

        var again = ComparisonRequest.Parse(Sent(request));

        Assert.True(again.IsOfForm);
        Assert.Empty(again.Problems);
        Assert.Equal(request.AddressWithSearch, again.AddressWithSearch);
    }

    [Fact]
    public void It_has_every_indicator_under_the_heading_of_its_section()
    {
        Speak("sv");

        var form = Show(ComparisonRequest.Parse(""));

        Assert.Equal(24, form.FindAll($"input[name={ComparisonAddress.IndicatorsName}]").Count);
        Assert.Equal(["Deltagande", "Styrning och styrdokument", "Kartläggning och lägesbild"], form.FindAll(".indicators legend").Take(3).Select(Words));
        Assert.Equal("styrdokument", Assert.Single(form.FindAll($"input[name={ComparisonAddress.IndicatorsName}][checked]")).GetAttribute("value"));
    }

    [Theory]
    [InlineData("malm", "Malmö", "1280")]
    [InlineData("ÖRKELLJ", "Örkelljunga", "1257")]
    [InlineData("lunds kommun", "Lund", "1281")]
    [InlineData("1280", "Malmö", "1280")]
    public void An_area_is_found_by_its_name_or_code(string text, string name, string code)
    {
        Speak("sv");

        var found = Show(ComparisonRequest.Parse($"?sok={Uri.EscapeDataString(text)}")).FindAll(".found label");

        Assert.Equal(name, Words(found[0]));
        Assert.Equal(code, found[0].QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void What_is_not_found_is_said()
    {
        Speak("sv");

        var found = Show(ComparisonRequest.Parse("?sok=atlantis")).Find(".found");

        Assert.Equal("Inget område heter ”atlantis”", Words(found));
    }

    [Fact]
    public void Every_chosen_area_can_be_taken_away_and_likeness_is_explained()
    {
        Speak("sv");

        var chosen = Render<ChosenAreas>(parameters => parameters.Add(p => p.Address, ComparisonRequest.Parse("?omraden=00,kommuner-10,liknande-1280").Address));

        Assert.Equal(
            ["Ta bort: Riket ×", "Ta bort: Kommunerna i Blekinge län (5) ×", "Ta bort: Malmö och liknande kommuner ×"], chosen.FindAll("li").Select(Words));
        Assert.Equal("/resultat/jamfor?omraden=00,liknande-1280", chosen.FindAll("li a")[1].GetAttribute("href"));
        Assert.Equal(
            "Liknande Malmö: de 2 kommuner i gruppen Storstäder som har närmast folkmängd. En kommun utanför Skåne län räknas som 25 procent längre bort i storlek, så att grannar i länet går före. Gruppen har inte fler kommuner.",
            Words(chosen.Find(".similar")));
    }

    [Fact]
    public void Of_much_that_was_left_out_the_first_is_named_and_the_rest_counted()
    {
        Speak("sv");

        var problems = Render<ComparisonProblems>(parameters => parameters.Add(p => p.Problems, ComparisonRequest.Parse("?omraden=kommuner-B4,lan,zz").Problems));

        Assert.Equal(
            ["Områden som inte finns: zz.", "Högst 70 områden visas samtidigt. Utelämnade: Gotlands län, Blekinge län, Skåne län, Hallands län, Västra Götalands län och 9 till."],
            problems.FindAll("li").Select(Words));
    }

    private IRenderedComponent<ComparisonForm> Show(ComparisonRequest request) => Render<ComparisonForm>(parameters => parameters
        .Add(p => p.Request, request)
        .Add(p => p.Comparison, Compared.Of(Compared.Of("styrdokument", TrendComparability.Yes, null, Compared.Series("12", null, Compared.Share(89, 100))))));

    /// <summary>The query that a browser makes of the form as it stands.</summary>
    private string Sent(ComparisonRequest request)
    {
        var fields = Show(request).FindAll("input, select")
            .Where(field => field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked"))
            .Select(field => (Name: field.GetAttribute("name")!, Value: field.GetAttribute("value") ?? ""));
        return "?" + string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
    }
}
