using AngleSharp.Dom;
using Bunit;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class QuestionFieldTests : AnsweringContext
{
    [Theory]
    [InlineData("sv", "2.1 Har kommunen")]
    [InlineData("en", "2.1 Does the municipality")]
    public void A_choice_is_a_group_named_by_number_and_label(string language, string beginning)
    {
        var cut = Show(language, "styrdokument_finns", Edit());

        Assert.StartsWith(beginning, Words(cut.Find("fieldset > legend")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_answer_has_a_label_of_its_own()
    {
        var cut = Show("sv", "kontakt_namn", Edit());

        Assert.Equal(cut.Find("input").Id, cut.Find("label").GetAttribute("for"));
        Assert.StartsWith("1.1", Words(cut.Find("label")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Frivillig")]
    [InlineData("en", "Optional")]
    public void Only_an_optional_question_says_that_it_is_optional(string language, string badge)
    {
        Assert.Equal(badge, Words(Show(language, "ovrigt", Edit()).Find(".question-label .ke-badge")));
        Assert.Empty(Show(language, "kontakt_namn", Edit()).FindAll(".ke-badge"));
    }

    [Fact]
    public void Number_label_and_badge_are_read_as_separate_words()
    {
        Assert.Equal($"11.5 {Question("ovrigt").Label["sv"]} Frivillig", Words(Show("sv", "ovrigt", Edit()).Find("label")));
    }

    [Fact]
    public void Help_is_shown_and_describes_the_control()
    {
        var cut = Show("sv", "kontakt_namn", Edit());

        Assert.Equal(Question("kontakt_namn").Help!["sv"], Words(cut.Find(".question-help")));
        Assert.Equal(cut.Find(".question-help").Id, cut.Find("input").GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("sv", "kartlaggning_ar", "Mellan 2010 och 2025.")]
    [InlineData("en", "kartlaggning_ar", "Between 2010 and 2025.")]
    [InlineData("sv", "budget_belopp", "Mellan 0 och 500\u00A0000\u00A0000.")]
    [InlineData("sv", "styrdokument_beslutsdatum", "Skriv som ÅÅÅÅ-MM-DD, till exempel 2024-05-17.")]
    [InlineData("sv", "kontakt_epost", "Till exempel namn@kommunen.se.")]
    [InlineData("sv", "kartlaggning_valdsformer", "Välj alla som stämmer.")]
    public void What_can_be_answered_is_said_before_it_is_answered(string language, string question, string hint)
    {
        var help = Words(Show(language, question, Edit()).Find(".question-help"));

        Assert.EndsWith(hint, help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_without_fault_and_help_is_described_by_nothing()
    {
        var cut = Show("sv", "heder_ansvar", Edit());

        Assert.False(cut.Find("fieldset").HasAttribute("aria-describedby"));
        Assert.Empty(cut.FindAll(".question-fault, .question-help, [aria-invalid]"));
    }

    [Fact]
    public void A_fault_is_announced_and_tied_to_its_control()
    {
        var editor = Edit();
        var cut = Show("sv", "kartlaggning_ar", editor);

        editor.Enter(Item("kartlaggning_ar"), "i fjol");

        var fault = cut.Find(".question-fault");
        Assert.Equal("alert", fault.GetAttribute("role"));
        Assert.Equal("Skriv ett tal med siffror, till exempel 12.", Words(fault));
        Assert.Equal("true", cut.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains(fault.ParentElement!.Id!, cut.Find("input").GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal("i fjol", cut.Find("[data-item]").GetAttribute("data-text"));
    }

    [Fact]
    public void A_fault_goes_away_with_its_cause()
    {
        var editor = Edit();
        var cut = Show("sv", "kartlaggning_ar", editor);

        editor.Enter(Item("kartlaggning_ar"), "i fjol");
        editor.Enter(Item("kartlaggning_ar"), "2024");

        Assert.Empty(cut.FindAll(".question-fault, [aria-invalid]"));
        Assert.Equal(["2024"], Saves.Values);
    }

    [Fact]
    public void A_fault_says_that_the_last_answer_is_kept_where_there_is_one()
    {
        var editor = Edit(("kartlaggning_ar", "2019"));
        var cut = Show("sv", "kartlaggning_ar", editor);

        editor.Enter(Item("kartlaggning_ar"), "1999");

        Assert.Equal("Skriv ett tal som är minst 2010. Det senast sparade svaret finns kvar.", Words(cut.Find(".question-fault")));
    }

    [Fact]
    public void A_fault_of_a_choice_describes_the_whole_group()
    {
        var editor = Edit(("stodbehov_omraden", "kartlaggning|styrdokument|metoder"));
        var cut = Show("sv", "stodbehov_omraden", editor);

        editor.Enter(Item("stodbehov_omraden"), "kartlaggning|styrdokument|metoder|utbildning");

        Assert.Contains(cut.Find(".question-fault").ParentElement!.Id!, cut.Find("fieldset").GetAttribute("aria-describedby")!.Split(' '));
        Assert.StartsWith("Välj högst 3 alternativ.", Words(cut.Find(".question-fault")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("styrdokument_finns")]
    [InlineData("prevention_nivaer")]
    public void Radio_buttons_can_be_taken_back_once_one_is_chosen(string question)
    {
        var editor = Edit();
        var cut = Show("sv", question, editor);
        Assert.Empty(cut.FindAll("[data-clear]"));

        editor.Enter(Question(question).Items[0], cut.Find("input[type=radio]").GetAttribute("value")!);
        Assert.Single(cut.FindAll("[data-clear]"));
        editor.Enter(Question(question).Items[0], "");

        Assert.Empty(cut.FindAll("[data-clear]"));
    }

    [Fact]
    public void The_button_that_clears_says_what_it_clears()
    {
        var cut = Show("en", "styrdokument_finns", Edit(("styrdokument_finns", "yes")));

        Assert.Equal("Clear the answer", Words(cut.Find(".question-clear")));
        Assert.Equal($"Clear the answer to: {Question("styrdokument_finns").Label["en"]}", cut.Find(".question-clear").GetAttribute("aria-label"));
    }

    [Fact]
    public void What_cannot_be_changed_cannot_be_cleared() =>
        Assert.Empty(Show("sv", "styrdokument_finns", Edit(Drafts.Opened(("styrdokument_finns", "yes")) with { CanEdit = false })).FindAll("[data-clear]"));

    [Fact]
    public void Boxes_and_texts_need_no_button_to_be_cleared()
    {
        var editor = Edit(("stod_vuxna", "samtal"), ("ovrigt", "Inget mer"));

        Assert.Empty(Show("sv", "stod_vuxna", editor).FindAll(".question-clear"));
        Assert.Empty(Show("sv", "ovrigt", editor).FindAll(".question-clear"));
    }

    [Fact]
    public void Every_reference_between_elements_leads_somewhere_and_no_id_stands_twice()
    {
        Speak("sv");
        var editor = Edit();
        foreach (var question in Questionnaire2025.Questions)
        {
            foreach (var item in question.Items)
                editor.Enter(item, "no valid answer, except as a text");
            var cut = Render<QuestionField>(parameters => parameters.Add(p => p.Question, question).Add(p => p.Editor, editor));

            var ids = cut.FindAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(
                cut.FindAll("[aria-describedby], [aria-labelledby], [for]").SelectMany(References),
                reference => Assert.Contains(reference, ids));
        }
    }

    [Theory]
    [InlineData("sv", "Ni har svarat samtidigt: Berit har också ändrat det här svaret", "Använd det svaret", "Behåll mitt svar")]
    [InlineData("en", "You have answered at the same time: Berit has changed this answer too", "Use that answer", "Keep my answer")]
    public void In_a_clash_both_answers_stand_side_by_side_each_one_click_away(string language, string title, string takeOther, string keepOwn)
    {
        var editor = Edit();
        var cut = Show(language, "styrdokument_finns", editor);
        Saves.Answer("styrdokument_finns", "no");
        editor.Enter(Item("styrdokument_finns"), "yes");

        Assert.Equal(title, Words(cut.Find(".clash-title")));
        Assert.Equal((language == "sv" ? "Nej" : "No", language == "sv" ? "Ja" : "Yes"), (Words(cut.Find("[data-clash-other]")), Words(cut.Find("[data-clash-own]"))));
        Assert.Equal([takeOther, keepOwn], cut.FindAll(".clash button").Select(Words));

        cut.FindAll(".clash button")[1].Click();

        Assert.Empty(cut.FindAll(".clash"));
        Assert.Equal("yes", ((Kommunenkat.Survey.Answers.OptionAnswer)Saves.Stored!.Draft[Item("styrdokument_finns").Key]!).Option);
    }

    [Fact]
    public void A_colleague_who_is_at_the_question_is_named()
    {
        Speak("sv");
        var cut = Render<QuestionField>(parameters => parameters
            .Add(p => p.Question, Question("kontakt_namn"))
            .Add(p => p.Editor, Edit())
            .Add(p => p.Present, [new Kommunenkat.App.Answering.Presence(Guid.CreateVersion7(), Guid.CreateVersion7(), "Berit Berg", "bakgrund", "kontakt_namn")]));

        Assert.Equal("Berit Berg är här", Words(cut.Find("[data-presence]")));
    }

    private static string[] References(IElement element) =>
        [.. new[] { "aria-describedby", "aria-labelledby", "for" }.SelectMany(name => (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The field on a page that, like the real one, is drawn again when anything in the form changes.</summary>
    private IRenderedComponent<QuestionField> Show(string language, string question, ResponseEditor editor)
    {
        Speak(language);
        var cut = Render<QuestionField>(parameters => parameters.Add(p => p.Question, Question(question)).Add(p => p.Editor, editor));
        editor.Changed += () => cut.Render();
        return cut;
    }
}
