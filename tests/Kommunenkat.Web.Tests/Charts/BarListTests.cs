using Bunit;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class BarListTests : ChartContext
{
    private static readonly BarRow[] Rows =
    [
        new("Örebro län", Share(3, 10), 12, "10 av 12", IsChosen: true),
        new("Gotlands län", TooFew, 1, "3 av 3"),
        new("Ängelholm", WithBounds(8, 10, 10), 26),
        new("Ale", Share(0, 10), 15),
    ];

    [Fact]
    public void A_missing_figure_is_its_symbol_and_reason_without_a_bar_and_0_is_a_figure()
    {
        var list = Show();

        Assert.Equal(
            [["Ale", "0 %"], ["Gotlands län", "för liten bas .."], ["Ängelholm", "80 %"], ["Örebro län", "30 %"]],
            Cells(list.Find("table")).Skip(1).Select(cells => cells[..2]));
        var rows = list.FindAll("tbody tr");
        Assert.Empty(rows[1].QuerySelectorAll("svg"));
        Assert.Equal(["0%", "80%", "30%"], list.FindAll(".bar").Select(bar => bar.GetAttribute("width")));
    }

    [Fact]
    public void Base_bounds_and_coverage_stand_beside_the_bar()
    {
        Speak("sv");

        var list = Show();

        Assert.Equal(["Område", "Värde", "Antal", "Om alla hade svarat", "Svarade"], Cells(list.Find("table"))[0]);
        Assert.Equal(["Gotlands län", "för liten bas ..", "2 av 3", "", "3 av 3"], Cells(list.Find("table"))[2]);
        Assert.Equal(["Ängelholm", "80 %", "8 av 10", "40–90 %", ""], Cells(list.Find("table"))[3]);
        Assert.Equal([("40%", "90%"), ("40%", "40%"), ("90%", "90%")], list.FindAll("table .bounds line").Select(line => (line.GetAttribute("x1")!, line.GetAttribute("x2")!)));
    }

    [Theory]
    [InlineData(BarSort.Name, "Ale, Gotlands län, Ängelholm, Örebro län")]
    [InlineData(BarSort.Value, "Ängelholm, Örebro län, Ale, Gotlands län")]
    [InlineData(BarSort.Size, "Ängelholm, Ale, Örebro län, Gotlands län")]
    public void It_is_sorted_by_name_as_Swedes_do_by_value_with_the_missing_last_or_by_size(BarSort sort, string names)
    {
        Speak("en");

        Assert.Equal(names, string.Join(", ", Show(sort).FindAll("tbody th").Select(Words)));
    }

    [Fact]
    public void Other_orders_are_links_that_work_without_a_script()
    {
        Speak("sv");

        var links = Show(BarSort.Value, sort => $"?sortera={BarOrder.Word(sort)}").FindAll("nav a");

        Assert.Equal(["Namn ?sortera=namn", "Värde ?sortera=varde", "Storlek ?sortera=storlek"], links.Select(link => $"{Words(link)} {link.GetAttribute("href")}"));
        Assert.Equal(["Värde"], links.Where(link => link.HasAttribute("aria-current")).Select(Words));
        Assert.Empty(Show().FindAll("nav"));
    }

    [Theory]
    [InlineData("varde", BarSort.Value)]
    [InlineData("VARDE", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_order_is_found_by_its_word_in_the_address(string? word, BarSort? sort) => Assert.Equal(sort, BarOrder.Parse(word));

    [Fact]
    public void The_reference_is_a_line_and_is_said_in_words()
    {
        Speak("sv");

        var list = Render<BarList>(parameters => parameters
            .Add(p => p.Id, "staplar").Add(p => p.Title, "Per län").Add(p => p.Rows, Rows)
            .Add(p => p.Reference, Share(6, 10)).Add(p => p.ReferenceName, "Riket"));

        Assert.Equal(["60%", "60%", "60%"], list.FindAll("table .reference").Select(line => line.GetAttribute("x1")));
        Assert.Equal("Riket: 60 %, 6 av 10", Words(list.FindAll(".ke-chart-key")[0]));
    }

    [Fact]
    public void No_rows_are_an_empty_table() => Assert.Empty(Render<BarList>(parameters => parameters
        .Add(p => p.Id, "staplar").Add(p => p.Title, "Per län").Add(p => p.Rows, [])).FindAll("tbody tr"));

    private IRenderedComponent<BarList> Show(BarSort sort = BarSort.Name, Func<BarSort, string>? address = null) => Render<BarList>(parameters => parameters
        .Add(p => p.Id, "staplar")
        .Add(p => p.Title, "Styrdokument per län")
        .Add(p => p.Rows, Rows)
        .Add(p => p.Sort, sort)
        .Add(p => p.SortAddress, address));
}
