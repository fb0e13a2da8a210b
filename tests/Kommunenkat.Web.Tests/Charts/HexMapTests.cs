using Bunit;
using Kommunenkat.App.Geography;
using Kommunenkat.Web.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class HexMapTests : ChartContext
{
    private static readonly MapCategory[] Categories =
    [
        new("Ja", MapFill.Filled), new("Nej", MapFill.Open), new("Svarade inte", MapFill.Dotted), new("Vet inte", MapFill.Symbol, "?"), new("Inte tillfrågad", MapFill.Dashed),
    ];

    private static readonly MapTile[] Tiles =
    [
        new("0114", "Upplands Väsby", 0, Address: "/resultat/kommun/0114"),
        new("0115", "Vallentuna", 2),
        new("0117", "Österåker", 0, "62,5"),
        new("0980", "Gotland", 3),
    ];

    [Fact]
    public void A_tile_says_its_municipality_and_kind_or_value() => Assert.Equal(
        ["Upplands Väsby: Ja", "Österåker: 62,5", "Vallentuna: Svarade inte", "Gotland: Vet inte"],
        Show().FindAll(".map .hexmap use title").Select(Words));

    [Fact]
    public void A_tile_is_drawn_as_its_kind_where_the_municipality_lies()
    {
        var use = Show().Find(".map .hexmap g.dotted use");
        var place = HexMapShape.Sweden.Tiles["0115"];

        Assert.Equal(("#karta-h2", place.X, place.Y), (use.GetAttribute("href"), use.GetAttribute("x"), use.GetAttribute("y")));
    }

    [Fact]
    public void Kinds_differ_in_shape_or_pattern_and_not_in_colour_alone()
    {
        var shapes = Show().FindAll("defs > g").ToDictionary(tile => tile.Id!, tile => tile);

        Assert.NotNull(shapes["karta-h2"].QuerySelector("circle"));
        Assert.Equal("?", Words(shapes["karta-h3"]));
        // Filled, open and dashed are one outline each: told apart by what is in it and how it is drawn.
        Assert.Equal(["filled", "open", "dotted", "symbol", "dashed"], Show().FindAll(".map .hexmap > g").Select(kind => kind.ClassName));
    }

    [Fact]
    public void A_larger_value_has_a_larger_tile() => Assert.Equal(
        Enumerable.Range(0, 5).ToArray(),
        MapCategory.Fifths(Scale.OfPercent, ChartUnit.Percent).Index().OrderBy(item => HexMapShape.SizeOf(item.Item.Fill)).Select(item => item.Index));

    [Fact]
    public void Classes_are_named_by_their_limits()
    {
        Speak("sv");

        Assert.Equal(
            ["0–20", "20–40", "40–60", "60–80", "80–100"],
            MapCategory.Fifths(Scale.OfPercent, ChartUnit.Number).Select(category => category.Label));
    }

    [Fact]
    public void The_legend_counts_the_kinds_that_there_are_and_leaves_out_the_others()
    {
        var legend = Show().FindAll(".ke-chart-legend li");

        Assert.Equal(["Ja (2)", "Svarade inte (1)", "Vet inte (1)"], legend.Select(Words));
        Assert.Equal("#karta-h2", legend[1].QuerySelector("use")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("sv", "Ingen", "Stockholms län")]
    [InlineData("en", "None", "Stockholm")]
    public void The_table_has_every_municipality_by_county_and_kind_with_its_value_and_link(string language, string none, string county)
    {
        Speak(language);

        var table = Show().Find("details table");

        var rows = Cells(table);
        Assert.Equal(["Ja", "Svarade inte", "Vet inte"], rows[0][1..]);
        Assert.StartsWith(county, rows[1][0], StringComparison.Ordinal);
        Assert.Equal(["Upplands Väsby, Österåker 62,5", "Vallentuna", none], rows[1][1..]);
        Assert.Equal([none, none, "Gotland"], rows[2][1..]);
        Assert.Equal(3, rows.Count);
        Assert.Equal("/resultat/kommun/0114", Assert.Single(table.QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void No_two_municipalities_share_a_place()
    {
        var tiles = HexMapShape.Sweden.Tiles;

        Assert.Equal(Areas.Sweden.Municipalities.Select(municipality => municipality.Code).Order(StringComparer.Ordinal), tiles.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(tiles.Count, tiles.Values.Distinct().Count());
    }

    [Fact]
    public void A_map_of_nobody_is_empty_but_has_its_name()
    {
        Speak("sv");

        var map = Render<HexMap>(parameters => parameters.Add(p => p.Id, "karta").Add(p => p.Title, "Styrdokument").Add(p => p.Categories, Categories).Add(p => p.Tiles, []));

        Assert.Empty(map.FindAll("use"));
        Assert.StartsWith("Karta över Sveriges kommuner: Styrdokument.", Words(map.Find(".map .ke-visually-hidden")), StringComparison.Ordinal);
    }

    private IRenderedComponent<HexMap> Show() => Render<HexMap>(parameters => parameters
        .Add(p => p.Id, "karta").Add(p => p.Title, "Styrdokument").Add(p => p.Categories, Categories).Add(p => p.Tiles, Tiles));
}
