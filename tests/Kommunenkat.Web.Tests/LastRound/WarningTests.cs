using Bunit;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.LastRound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.LastRound;

public sealed class WarningTests : LastRoundContext
{
    private IStringLocalizer<LastRoundTexts> Sentences => Services.GetRequiredService<IStringLocalizer<LastRoundTexts>>();

    [Theory]
    [InlineData("sv", "2023 svarade ni ”Ja”. Nu svarar ni ”Nej”.", "Skriv gärna varför")]
    [InlineData("en", "In 2023 you answered “Yes”. Now you answer “No”.", "Please tell us why")]
    public void A_reversal_is_told_at_once_and_asks_for_a_reason(string language, string text, string label)
    {
        var editor = Edit([("styrgrupp_finns", "yes")]);
        var cut = Show(editor, "styrgrupp_finns", language);
        Assert.Empty(cut.FindAll(".warning, textarea"));
        Assert.Single(cut.FindAll("[role=status]:not(.save-kept)")); // there before, so that what comes into it is told

        editor.Enter(Item("styrgrupp_finns"), "no");

        Assert.Equal(text, Words(cut.Find("[role=status] .warning-text")));
        Assert.Equal(label, Words(cut.Find(".warning-label")));
        Assert.Equal(cut.Find(".warning textarea").Id, cut.Find(".warning-label").GetAttribute("for"));
    }

    [Fact]
    public void The_reason_is_saved_as_the_questions_explanation_and_is_no_answer()
    {
        var editor = Edit([("styrgrupp_finns", "yes")], ("styrgrupp_finns", "no"));
        var cut = Show(editor, "styrgrupp_finns");

        editor.Enter(Question("styrgrupp_finns").Explanation, "Gruppen är nedlagd.");

        Assert.Equal([ItemKey.ExplanationOf("styrgrupp_finns")], Saves.Changes.Select(change => change.Item));
        Assert.Equal("Er förklaring", Words(cut.Find(".warning-label")));
        Assert.Equal("saved", cut.Find(".warning .save-state").GetAttribute("data-save-state"));
        Assert.Single(cut.FindAll(".warning-text"));
    }

    [Fact]
    public void An_explanation_can_be_read_and_taken_away_after_its_cause_is_gone()
    {
        var editor = Edit([("styrgrupp_finns", "yes")], ("styrgrupp_finns", "no"));
        editor.Enter(Question("styrgrupp_finns").Explanation, "Nedlagd");
        var cut = Show(editor, "styrgrupp_finns");

        editor.Enter(Item("styrgrupp_finns"), "yes");

        Assert.Empty(cut.FindAll(".warning-text"));
        Assert.Equal("Er förklaring till svaret", Words(cut.Find(".warning-label")));
        editor.Enter(Question("styrgrupp_finns").Explanation, "");
        Assert.Empty(cut.FindAll(".warning"));
    }

    [Theory]
    [InlineData(WarningKind.Reversal, "sv", "2023 svarade ni ”200 000 kronor per år”. Nu svarar ni ”500 kronor per år”.")]
    [InlineData(WarningKind.EarlierDate, "sv", "2023 svarade ni 200 000 kronor per år. Nu svarar ni 500 kronor per år, som är tidigare.")]
    [InlineData(WarningKind.LargeChange, "sv", "2023 svarade ni 200 000 kronor per år. Nu svarar ni 500 kronor per år. Det är en stor förändring.")]
    [InlineData(WarningKind.LargeChange, "en", "In 2023 you answered 200,000 SEK per year. Now you answer 500 SEK per year. That is a large change.")]
    [InlineData(WarningKind.PostsForPercent, "sv", "500 kronor per år är mycket lite. En heltid är 100 procent. Har ni skrivit antal tjänster?")]
    [InlineData(WarningKind.ThousandsForKronor, "sv", "500 kronor per år är mycket lite. Har ni skrivit tusental kronor?")]
    public void Every_kind_has_its_sentence(WarningKind kind, string language, string sentence)
    {
        Speak(language);
        var item = Item("budget_belopp");
        var earlier = new EarlierAnswer("2023", item, new NumberAnswer(200_000), Comparability.Yes, null, null, default, "");

        Assert.Equal(sentence, WarningText.Of(new PlausibilityWarning(item, kind, new NumberAnswer(500), earlier), Sentences).Replace('\u00A0', ' '));
    }

    [Fact]
    public void Options_that_are_gone_are_named_and_a_row_stands_first()
    {
        Assert.Equal(
            "2023 valde ni också: Behandling, Hjälp till varaktig bostad. Nu är det inte valt.",
            Words(Show(Edit([("stod_vuxna", "samtal|behandling|bostad")], ("stod_vuxna", "samtal")), "stod_vuxna").Find(".warning-text")));

        var editor = Edit([("fraga_om_vald.elevhalsa", "all")]);
        editor.Enter(Item("fraga_om_vald", "elevhalsa"), "no");
        Assert.Equal(
            "Elevhälsa: 2023 svarade ni ”Ja, till alla enligt rutin”. Nu svarar ni ”Nej”.",
            Words(Show(editor, "fraga_om_vald").Find(".warning-text")));
    }

    [Fact]
    public void The_list_leads_from_each_question_to_its_place_and_is_not_there_without_any()
    {
        Speak("sv");
        var editor = Edit([("styrgrupp_finns", "yes"), ("fraga_om_vald.elevhalsa", "all"), ("fraga_om_vald.familjeratt", "all")], ("styrgrupp_finns", "no"));
        editor.Enter(Item("fraga_om_vald", "elevhalsa"), "no");
        editor.Enter(Item("fraga_om_vald", "familjeratt"), "no");

        var cut = List(SoftEdits.Warnings(Questionnaire2025, editor.Shown, editor.Earlier));

        Assert.Equal(
            ["/enkat/2025/1440/avsnitt/samordning#fraga-styrgrupp_finns", "/enkat/2025/1440/avsnitt/upptackt#fraga-fraga_om_vald"],
            cut.FindAll("li a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Familjerätt: 2023", Words(cut.FindAll("li")[1]), StringComparison.Ordinal);
        Assert.Empty(List([]).FindAll("*"));
    }

    private IRenderedComponent<WarningList> List(IReadOnlyList<PlausibilityWarning> warnings) => Render<WarningList>(parameters => parameters
        .Add(p => p.Questionnaire, Questionnaire2025)
        .Add(p => p.Warnings, warnings)
        .Add(p => p.Round, "2025")
        .Add(p => p.Municipality, "1440"));
}
