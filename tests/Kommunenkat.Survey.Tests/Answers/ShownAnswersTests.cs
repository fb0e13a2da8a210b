using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Answers;

public sealed class ShownAnswersTests
{
    private static readonly Questionnaire Chain = QuestionnaireFile
        .Of(
            Ask.Single("policy", "yes", "no"),
            Ask.Single("mapping", "yes", "no").ShownIf(Rule.Is("policy", "yes")),
            Ask.Matrix("forms", ["x", "y"], "yes", "no").ShownIf(Rule.Is("mapping", "yes")),
            Ask.Text("why").ShownIf(Rule.Not(Rule.Is("mapping", "yes"))))
        .Read();

    [Fact]
    public void A_question_without_a_rule_is_shown_and_others_when_their_rule_is_true()
    {
        Assert.Equal(["policy", "why"], ShownBy());
        Assert.Equal(["policy", "mapping", "why"], ShownBy(("policy", "yes")));
        Assert.Equal(["policy", "mapping", "forms"], ShownBy(("policy", "yes"), ("mapping", "yes")));
    }

    [Fact]
    public void A_hidden_answer_shows_nothing_so_a_chain_falls_as_a_whole()
    {
        Assert.Equal(["policy", "why"], ShownBy(("policy", "no"), ("mapping", "yes"), ("forms.x", "yes")));
    }

    [Fact]
    public void A_hidden_answer_stays_in_the_draft_but_does_not_count()
    {
        var draft = Draft.Of(Chain, ("policy", "no"), ("mapping", "yes"), ("forms.x", "yes"), ("forms.y", "no"), ("why", "because"));

        var shown = ShownAnswers.Of(Chain, draft);

        Assert.Equal(5, draft.Count);
        Assert.Equal(["policy", "why"], shown.Answers.All.Select(answer => answer.Key.Question).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hidden_answer_counts_again_when_its_question_is_shown_again()
    {
        var draft = Draft.Of(Chain, ("policy", "no"), ("mapping", "yes"));

        var back = ShownAnswers.Of(Chain, draft.With(Chain.Item("policy").Key, new OptionAnswer("yes")));

        Assert.Equal(new OptionAnswer("yes"), back.Answers[Chain.Item("mapping").Key]);
    }

    [Fact]
    public void Answers_that_count_are_those_of_shown_questions_exactly()
    {
        var questionnaire = QuestionnaireFile.Reference("2025").Read();
        AnswerGen.Draft(questionnaire).Sample(draft =>
        {
            var shown = ShownAnswers.Of(questionnaire, draft);
            foreach (var question in questionnaire.Questions)
            {
                foreach (var item in question.Items)
                    Assert.Equal(shown.Shows(question) ? draft[item.Key] : null, shown.Answers[item.Key]);
            }
        });
    }

    [Fact]
    public void Hiding_is_done_once_and_for_all()
    {
        var questionnaire = QuestionnaireFile.Reference("2025").Read();
        AnswerGen.Draft(questionnaire).Sample(draft =>
        {
            var once = ShownAnswers.Of(questionnaire, draft);
            var twice = ShownAnswers.Of(questionnaire, once.Answers);
            Assert.All(questionnaire.Questions, question => Assert.Equal(once.Shows(question), twice.Shows(question)));
            Assert.Equal(once.Answers.Count, twice.Answers.Count);
        });
    }

    private static IEnumerable<string> ShownBy(params IEnumerable<(string Item, string Text)> answers)
    {
        var shown = ShownAnswers.Of(Chain, Draft.Of(Chain, answers));
        return Chain.Questions.Where(shown.Shows).Select(question => question.Key);
    }
}
