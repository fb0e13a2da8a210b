using System.Globalization;
using Bunit;
using CsCheck;
using Kommunenkat.Web.Charts;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>Transitions and decomposition: what moved between two rounds.</summary>
public sealed class PanelChartTests : ChartContext
{
    private static readonly Gen<Transitions> Panels =
        Gen.Select(Gen.Int[0, 290], Gen.Int[0, 290], Gen.Int[0, 290], Gen.Int[0, 290], (gained, keptYes, lost, keptNo) => new Transitions(gained, keptYes, lost, keptNo));

    private static readonly Gen<Decomposition> Decompositions =
        Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[-50, 50], (within, entered, left) => new Decomposition(within, entered, left));

    [Fact]
    public void The_parts_of_a_panel_follow_on_each_other_and_are_the_whole_bar()
    {
        Panels.Where(panel => panel.Panel > 0).Sample(panel =>
        {
            var end = 0.0;
            foreach (var part in panel.Parts)
            {
                Assert.Equal(end, part.Start, 1e-9);
                end += part.Share;
            }

            Assert.Equal(100, end, 1e-9);
            Assert.Equal(panel.Panel, panel.Parts.Sum(part => part.Count));
        });
    }

    [Fact]
    public void Those_that_said_yes_in_a_round_stand_together()
    {
        Panels.Where(panel => panel.Panel > 0).Sample(panel =>
        {
            var parts = panel.Parts;
            Assert.Equal(100.0 * (panel.Gained + panel.KeptYes) / panel.Panel, parts[1].Start + parts[1].Share, 1e-9);
            Assert.Equal(100.0 * (panel.KeptYes + panel.Lost) / panel.Panel, parts[3].Start - parts[1].Start, 1e-9);
        });
    }

    [Theory]
    [InlineData("sv", "Nej, sedan ja", "Panelen: i basen båda gångerna")]
    [InlineData("en", "No, then yes", "The panel: in the base both times")]
    public void Every_part_has_its_name_number_and_share_in_the_table(string language, string gained, string panel)
    {
        Speak(language);

        var rows = Cells(Transitions(new Transitions(31, 118, 6, 27)).Find("table"));

        Assert.Equal([gained, "31"], rows[1][..2]);
        Assert.Equal(["31", "118", "6", "27"], rows.Skip(1).Take(4).Select(row => row[1]));
        Assert.Equal(["17", "65", "3", "15"], rows.Skip(1).Take(4).Select(row => new string([.. row[2].Where(char.IsAsciiDigit)])));
        Assert.Equal([panel, "182", ""], rows[5]);
    }

    [Fact]
    public void Those_that_changed_have_a_pattern_each_and_not_a_colour_alone()
    {
        var chart = Transitions(new Transitions(31, 118, 6, 27));

        Assert.Equal(["url(#byten-fick)", null, "url(#byten-tappade)", null], chart.FindAll(".transition-bar > rect").Select(part => part.GetAttribute("fill")));
        Assert.Equal(["byten-fick", "byten-tappade"], chart.FindAll("pattern").Select(pattern => pattern.Id));
    }

    [Fact]
    public void An_empty_panel_says_so_and_draws_nothing()
    {
        Speak("sv");

        var chart = Transitions(new Transitions(0, 0, 0, 0), TooFew);

        Assert.Equal("Ingen kommun finns i basen i båda omgångarna.", Words(chart.Find(".ke-chart-key")));
        Assert.Empty(chart.FindAll("svg"));
    }

    [Fact]
    public void A_panel_that_is_too_small_for_shares_shows_its_numbers_only()
    {
        Speak("sv");

        var chart = Transitions(new Transitions(1, 2, 0, 0), TooFew);

        Assert.Equal(["Nej, sedan ja", "1"], Cells(chart.Find("table"))[1]);
        Assert.DoesNotContain("%", Words(chart.Find("figure")), StringComparison.Ordinal);
        Assert.Equal("Saknade värden: .. för liten bas", Words(chart.FindAll(".ke-chart-key")[^1]));
    }

    [Fact]
    public void The_steps_of_a_decomposition_follow_on_each_other_and_add_up()
    {
        Decompositions.Sample(parts =>
        {
            var steps = parts.Steps;
            Assert.Equal([steps[0].To, steps[1].To], [steps[1].From, steps[2].From]);
            Assert.Equal(steps[3].To, steps[2].To);
            Assert.Equal(steps[3].Change, steps.Take(3).Sum(step => step.Change), 1e-9);
        });
    }

    [Fact]
    public void What_is_shown_adds_up_but_for_its_rounding()
    {
        Speak("sv");

        Decompositions.Sample(
            parts =>
            {
                var shown = Numbers(Decomposition(parts));
                Assert.Equal(4, shown.Count);
                // Three roundings of at most 0.05 each, and that of the whole.
                Assert.InRange(shown.Take(3).Sum() - shown[3], -0.2 - 1e-9, 0.2 + 1e-9);
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public void The_bars_of_a_decomposition_stand_where_their_steps_are()
    {
        // From 0 over 20 and 10 to 15: the axis runs from 0 to 20.
        var chart = Decomposition(new Decomposition(20, -10, 5));

        Assert.Equal(
            [("0%", "100%"), ("50%", "50%"), ("50%", "25%"), ("0%", "75%")],
            chart.FindAll("rect.part").Select(bar => (bar.GetAttribute("x")!, bar.GetAttribute("width")!)));
        Assert.Equal([Marker.RightCorners, Marker.LeftCorners, Marker.RightCorners, Marker.RightCorners], chart.FindAll(".corners").Select(end => end.GetAttribute("d")));
    }

    [Fact]
    public void A_decomposition_that_there_is_not_says_why_and_shows_no_zeros()
    {
        Speak("sv");

        var chart = Decomposition(null);

        Assert.Equal(["2023: .. → 2025: 40 %", "Panelen är för liten.", "Saknade värden: .. för liten bas"], chart.FindAll(".ke-chart-key").Select(Words));
        Assert.Empty(chart.FindAll("table"));
    }

    private static List<double> Numbers(IRenderedComponent<DecompositionBar> chart) =>
        [.. chart.FindAll(".ke-figure").Select(figure => double.Parse(Words(figure).Replace('−', '-'), CultureInfo.GetCultureInfo("sv-SE")))];

    private IRenderedComponent<TransitionBar> Transitions(Transitions data, ChartValue? value = null) => Render<TransitionBar>(parameters => parameters
        .Add(p => p.Id, "byten").Add(p => p.Title, "Byten").Add(p => p.FromRound, "2023").Add(p => p.ToRound, "2025")
        .Add(p => p.Data, data).Add(p => p.From, value ?? Share(124, 182)).Add(p => p.To, value ?? Share(149, 182)));

    private IRenderedComponent<DecompositionBar> Decomposition(Decomposition? data) => Render<DecompositionBar>(parameters => parameters
        .Add(p => p.Id, "delar").Add(p => p.Title, "Varför").Add(p => p.FromRound, "2023").Add(p => p.ToRound, "2025")
        .Add(p => p.From, data is null ? TooFew : Share(1, 4)).Add(p => p.To, Share(2, 5))
        .Add(p => p.Data, data).Add(p => p.NoData, "Panelen är för liten."));
}
