using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

/// <summary>That the demo has something to show of last round's answers.</summary>
public sealed class DemoConfirmationsTests
{
    private static readonly IReadOnlyDictionary<string, DemoDraft> Drafts =
        Confirmations.Of(DemoFiles.Round2027, DemoFiles.Questionnaire2027, DemoFiles.Questionnaire2025, DemoFiles.Round2025);

    [Fact]
    public void A_good_part_of_the_answers_is_confirmed_and_each_of_them_is_the_one_of_2025()
    {
        foreach (var (code, draft) in Drafts)
            Assert.All(draft.Confirmed, item => Assert.Equal(DemoFiles.Round2025[code][item], draft.Answers[item]));

        Assert.InRange(Drafts.Values.Sum(draft => draft.Confirmed.Count) / (double)Drafts.Values.Sum(draft => draft.Answers.Count), 0.2, 0.6);
        Assert.NotEmpty(Drafts["2403"].Confirmed);
    }

    [Fact]
    public void Bjurholm_sees_a_reversal_and_a_large_change()
    {
        var earlier = EarlierAnswers.Of(DemoFiles.Questionnaire2027, _ => new EarlierSubmission(DemoFiles.Questionnaire2025, DemoFiles.Round2025["2403"], default, ""));

        var warnings = SoftEdits.Warnings(
            DemoFiles.Questionnaire2027, ShownAnswers.Of(DemoFiles.Questionnaire2027, Drafts["2403"].Answers), earlier);

        Assert.Contains((new ItemKey("styrdokument_finns"), WarningKind.Reversal), warnings.Select(warning => (warning.Item.Key, warning.Kind)));
        Assert.Contains((new ItemKey("samordnare_omfattning"), WarningKind.LargeChange), warnings.Select(warning => (warning.Item.Key, warning.Kind)));
    }
}
