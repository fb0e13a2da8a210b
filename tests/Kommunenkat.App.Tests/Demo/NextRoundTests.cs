using System.Text.Json.Nodes;
using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

public sealed class NextRoundTests
{
    private static readonly Questionnaire Before = DemoFiles.Questionnaire2025;
    private static readonly Questionnaire Next = DemoFiles.Questionnaire2027;

    [Fact]
    public void The_next_round_asks_the_same_and_its_lineage_is_without_fault()
    {
        Assert.Equal("2027", Next.Round);
        Assert.Equal(Before.Items.Select(item => item.Key), Next.Items.Select(item => item.Key));
        Assert.Equal(Before.Indicators.Select(indicator => indicator.Key), Next.Indicators.Select(indicator => indicator.Key));

        var (faults, unknown) = LineageCheck.Check(Next, round => round == "2025" ? Before : null);
        Assert.Empty(faults);
        Assert.Empty(unknown);
        Assert.Empty(Next.Dropped);
    }

    [Fact]
    public void Every_question_and_indicator_is_comparable_with_itself()
    {
        Assert.All(Next.Questions, question =>
        {
            Assert.Equal(Comparability.Yes, question.Trend.Comparable);
            Assert.Equal("2025", question.Trend.PreviousRound);
            Assert.Equal(Before.FindQuestion(question.Key)!.Version, question.Trend.PreviousVersion);
            Assert.Empty(question.Trend.Changes);
            Assert.Empty(question.Trend.Harmonised);
            Assert.Null(question.Trend.Note);
        });
        Assert.All(Next.Indicators, indicator =>
        {
            Assert.Equal(Comparability.Yes, indicator.Comparable);
            Assert.Null(indicator.TrendNote);
            Assert.Null(indicator.Published);
        });
    }

    [Fact]
    public void Over_the_next_round_every_figure_is_as_comparable_as_it_was_before_it()
    {
        Assert.All(Next.Indicators, indicator =>
        {
            var step = RoundComparison.Of(indicator.Key, DemoFiles.Questionnaire2023, Before, _ => null);
            var chain = RoundComparison.Of(indicator.Key, DemoFiles.Questionnaire2023, Next, round => round == "2025" ? Before : null);
            Assert.Equal(step.Comparable, chain.Comparable);
            Assert.Equal(step.Notes, chain.Notes);
            Assert.Equal(TrendComparability.Yes, RoundComparison.Of(indicator.Key, Before, Next, _ => null).Comparable);
        });
    }

    [Fact]
    public void What_follows_the_calendar_moves_on_and_nothing_else()
    {
        Assert.Equal("Nationella kommunenkäten 2027", Next.Title["sv"]);
        Assert.Equal("National municipal survey 2027", Next.Title["en"]);
        Assert.Equal(new DateOnly(2027, 12, 31), ((DateQuestion)Next.FindQuestion("styrdokument_beslutsdatum")!).Max);
        Assert.Equal(new DateOnly(2005, 1, 1), ((DateQuestion)Next.FindQuestion("styrdokument_beslutsdatum")!).Min);
        Assert.Equal(2027, ((NumberQuestion)Next.FindQuestion("kartlaggning_ar")!).Max);
        Assert.Equal(2010, ((NumberQuestion)Next.FindQuestion("kartlaggning_ar")!).Min);
        Assert.Equal(2000, ((NumberQuestion)Next.FindQuestion("samordnare_omfattning")!).Max);
        Assert.Contains("2023-06-30", DemoFiles.Json2027, StringComparison.Ordinal);
        Assert.DoesNotContain("2021-06-30", DemoFiles.Json2027, StringComparison.Ordinal);
        Assert.Contains("lagen (2023:196)", DemoFiles.Json2027, StringComparison.Ordinal);
        Assert.Equal("2025", ((ChoiceQuestion)Next.FindQuestion("svar_forankring")!).Options[0].Since);
    }

    [Fact]
    public void Texts_that_name_the_round_are_renamed_but_the_year_of_an_act_is_not()
    {
        var file = JsonNode.Parse(ReferenceFiles.Questionnaire("2025"))!;
        file["sections"]![0]!["intro"]!["sv"] = "Svara för 2025, enligt lagen (2025:12). Ärende 120255.";
        Assert.Equal(
            "Svara för 2027, enligt lagen (2025:12). Ärende 120255.",
            DemoFiles.Read(NextRound.From(file.ToJsonString(), "2027")).Sections[0].Intro["sv"]);
    }

    [Fact]
    public void A_round_can_be_made_from_one_so_made()
    {
        var after = DemoFiles.Read(NextRound.From(DemoFiles.Json2027, "2029"));
        Assert.Empty(LineageCheck.Check(after, round => round == "2027" ? Next : null).Faults);
        Assert.Equal(2029, ((NumberQuestion)after.FindQuestion("kartlaggning_ar")!).Max);
    }
}
