using Bunit;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Features.Compare;
using Kommunenkat.Web.Tests.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class ComparisonResultTests : ChartContext
{
    private static readonly ComparedChange Gained = new(100, TrendComparability.Yes, Transition.Gained);

    private static readonly Comparison Some = Compared.Of(Compared.Of(
        "styrdokument",
        TrendComparability.WithCare,
        "Läs försiktigt.",
        Compared.Series("00", new ComparedChange(10, TrendComparability.WithCare, null), Compared.Share(79, 100), Compared.Share(89, 100)),
        Compared.Series("10", new ComparedChange(-20, TrendComparability.WithCare, null), Compared.Share(5, 5), Compared.Share(4, 5)),
        Compared.Series("1280", Gained, Compared.Of(UnitState.No), Compared.Of(UnitState.Yes)),
        Compared.Series("0180", new ComparedChange(null, TrendComparability.Yes, Transition.NoFigureNow), Compared.Of(UnitState.Yes), Compared.Of(UnitState.NoResponse))));

    [Theory]
    [InlineData("", "Riket;Blekinge län;Malmö;Stockholm")]
    [InlineData("?ordna=namn", "Blekinge län;Malmö;Riket;Stockholm")]
    [InlineData("?ordna=storlek", "Riket;Stockholm;Malmö;Blekinge län")]
    [InlineData("?ordna=varde", "Malmö;Riket;Blekinge län;Stockholm")]
    public void The_rows_stand_in_the_order_of_the_address(string query, string names)
    {
        Speak("sv");

        var rows = Show(query, Some).FindAll("table.heat tbody th");

        Assert.Equal(names, string.Join(';', rows.Select(Words)));
    }

    [Fact]
    public void The_table_has_the_base_and_the_bounds_of_a_share_and_yes_for_a_municipality()
    {
        Speak("sv");

        var cells = Cells(Show("", Some).Find("table.heat"));

        Assert.Equal(["Riket", "89 % 89 av 100 (89–89 %)"], cells[1].Select(Plain));
        Assert.Equal(["Malmö", "Ja"], cells[3]);
        Assert.Equal(["Stockholm", "- har inte lämnat in enkäten"], cells[4]);
    }

    [Fact]
    public void A_heading_leads_to_the_order_of_its_indicator()
    {
        var heading = Show("?omraden=00", Some).Find("table.heat thead a");

        Assert.Equal("/resultat/jamfor?omraden=00&ordna=varde&fokus=styrdokument", heading.GetAttribute("href"));
        Assert.Equal("descending", Show("?ordna=varde", Some).FindAll("table.heat thead th")[1].GetAttribute("aria-sort"));
    }

    [Fact]
    public void Of_municipalities_alone_no_shades_of_shares_are_explained()
    {
        var municipalities = Compared.Of(Compared.Of("styrdokument", TrendComparability.Yes, null, Compared.Series("1280", Gained, Compared.Of(UnitState.No), Compared.Of(UnitState.Yes))));

        Assert.Empty(Show("", municipalities).FindAll(".ke-heat-swatch"));
        Assert.NotEmpty(Show("", Some).FindAll(".ke-heat-swatch"));
    }

    [Fact]
    public void Dots_tell_of_a_change_in_points_or_of_what_became_of_a_municipality_and_to_be_careful()
    {
        Speak("sv");

        var dots = Show("?visa=prickar", Some);

        Assert.Equal(["▲ +10", "▼ −20", "Nej → Ja", "värde saknas"], dots.FindAll(".dot-plot .change").Select(Words));
        Assert.Equal("Jämför 2023 och 2025 med försiktighet. Läs försiktigt.", Words(dots.Find(".step-note")));
    }

    [Fact]
    public void Slopes_are_drawn_of_shares_and_municipalities_are_listed_by_what_became_of_them()
    {
        Speak("sv");

        var slopes = Show("?visa=lutning", Some);

        Assert.Equal(2, slopes.FindAll("svg.ke-plot g.ke-slope").Count);
        Assert.Equal([["Nej → Ja", "1", "Malmö"], ["värde saknas", "1", "Stockholm"]], Cells(slopes.Find("table.moves")).Skip(1));
    }

    [Fact]
    public void Series_have_a_picture_for_each_area_beside_the_country_and_a_table_of_yes_and_no()
    {
        Speak("sv");

        var series = Show("?visa=serier", Some);

        Assert.Equal(["Blekinge län"], series.FindAll(".multiples .name").Select(Words));
        Assert.Equal(["Området", "Riket"], series.FindAll(".ke-chart-legend li").Take(2).Select(Words));
        Assert.Equal(
            [["Område", "2023", "2025"], ["Malmö", "Nej", "Ja"], ["Stockholm", "Ja", "- har inte lämnat in enkäten"]],
            Cells(series.Find("table.heat")));
    }

    [Fact]
    public void Of_many_areas_only_so_many_pictures_are_drawn_and_the_rest_is_counted()
    {
        Speak("sv");

        var counties = RoundFigures.AreasAt(AreaLevel.County).Concat(RoundFigures.AreasAt(AreaLevel.Group)).Concat(RoundFigures.AreasAt(AreaLevel.Municipality).Take(30))
            .Select(area => Compared.Series(area.Code, null, Compared.Share(8, 9), Compared.Share(9, 9)));

        var series = Show("?visa=serier", Compared.Of(Compared.Of("samordnartid", TrendComparability.Yes, null, [.. counties])));

        Assert.Equal(48, series.FindAll(".multiples > li").Count);
        Assert.Contains("De första 48 visas; 12 till får inte plats.", series.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_is_noted_also_where_there_is_only_a_table_of_yes_and_no()
    {
        Speak("sv");

        var series = Show("?visa=serier", Compared.Of(Compared.Of(
            "styrdokument", TrendComparability.No, "Annan fråga.", Compared.Series("1280", Gained, Compared.Of(UnitState.No), Compared.Of(UnitState.Yes)))));

        Assert.Equal("2023–2025: Går inte att jämföra. Annan fråga.", Words(series.Find(".ke-chart-notes li")));
    }

    [Theory]
    [InlineData("?visa=prickar")]
    [InlineData("?visa=lutning")]
    public void One_round_alone_has_no_change(string query)
    {
        Speak("sv");

        var one = Compared.Of(Compared.Of("styrdokument", TrendComparability.Yes, null, Compared.Series("00", null, Compared.Share(89, 100))));

        Assert.Contains("Välj minst två.", Show(query, one).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_has_each_municipality_with_its_answer()
    {
        Speak("sv");

        var map = Show("?visa=karta", Compared.Of(Compared.Of(
            "styrdokument",
            TrendComparability.Yes,
            null,
            Compared.Series("1280", Gained, Compared.Of(UnitState.No), Compared.Of(UnitState.Yes)),
            Compared.Series("0180", null, Compared.Of(UnitState.Yes), Compared.Of(UnitState.NoResponse)),
            Compared.Series("1480", null, Compared.Of(UnitState.Yes), Compared.Of(UnitState.No)))));

        Assert.Equal(["Malmö: Ja", "Göteborg: Nej", "Stockholm: har inte lämnat in enkäten"], map.FindAll(".hexmap use title").Select(title => title.TextContent));
        Assert.Equal(287, map.FindAll(".hexmap .elsewhere use").Count);
    }

    [Fact]
    public void What_is_not_published_of_municipalities_has_no_map()
    {
        var map = Show("?visa=karta", Compared.Of(Compared.Of("styrdokument", TrendComparability.Yes, null, Compared.Series("1280", null, Compared.Withheld, Compared.Withheld))));

        Assert.Empty(map.FindAll(".hexmap"));
    }

    [Fact]
    public void The_same_figures_are_a_file_without_an_indicator_that_no_round_has_and_those_counted_together()
    {
        var together = new ComparedSeries(new ComparedArea(ComparedArea.TogetherCode, null, null, 2, 100), [Compared.Share(2, 5), Compared.Share(2, 5)], null);
        var comparison = Compared.Of(
            Compared.Of("styrdokument", TrendComparability.Yes, null, Compared.Series("12", null, Compared.NotAsked, Compared.Share(8, 9)), together),
            Compared.Of("budget", TrendComparability.NotAsked, null, Compared.Series("12", null, Compared.NotAsked, Compared.NotAsked), together with { Figures = [Compared.NotAsked, Compared.NotAsked] }));

        Assert.Equal("/api/v1/observations?indicator=styrdokument&round=2023,2025&area=12&format=csv", ObservationsLink.Of(comparison));
        Assert.Contains("/api/v1/observations?indicator=styrdokument&round=2023,2025&area=00,10,1280,0180&format=csv", Show("", Some).FindAll("a").Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<ComparisonResult> Show(string query, Comparison comparison) => Render<ComparisonResult>(parameters => parameters
        .Add(p => p.Address, ComparisonRequest.Parse(query).Address).Add(p => p.Comparison, comparison));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
