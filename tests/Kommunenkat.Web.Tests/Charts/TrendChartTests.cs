using Bunit;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

public sealed class TrendChartTests : ChartContext
{
    [Fact]
    public void A_missing_figure_is_its_symbol_and_never_a_point_at_0()
    {
        Speak("sv");

        var chart = Show(Trend(NotAsked, Share(4, 10), TooFew));

        Assert.Equal(["×", ".."], chart.FindAll(".ke-chart-missing").Select(Words));
        // The only other mark of the series stands at the lane of what is missing, and says whose it is.
        Assert.Single(chart.FindAll("svg.ke-plot svg > .ke-chart-mark"));
        Assert.Equal(["40 %"], chart.FindAll(".ke-chart-label").Select(Words));
        Assert.Empty(chart.FindAll(".ke-chart-line"));
        Assert.Equal("Saknade värden: × frågan ställdes inte .. för liten bas", Words(chart.Find(".ke-chart-key")));
    }

    [Fact]
    public void A_figure_of_0_is_a_point()
    {
        var chart = Show(Trend(Share(0, 10), Share(4, 10), Share(5, 10)));

        Assert.Equal(3, chart.FindAll(".ke-chart-mark").Count);
        Assert.Equal(2, chart.FindAll(".ke-chart-line").Count);
        Assert.Empty(chart.FindAll(".ke-chart-missing"));
    }

    [Theory]
    [InlineData("sv", "2021–2023: Går inte att jämföra. Frågan är en annan.", "Brott")]
    [InlineData("en", "2021–2023: Cannot be compared. Frågan är en annan.", "Break")]
    public void A_break_cuts_the_line_and_the_axis_and_says_why(string language, string words, string mark)
    {
        Speak(language);

        var chart = Show(Trend([Break, TrendStep.Clear], Series("Riket")));

        var line = Assert.Single(chart.FindAll(".ke-chart-line"));
        Assert.Equal(("50%", "100%"), (line.GetAttribute("x1"), line.GetAttribute("x2")));
        Assert.Equal($"{mark} 1", Words(chart.Find(".ke-chart-break")));
        Assert.NotNull(chart.Find(".ke-chart-break .slashes"));
        Assert.Equal([words], chart.FindAll(".ke-chart-notes li").Select(Words));
        Assert.EndsWith(language == "sv" ? "Går inte att jämföra med 2021" : "Cannot be compared with 2021", Cells(chart.Find("table"))[2][^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "2021–2023: Jämför med försiktighet. Ett svarsalternativ är nytt.")]
    [InlineData("en", "2021–2023: Compare with care. Ett svarsalternativ är nytt.")]
    public void What_is_to_be_compared_with_care_has_a_line_of_its_own_kind_and_the_note(string language, string words)
    {
        Speak(language);

        var chart = Show(Trend([Care, TrendStep.Clear], Series("Riket")));

        Assert.Equal([true, false], chart.FindAll(".ke-chart-line").Select(line => line.ClassList.Contains("with-care")));
        Assert.Equal("1", Words(chart.Find(".ke-chart-break")));
        Assert.Empty(chart.FindAll(".slashes"));
        Assert.Equal([words], chart.FindAll(".ke-chart-notes li").Select(Words));
    }

    [Fact]
    public void Every_point_takes_the_focus_and_says_its_figure_base_and_bounds()
    {
        Speak("sv");

        var chart = Show(Trend(WithBounds(4, 10, 10), TooFew, Share(5, 10)));

        Assert.Equal(
            [
                "Riket 2021 40 % 4 av 10 om alla hade svarat: 20–70 %",
                "Riket 2023 .. för liten bas 2 av 3",
                "Riket 2025 50 % 5 av 10",
            ],
            chart.FindAll(".ke-chart-points li[tabindex='0']").Select(Words));
    }

    [Fact]
    public void The_table_has_every_figure_of_the_picture()
    {
        Speak("sv");

        var chart = Show(Trend([Break, Care], new("Riket", [WithBounds(4, 10, 10), TooFew, Share(5, 10)]), Series("Skåne län")));

        Assert.Equal(
            [
                ["Område", "Omgång", "Värde", "Antal", "Om alla hade svarat", "Anmärkning"],
                ["Riket", "2021", "40 %", "4 av 10", "20–70 %", ""],
                ["Riket", "2023", "..", "2 av 3", "", "för liten bas. Går inte att jämföra med 2021"],
                ["Riket", "2025", "50 %", "5 av 10", "", "Jämför med försiktighet med 2023"],
                ["Skåne län", "2021", "30 %", "3 av 10", "", ""],
                ["Skåne län", "2023", "40 %", "4 av 10", "", "Går inte att jämföra med 2021"],
                ["Skåne län", "2025", "50 %", "5 av 10", "", "Jämför med försiktighet med 2023"],
            ],
            Cells(chart.Find("details table")));
    }

    [Fact]
    public void Bounds_are_drawn_of_the_series_that_shows_them_and_explained()
    {
        Speak("sv");
        var value = WithBounds(4, 10, 10);

        var with = Show(Trend([TrendStep.Clear, TrendStep.Clear], new TrendSeries("Riket", [value, value, value], ShowBounds: true)));
        var without = Show(Trend([TrendStep.Clear, TrendStep.Clear], new TrendSeries("Riket", [value, value, value])));

        Assert.Equal(3, with.FindAll(".ke-plot .ke-chart-bounds").Count);
        Assert.EndsWith("Inget konfidensintervall.", Words(with.FindAll(".ke-chart-key")[^1]), StringComparison.Ordinal);
        Assert.Empty(without.FindAll(".ke-chart-bounds"));
        Assert.Empty(without.FindAll(".ke-chart-key"));
    }

    [Fact]
    public void Series_are_told_apart_by_their_marks_and_not_by_colour_alone()
    {
        var chart = Show(Trend([TrendStep.Clear, TrendStep.Clear], Series("Ett"), Series("Två"), Series("Tre"), Series("Fyra")));

        Assert.Equal(["Ett", "Två", "Tre", "Fyra"], chart.FindAll(".ke-chart-legend li").Select(Words));
        var marks = chart.FindAll(".ke-chart-legend .ke-chart-mark").Select(mark => mark.GetAttribute("d")).ToList();
        Assert.Equal(4, marks.Distinct().Count());
        Assert.Equal(
            marks.SelectMany(mark => Enumerable.Repeat(mark, 3)),
            chart.FindAll(".ke-plot .ke-chart-mark").Select(mark => mark.GetAttribute("d")));
    }

    [Fact]
    public void The_picture_has_a_name_and_leads_to_the_table()
    {
        Speak("sv");

        var picture = Show(Trend(Share(1, 10), Share(2, 10), Share(3, 10))).Find("[role=img]");

        Assert.Equal("Diagram: Styrdokument. Alla värden finns i tabellen under.", Words(picture.Children[0]));
        Assert.Equal("title", picture.Children[0].LocalName);
    }

    [Fact]
    public void Small_pictures_share_axis_and_notes_and_are_said_whole()
    {
        Speak("sv");

        var chart = Render<SmallMultiples>(parameters => parameters
            .Add(p => p.Id, "sma")
            .Add(p => p.Title, "Styrdokument per län")
            .Add(p => p.Charts, [
                new("Skåne län", Trend([Break, TrendStep.Clear], Series("Länet"))),
                new("Gotlands län", Trend([Break, TrendStep.Clear], new TrendSeries("Länet", [TooFew, TooFew, Share(1, 2)]))),
            ]));

        Assert.Equal(
            [
                "Skåne län. Länet 2021: 30 %, 3 av 10; Länet 2023: 40 %, 4 av 10; Länet 2025: 50 %, 5 av 10",
                "Gotlands län. Länet 2021: .., för liten bas, 2 av 3; Länet 2023: .., för liten bas, 2 av 3; Länet 2025: 50 %, 1 av 2",
            ],
            chart.FindAll("[role=img] > title").Select(Words));
        Assert.Single(chart.FindAll(".ke-chart-notes li"));
        Assert.Equal(7, chart.FindAll("details tr").Count);
        Assert.Equal(["Skåne län", "2023", "40 %", "4 av 10", "Går inte att jämföra med 2021"], Cells(chart.Find("details table"))[2]);
    }

    private static TrendSeries Series(string name) => new(name, [Share(3, 10), Share(4, 10), Share(5, 10)]);

    private IRenderedComponent<TrendChart> Show(TrendData data) => Render<TrendChart>(parameters => parameters
        .Add(p => p.Id, "trend")
        .Add(p => p.Title, "Styrdokument")
        .Add(p => p.Data, data));
}
