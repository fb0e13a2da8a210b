using Bunit;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>Dots and slopes: areas in two rounds.</summary>
public sealed class ChangeChartTests : ChartContext
{
    private static readonly ChangeRow[] Rows =
    [
        Moved("Upp", 40, 62),
        Moved("Ned", 62, 40),
        Moved("Lika", 50, 50),
        NotComparable("Annan fråga", 30, 70),
        new("Liten", TooFew, Share(1, 2), null, "för liten bas"),
    ];

    [Theory]
    [InlineData(12.34, 1, "+12,3", "▲", Direction.Up)]
    [InlineData(-12.35, 1, "−12,4", "▼", Direction.Down)]
    [InlineData(0.04, 1, "0,0", "=", Direction.Level)]
    [InlineData(-0.4, 0, "0", "=", Direction.Level)]
    [InlineData(-0.5, 0, "−1", "▼", Direction.Down)]
    public void A_change_has_the_sign_of_what_is_shown(double value, int decimals, string signed, string sign, Direction direction)
    {
        Speak("sv");

        var change = new ChartChange(value, decimals);

        Assert.Equal((signed, sign, direction), (change.Signed, change.Sign, change.Direction));
    }

    [Theory]
    [InlineData("sv", "= oförändrat")]
    [InlineData("en", "= unchanged")]
    public void Dots_have_their_figures_bases_and_change_in_the_row(string language, string unchanged)
    {
        Speak(language);

        Assert.Equal(
            [
                ["Upp", "40 % 40 av 100", "62 % 62 av 100", "▲ +22"],
                ["Ned", "62 % 62 av 100", "40 % 40 av 100", "▼ −22"],
                ["Lika", "50 % 50 av 100", "50 % 50 av 100", unchanged],
                ["Annan fråga", "30 % 30 av 100", "70 % 70 av 100", "går inte att jämföra"],
                ["Liten", ".. 2 av 3", "50 % 1 av 2", "för liten bas"],
            ],
            Cells(Dots().Find("table")).Skip(1));
    }

    [Theory]
    [InlineData("sv", "varav ändrade svar +8,8, andra kommuner −0,3")]
    [InlineData("en", "of which changed answers +8.8, other municipalities −0.3")]
    public void A_change_says_how_much_of_it_is_changed_answers_and_how_much_others_that_answered(string language, string words)
    {
        Speak(language);

        var change = new ChartChange(8.5, 1, new Decomposition(8.8, -0.5, 0.2));

        Assert.Equal(words, Words(Render<ChangeParts>(parameters => parameters.Add(p => p.Change, change)).Find(".ke-change-parts")));
        Assert.Empty(Render<ChangeParts>(parameters => parameters.Add(p => p.Change, change with { Parts = null })).Markup);
        Assert.Empty(Render<ChangeParts>(parameters => parameters.Add(p => p.Change, new ChartChange(0, 0, new Decomposition(0.4, -0.4, 0)))).Markup);
        Assert.Empty(Render<ChangeParts>(parameters => parameters.Add(p => p.Change, null)).Markup);
    }

    [Fact]
    public void The_shape_of_a_dot_says_where_it_went_without_colour()
    {
        var shapes = Dots().FindAll("tbody path.to").Select(path => path.GetAttribute("d")).ToList();

        Assert.Equal([Marker.Up, Marker.Down, Marker.Level, Marker.Level, Marker.Level], shapes);
        Assert.Equal(3, new[] { Marker.Up, Marker.Down, Marker.Level }.Distinct().Count());
    }

    [Fact]
    public void A_missing_figure_has_no_dot_and_what_cannot_be_compared_no_line_between_them()
    {
        var rows = Dots().FindAll("tbody tr");

        Assert.Equal([1, 1, 1, 1, 0], rows.Select(row => row.QuerySelectorAll("circle.from").Length));
        Assert.Equal([1, 1, 1, 0, 0], rows.Select(row => row.QuerySelectorAll("line.path").Length));
        Assert.Equal(["40%", "62%"], rows[0].QuerySelectorAll("circle.from, svg[x]").Select(dot => dot.GetAttribute("cx") ?? dot.GetAttribute("x")));
    }

    [Fact]
    public void Slopes_are_told_apart_by_a_sign_and_the_line_and_told_in_words()
    {
        Speak("sv");

        var chart = Slopes();

        Assert.Equal(["ke-slope up", "ke-slope down", "ke-slope"], chart.FindAll("g.ke-slope").Select(line => line.ClassName!.Trim()));
        Assert.Equal(["62 % ▲ Upp", "40 % ▼ Ned", "50 % = Lika"], chart.FindAll("g.ke-slope svg text").Select(Words));
        Assert.Equal("Upp. 2023: 40 %, 40 av 100; 2025: 62 %, 62 av 100", Words(chart.Find("g.ke-slope title")));
    }

    [Fact]
    public void What_has_no_line_is_told_below_with_the_reason()
    {
        Speak("sv");

        Assert.Equal(
            [
                "Annan fråga. 2023: 30 %, 30 av 100; 2025: 70 %, 70 av 100 (går inte att jämföra)",
                "Liten. 2023: .., för liten bas, 2 av 3; 2025: 50 %, 1 av 2 (för liten bas)",
            ],
            Slopes().FindAll(".ke-slopes-without li").Select(Words));
    }

    [Fact]
    public void Slopes_have_a_table_of_all_rows_and_say_that_the_axis_does_not_begin_at_0()
    {
        Speak("sv");

        var chart = Slopes();

        Assert.Equal(["Upp", "Ned", "Lika", "Annan fråga", "Liten"], Cells(chart.Find("details table")).Skip(1).Select(cells => cells[0]));
        Assert.Equal(["Annan fråga", "30 % 30 av 100", "70 % 70 av 100", "går inte att jämföra"], Cells(chart.Find("details table"))[4]);
        Assert.EndsWith("Axeln går från 40 % till 70 %.", Words(chart.Find(".ke-chart-key")).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_row_has_a_line_there_is_no_axis_to_speak_of()
    {
        Speak("sv");

        var chart = Slopes(NotComparable("Annan fråga", 30, 70));

        Assert.Empty(chart.FindAll("g.ke-slope"));
        Assert.DoesNotContain("Axeln", chart.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", ChartUnit.Percent, "Förändring i procentenheter")]
    [InlineData("sv", ChartUnit.Number, "Förändring")]
    [InlineData("en", ChartUnit.Percent, "Change in percentage points")]
    public void Shares_change_by_percentage_points(string language, ChartUnit unit, string heading)
    {
        Speak(language);

        Assert.Equal(heading, ValueWords.ChangeHeading(unit, Texts));
        if (unit == ChartUnit.Percent)
            Assert.All([Cells(Dots().Find("table"))[0], Cells(Slopes().Find("table"))[0]], cells => Assert.Equal(heading, cells[^1]));
    }

    private IRenderedComponent<DotPlot> Dots() => Render<DotPlot>(parameters => parameters
        .Add(p => p.Id, "punkter").Add(p => p.Title, "Styrdokument").Add(p => p.FromRound, "2023").Add(p => p.ToRound, "2025").Add(p => p.Rows, Rows));

    private IRenderedComponent<SlopeChart> Slopes(params ChangeRow[] rows) => Render<SlopeChart>(parameters => parameters
        .Add(p => p.Id, "lutning").Add(p => p.Title, "Styrdokument").Add(p => p.FromRound, "2023").Add(p => p.ToRound, "2025")
        .Add(p => p.Rows, rows.Length == 0 ? Rows : rows));
}
