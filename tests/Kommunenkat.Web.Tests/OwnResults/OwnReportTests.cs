using Bunit;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.OwnResults;
using Kommunenkat.Web.Tests.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.OwnResults;

public sealed class OwnReportTests : ChartContext
{
    [Fact]
    public void Each_indicator_has_the_municipalitys_answers_what_became_of_them_and_figures_of_others_with_base_and_bounds()
    {
        Speak("sv");

        var table = Show(Own.Results(true, Own.Indicator("policy", UnitState.No, UnitState.Yes, Transition.Gained))).Find(".own-table table");

        Assert.Equal(
            ["Mått", "2023", "2025", "Förändring", "Skåne län 2025", "Större stad 2025", "Riket 2025"],
            Cells(table)[0].Select(heading => heading.Replace("Pendlingskommun nära större stad", "Större stad", StringComparison.Ordinal)));
        Assert.Equal(
            ["policy", "Nej", "Ja", "2023–2025: Nej → Ja", "80 % 8 av 10 (67–83 %)"],
            Cells(table)[1].Take(5).Select(Plain));
    }

    [Fact]
    public void A_round_that_is_not_published_is_marked_and_figures_of_others_are_of_the_round_before()
    {
        Speak("sv");

        var report = Show(Own.Results(false, Own.Indicator("policy", UnitState.No, UnitState.Yes, Transition.Gained)));

        Assert.Equal(["2023", "2025 eget svar, inte publicerat", "Förändring", "Skåne län 2023"], Cells(report.Find(".own-table table"))[0].Skip(1).Take(4).Select(Spaced));
        Assert.StartsWith("2025 inte publicerad. Här visas bara kommunens eget svar", Words(report.FindAll(".rounds li")[1]), StringComparison.Ordinal);
        Assert.Contains("För 2025 finns inga siffror för länet, kommungruppen och riket förrän omgången är publicerad.", report.Markup, StringComparison.Ordinal);

        static string Spaced(string words) => words.Replace("2025eget", "2025 eget", StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_says_why_in_a_note_that_its_number_leads_to()
    {
        Speak("sv");

        var report = Show(Own.Results(
            true,
            Own.Indicator("policy", UnitState.No, UnitState.Yes, Transition.NotComparable, TrendComparability.No, "Ny fråga."),
            Own.Indicator("routine", UnitState.Yes, UnitState.Yes, Transition.KeptYes, TrendComparability.WithCare, "Ny skala.")));

        Assert.Equal(
            ["2023–2025: Går inte att jämföra. Ny fråga.", "2023–2025: Jämför med försiktighet. Ny skala."],
            report.FindAll(".ke-chart-notes li").Select(Words));
        Assert.Equal(["2023–2025: går inte att jämföra1", "2023–2025: oförändrat2"], report.FindAll(".move").Select(Words));
        foreach (var link in report.FindAll(".move a"))
            Assert.NotNull(report.Find($"#{link.GetAttribute("href")!.Split('#')[1]}"));
        Assert.Contains("policy. Går inte att jämföra. Ny fråga.", report.FindAll("section li").Select(Words));
    }

    [Fact]
    public void A_no_that_is_a_dont_know_says_so_and_is_no_loss()
    {
        Speak("sv");

        var results = Own.Results(true, Own.Indicator("policy", UnitState.Yes, UnitState.No, Transition.Lost, standing: Standing.Unclear));
        var report = Show(results);

        Assert.Equal("Nej svaret är Vet inte", Cells(report.Find(".own-table table"))[1][2]);
        Assert.Equal("2023–2025: Ja → Nej (vet inte)", Words(report.Find(".move")));
        Assert.Equal(0, SituationalPicture.Of(results)!.Count(Transition.Lost));
    }

    [Fact]
    public void A_suggestion_names_its_support_and_the_answer_it_rests_on()
    {
        Speak("sv");

        var suggestion = Show(Own.Results(true, Own.Indicator("policy", UnitState.No, UnitState.No, Transition.KeptNo))).Find(".suggestions li");

        Assert.Equal(
            ["write", "Stöd: support for write", "Visas eftersom svaret på 1.1 är no."],
            suggestion.QuerySelectorAll("p").Select(Words));
    }

    [Fact]
    public void A_municipality_that_has_submitted_nothing_has_no_text_for_the_picture()
    {
        var report = Show(Own.NothingSubmitted());

        Assert.Null(SituationalPicture.Of(Own.NothingSubmitted()));
        Assert.DoesNotContain(report.FindAll("a").Select(link => link.GetAttribute("href")), href => href!.StartsWith("/enkat/lagesbild", StringComparison.Ordinal));
    }

    [Fact]
    public void The_comparison_it_leads_to_is_of_the_municipality_and_what_it_is_a_part_of() =>
        Assert.Contains(
            $"/resultat/jamfor?omraden={Scenario.Lund},12,B3,00",
            Show(Own.Results(true, Own.Indicator("policy", UnitState.No, UnitState.No, Transition.KeptNo))).FindAll("a").Select(link => link.GetAttribute("href")));

    private IRenderedComponent<OwnReport> Show(OwnDevelopment results) => Render<OwnReport>(parameters => parameters.Add(p => p.Results, results));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
