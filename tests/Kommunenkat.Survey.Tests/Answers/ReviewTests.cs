using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Answers;

public sealed class ReviewTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(
            Ask.Single("policy", "yes", "no"),
            Ask.Text("why").Optional().ShownIf(Rule.Is("policy", "no")),
            Ask.Matrix("forms", ["x", "y"], "yes", "no").ShownIf(Rule.Is("policy", "yes")),
            Ask.Matrix("tools", ["p", "q"], "yes", "no").AnyRow())
        .Section(
            "second",
            Ask.Multi("means", "first", "second", "third", "none").Choosing(2, null),
            Ask.Multi("hopes", "first", "second", "third").Choosing(2, null).Optional(),
            Ask.Text("note").Optional())
        .Read();

    [Fact]
    public void Required_items_of_shown_questions_without_an_answer_are_found_in_the_order_of_the_questionnaire()
    {
        Assert.Equal(["policy Missing", "tools.p Missing", "tools.q Missing", "means Missing"], FindingsOf());
        Assert.Equal(
            ["forms.y Missing", "tools.p Missing", "tools.q Missing", "means Missing"],
            FindingsOf(("policy", "yes"), ("forms.x", "no")));
    }

    [Fact]
    public void Nothing_is_missing_of_hidden_and_optional_questions()
    {
        Assert.Equal([], FindingsOf(("policy", "no"), ("tools.p", "yes"), ("means", "first|second")));
    }

    [Fact]
    public void One_row_is_enough_for_a_matrix_that_does_not_require_all()
    {
        Assert.DoesNotContain("tools.q Missing", FindingsOf(("tools.p", "yes")));
    }

    [Fact]
    public void Too_few_options_are_found_also_of_an_optional_question_but_an_exclusive_option_is_enough()
    {
        Assert.Contains("means TooFewSelected", FindingsOf(("means", "first")));
        Assert.DoesNotContain(FindingsOf(("means", "first|third")), finding => finding.StartsWith("means", StringComparison.Ordinal));
        Assert.DoesNotContain(FindingsOf(("means", "none")), finding => finding.StartsWith("means", StringComparison.Ordinal));
        Assert.Contains("hopes TooFewSelected", FindingsOf(("hopes", "first")));
        Assert.DoesNotContain(FindingsOf(), finding => finding.StartsWith("hopes", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_counts_shown_questions_completely_answered_ones_and_those_with_a_finding()
    {
        Assert.Equal(new Progress(0, 2, 2), ProgressOf("main"));
        Assert.Equal(new Progress(1, 3, 1), ProgressOf("main", ("policy", "no")));
        Assert.Equal(new Progress(1, 3, 2), ProgressOf("main", ("policy", "yes"), ("forms.x", "no"), ("why", "hidden")));
        Assert.Equal(new Progress(3, 3, 0), ProgressOf("main", ("policy", "yes"), ("forms.x", "no"), ("forms.y", "no"), ("tools.q", "yes")));
        Assert.Equal(new Progress(0, 3, 1), ProgressOf("second"));
    }

    [Fact]
    public void A_choice_with_too_few_options_is_not_completely_answered()
    {
        Assert.Equal(new Progress(0, 3, 1), ProgressOf("second", ("means", "first")));
        Assert.Equal(new Progress(1, 3, 0), ProgressOf("second", ("means", "none")));
        Assert.Equal(new Progress(1, 3, 1), ProgressOf("second", ("means", "none"), ("hopes", "first")));
    }

    [Fact]
    public void Progress_of_several_sections_adds_up()
    {
        Assert.Equal(new Progress(4, 6, 2), new Progress(3, 3, 0) + new Progress(1, 3, 2));
    }

    private static IEnumerable<string> FindingsOf(params IEnumerable<(string Item, string Text)> answers) =>
        Review.Findings(Questionnaire, ShownAnswers.Of(Questionnaire, Draft.Of(Questionnaire, answers)))
            .Select(finding => $"{finding.Item} {finding.Kind}");

    private static Progress ProgressOf(string section, params IEnumerable<(string Item, string Text)> answers) =>
        Review.ProgressOf(Questionnaire.FindSection(section)!, ShownAnswers.Of(Questionnaire, Draft.Of(Questionnaire, answers)));
}
