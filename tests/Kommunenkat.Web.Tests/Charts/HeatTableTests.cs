using Bunit;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class HeatTableTests : ChartContext
{
    private static readonly HeatData Data = new(
        [new("Styrdokument"), new("Utbildade", ChartUnit.Number)],
        [
            new("Riket", [Share(50, 100), new ChartValue(4.2, "4,2", "245 kommuner")]),
            new("Gotlands län", [Share(0, 100), TooFew], IsChosen: true),
            new("Skåne län", [NotAsked, new ChartValue(9.5, "9,5", "31 kommuner")]),
        ]);

    [Fact]
    public void Every_cell_has_its_figure_or_symbol_and_a_missing_one_is_read_with_its_reason()
    {
        Assert.Equal(
            [["Riket", "50 %", "4,2"], ["Gotlands län", "0 %", ".. för liten bas"], ["Skåne län", "× frågan ställdes inte", "9,5"]],
            Cells(Show(Data).Find("table")).Skip(1));
    }

    [Fact]
    public void A_shade_is_a_fifth_of_the_axis_and_a_missing_figure_has_none_which_is_not_that_of_0()
    {
        // 9.5 makes an axis from 0 to 10.
        Assert.Equal(
            ["ke-heat-3", "ke-heat-3", "ke-heat-1", "missing", "missing", "ke-heat-5"],
            Show(Data).FindAll("tbody td").Select(cell => cell.ClassName));
    }

    [Fact]
    public void A_cell_says_its_base_to_the_pointer() => Assert.Equal(
        ["50 av 100", "245 kommuner", "0 av 100", "för liten bas", "frågan ställdes inte", "31 kommuner"],
        Show(Data).FindAll("tbody td").Select(cell => cell.GetAttribute("title")));

    [Theory]
    [InlineData("sv", "Saknade värden: .. för liten bas × frågan ställdes inte", "0 %–20 %")]
    [InlineData("en", "Missing values: .. för liten bas × frågan ställdes inte", "0%–20%")]
    public void Shades_and_symbols_are_explained(string language, string symbols, string shade)
    {
        Speak(language);

        var table = Show(Data);

        Assert.Equal(symbols, Words(table.FindAll(".ke-chart-key")[^1]));
        Assert.Equal(5, table.FindAll(".ke-chart-legend li").Count);
        Assert.Equal(shade, Words(table.Find(".ke-chart-legend li")).Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_row_that_lacks_a_value_is_refused_and_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => new HeatData([new("Ett"), new("Två")], [new("Riket", [Share(1, 2)])]));

        Assert.StartsWith("Riket has 1 values for 2 columns.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_areas_are_an_empty_table() => Assert.Empty(Show(new HeatData([new("Ett")], [])).FindAll("tbody tr"));

    private IRenderedComponent<HeatTable> Show(HeatData data) => Render<HeatTable>(parameters => parameters
        .Add(p => p.Id, "varme").Add(p => p.Title, "Mått per län").Add(p => p.Data, data));
}
