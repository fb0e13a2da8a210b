using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

/// <summary>That the demo's figures are the published ones (semantics §9), and look like real development.</summary>
public sealed class DemoFiguresTests
{
    [Theory]
    [InlineData("svarsfrekvens", 248, 290)]
    [InlineData("styrdokument", 218, 245)]
    [InlineData("kartlaggning", 113, 218)]
    [InlineData("kartlaggning_i_lagesbild", 36, 113)]
    [InlineData("kartlaggning_av_alla", 113, 245)]
    public void The_published_figures_of_2025_come_out_exactly(string indicator, int numerator, int inBase)
    {
        var row = DemoFiles.Country(DemoFiles.Questionnaire2025, DemoFiles.Round2025, indicator);
        Assert.Equal((numerator, inBase), (row.Numerator, row.Base));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(77UL)]
    [InlineData(123_456_789UL)]
    public void They_do_so_whatever_the_seed(ulong seed)
    {
        var round2023 = DemoPopulation.Round2023(DemoFiles.Questionnaire2023, DemoFiles.Municipalities, seed);
        var round2025 = DemoPopulation.Round2025(DemoFiles.Questionnaire2025, DemoFiles.Municipalities, round2023, seed);
        Assert.Equal(196, round2023.Count);
        Assert.Equal(248, round2025.Count);
        Assert.Equal(
            [(218, 245), (113, 218), (36, 113)],
            new[] { "styrdokument", "kartlaggning", "kartlaggning_i_lagesbild" }
                .Select(indicator => DemoFiles.Country(DemoFiles.Questionnaire2025, round2025, indicator))
                .Select(row => ((int)row.Numerator, row.Base!.Value)));
    }

    [Theory]
    [InlineData("svarsfrekvens", 67.6)]
    [InlineData("styrdokument", 80)]
    [InlineData("kartlaggning", 44)]
    [InlineData("samordnare", 66)]
    [InlineData("budget", 36)]
    public void The_figures_of_2023_are_a_step_behind(string indicator, double value)
    {
        var row = DemoFiles.Country(DemoFiles.Questionnaire2023, DemoFiles.Round2023, indicator);
        Assert.InRange(row.Value!.Value, value - 0.6, value + 0.6);
    }

    [Fact]
    public void The_panel_is_stable()
    {
        Assert.Equal(196, DemoFiles.Round2023.Count);
        Assert.InRange(DemoFiles.Round2023.Keys.Count(DemoFiles.Round2025.ContainsKey), 175, 192);
    }

    [Theory]
    [InlineData("styrdokument")]
    [InlineData("kartlaggning")]
    [InlineData("kartlaggning_i_lagesbild")]
    [InlineData("samordnare")]
    [InlineData("budget")]
    [InlineData("universell")]
    [InlineData("stod_utovare")]
    [InlineData("heder_skola")]
    [InlineData("manniskohandel_rutin")]
    public void More_is_gained_than_lost_and_most_stays_as_it_was(string indicator)
    {
        var before = DemoFiles.States(DemoFiles.Questionnaire2023, DemoFiles.Round2023, indicator);
        var now = DemoFiles.States(DemoFiles.Questionnaire2025, DemoFiles.Round2025, indicator);
        int Count(UnitState from, UnitState to) => before.Count(pair => pair.Value == from && now[pair.Key] == to);

        var (gained, lost) = (Count(UnitState.No, UnitState.Yes), Count(UnitState.Yes, UnitState.No));
        var kept = Count(UnitState.Yes, UnitState.Yes) + Count(UnitState.No, UnitState.No);
        Assert.InRange(lost, 1, gained - 1);
        Assert.True(kept > 3 * (gained + lost), $"{kept} kept, {gained} gained, {lost} lost");
    }

    [Theory]
    [InlineData("styrdokument_finns", "yes")]
    [InlineData("samordnare_finns", "yes")]
    [InlineData("budget_avsatt", "permanent")]
    [InlineData("kartlaggning_genomford", "yes")]
    [InlineData("regionkoordinator", "yes")]
    public void Large_towns_do_more_than_small_municipalities(string question, string option)
    {
        double Share(params string[] groups)
        {
            var answers = DemoFiles.Municipalities
                .Where(municipality => groups.Contains(municipality.GroupCode) && DemoFiles.Round2025.ContainsKey(municipality.Code))
                .Select(municipality => DemoFiles.Round2025[municipality.Code][new ItemKey(question)])
                .ToList();
            return answers.Count(answer => answer is OptionAnswer one && one.Option == option) / (double)answers.Count;
        }

        Assert.True(Share("A1", "B3") > Share("C8", "C9") + 0.2);
    }
}
