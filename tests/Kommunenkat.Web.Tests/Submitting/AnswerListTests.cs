using AngleSharp.Dom;
using Bunit;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Submitting;

public sealed class AnswerListTests : AnsweringContext
{
    [Theory]
    [InlineData("sv", "styrdokument_finns", "no", "Nej")]
    [InlineData("en", "styrdokument_finns", "no", "No")]
    [InlineData("sv", "budget_belopp", "250000", "250\u00A0000 kronor per år")]
    [InlineData("en", "budget_belopp", "250000", "250,000 SEK per year")]
    [InlineData("sv", "ovrigt", "Inget mer", "Inget mer")]
    public void Answers_are_read_in_words_and_with_their_unit(string language, string question, string answer, string words)
    {
        var cut = Show(language, (question, answer), ("budget_avsatt", "permanent"));

        Assert.Equal(words, Answer(cut, language, question));
    }

    [Fact]
    public void Several_options_are_read_as_a_list()
    {
        var cut = Show("sv", ("svar_verksamheter", "socialtjanst|trygghet"));

        Assert.Equal(2, Answer(cut, "sv", "svar_verksamheter").Split(", ").Length);
    }

    [Theory]
    [InlineData("sv", "Inget svar")]
    [InlineData("en", "No answer")]
    public void A_question_without_an_answer_says_so(string language, string words)
    {
        Assert.Equal(words, Answer(Show(language), language, "kontakt_namn"));
    }

    [Fact]
    public void Every_row_of_a_matrix_is_read_by_itself()
    {
        var draft = Draft.Of(Questionnaire2025, ("prevention_nivaer.selektiv", "no"));
        var no = ((MatrixQuestion)Question("prevention_nivaer")).Options.Single(option => option.Key == "no").Label["sv"];

        var rows = Find(Show("sv", draft), "sv", "prevention_nivaer").QuerySelectorAll("li").Select(Words);

        Assert.Equal(
            Question("prevention_nivaer").Items.Select(item => $"{item.Row!.Label["sv"]}: {(item.Row.Key == "selektiv" ? no : "Inget svar")}"),
            rows);
    }

    [Fact]
    public void Hidden_questions_are_left_out_and_so_is_a_section_with_nothing_else()
    {
        // The mapping is asked about only where there are steering documents; its answers are no part of a submission.
        var cut = Show("sv", ("styrdokument_finns", "no"), ("kartlaggning_genomford", "yes"));

        Assert.DoesNotContain(cut.FindAll("dt"), term => Words(term).StartsWith("3.1 ", StringComparison.Ordinal));
        Assert.Contains(cut.FindAll("dt"), term => Words(term).StartsWith("2.9 ", StringComparison.Ordinal));

        var small = QuestionnaireFile.Of(Ask.Single("policy", "yes", "no"))
            .Section("more", Ask.Single("detail", "yes", "no").ShownIf(Rule.Is("policy", "yes"))).Read();
        var shown = ShownAnswers.Of(small, Draft.Of(small, ("policy", "no"), ("detail", "yes")));
        var one = Render<AnswerList>(parameters => parameters.Add(p => p.Questionnaire, small).Add(p => p.Shown, shown));
        Assert.Equal("1. main", Words(Assert.Single(one.FindAll("h3"))));
    }

    [Fact]
    public void An_explanation_and_that_an_answer_was_confirmed_stand_beside_it()
    {
        Speak("sv");
        var answers = Draft.Of(Questionnaire2025, ("styrdokument_finns", "no")).With(ItemKey.ExplanationOf("styrdokument_finns"), new TextAnswer("Det <i>har</i> löpt ut."));
        var cut = Render<AnswerList>(parameters => parameters
            .Add(p => p.Questionnaire, Questionnaire2025)
            .Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, answers))
            .Add(p => p.Confirmed, new HashSet<ItemKey> { new("styrdokument_finns") }));

        var answer = Find(cut, "sv", "styrdokument_finns");
        Assert.Equal("Förklaring: Det <i>har</i> löpt ut.", Words(answer.QuerySelector("p")!));
        Assert.StartsWith("Nej (bekräftat oförändrat)", Words(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("bekräftat", Words(Find(cut, "sv", "kontakt_namn")), StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_that_somebody_typed_is_shown_and_not_obeyed()
    {
        var cut = Show("sv", ("ovrigt", "<b>Vi</b>"));

        Assert.Equal("<b>Vi</b>", Answer(cut, "sv", "ovrigt"));
    }

    private static string Answer(IRenderedComponent<AnswerList> cut, string language, string question) => Words(Find(cut, language, question));

    private static IElement Find(IRenderedComponent<AnswerList> cut, string language, string question)
    {
        var term = cut.FindAll("dt").Single(term => Words(term) == $"{Question(question).Number} {Question(question).Label[language]}");
        return term.NextElementSibling!;
    }

    private IRenderedComponent<AnswerList> Show(string language, params (string Question, string Value)[] answers) => Show(language, Opened(answers).Draft);

    private IRenderedComponent<AnswerList> Show(string language, AnswerSet draft)
    {
        Speak(language);
        return Render<AnswerList>(parameters => parameters
            .Add(p => p.Questionnaire, Questionnaire2025)
            .Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, draft)));
    }
}
