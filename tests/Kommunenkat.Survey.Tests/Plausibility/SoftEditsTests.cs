using System.Text.Json.Nodes;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Survey.Tests.Plausibility.LastRound;

namespace Kommunenkat.Survey.Tests.Plausibility;

public sealed class SoftEditsTests
{
    [Theory]
    [InlineData("yes", "no", true)]
    [InlineData("no", "yes", true)]
    [InlineData("some", "never", true)]
    [InlineData("missing", "some", true)]
    [InlineData("some", "not_at_all", true)]
    [InlineData("yes", "no_plan", true)]
    [InlineData("yes", "dont_know", true)]
    [InlineData("no", "dont_know", true)]
    [InlineData("planned", "dont_know", true)]
    [InlineData("yes", "some", false)]
    [InlineData("no", "no_plan", false)]
    [InlineData("planned", "no", false)]
    [InlineData("no", "in_progress", false)]
    [InlineData("yes", "planned", false)]
    [InlineData("dont_know", "yes", false)]
    [InlineData("dont_know", "no", false)]
    [InlineData("not_applicable", "yes", false)]
    [InlineData("yes", "not_applicable", false)]
    [InlineData("no", "no", false)]
    public void A_choice_that_goes_from_having_to_not_having_or_back_or_is_no_longer_known_is_a_reversal(string then, string now, bool isReversal)
    {
        string[] options = ["yes", "some", "planned", "in_progress", "no", "no_plan", "never", "missing", "not_at_all", "not_applicable", "dont_know"];

        Assert.Equal(isReversal ? ["q Reversal"] : [], Warned(Ask.Single("q", options), [("q", then)], [("q", now)]));
        Assert.Equal(isReversal ? ["q.y Reversal"] : [], Warned(Ask.Matrix("q", ["x", "y"], options), [("q.x", "some"), ("q.y", then)], [("q.x", "some"), ("q.y", now)]));
    }

    [Fact]
    public void Whether_an_option_denies_goes_by_the_question_it_stood_in()
    {
        var then = QuestionnaireFile.OfRound("2023", Ask.Single("q", "yes_full_time", "no")).Read();
        var now = QuestionnaireFile.Of(Ask.Single("q", "yes", "no").Following("2023")).Read();

        Assert.Equal(["q Reversal"], Warned(now, Submitted(then, ("q", "yes_full_time")), [("q", "no")]));
        Assert.Empty(Warned(now, Submitted(then, ("q", "yes_full_time")), [("q", "yes")]));
    }

    [Theory]
    [InlineData("a|b", "none", "q Reversal")]
    [InlineData("none", "a", "q Reversal")]
    [InlineData("a|b", "dont_know", "q Reversal")]
    [InlineData("a|b|c", "a", "q LostOptions")]
    [InlineData("a|b|c", "a|d", "q LostOptions")]
    [InlineData("a|b", "c|d", "q LostOptions")]
    [InlineData("a|b|c|d", "a|b", null)] // half
    [InlineData("a|b|c", "a|b", null)]
    [InlineData("a", "b", null)] // one only: another choice
    [InlineData("a", "a|b|c|d", null)]
    [InlineData("dont_know", "a", null)]
    public void A_multiple_choice_is_warned_of_when_most_is_gone(string then, string now, string? warning)
    {
        Assert.Equal(
            warning is null ? [] : [warning],
            Warned(Ask.Multi("q", "a", "b", "c", "d", "none", "dont_know"), [("q", then)], [("q", now)]));
    }

    [Fact]
    public void Options_that_are_not_asked_any_more_are_not_lost()
    {
        var then = QuestionnaireFile.OfRound("2023", Ask.Multi("q", "a", "b", "c", "d")).Read();
        var now = QuestionnaireFile.Of(Ask.Multi("q", "a", "b").Following("2023")).Read();

        Assert.Empty(Warned(now, Submitted(then, ("q", "a|b|c|d")), [("q", "a")]));
    }

    [Fact]
    public void Where_only_so_many_may_be_chosen_one_pushes_out_another_and_nothing_is_said()
    {
        Assert.Empty(Warned(Ask.Multi("q", "a", "b", "c", "d", "e").Choosing(1, 2), [("q", "a|b")], [("q", "c|d")]));
        Assert.NotEmpty(Warned(Ask.Multi("q", "a", "b", "c", "d", "e").Choosing(1, 5), [("q", "a|b")], [("q", "c|d")]));
    }

    [Theory]
    [InlineData("2021-05-01", "2021-04-30", true)]
    [InlineData("2021-05-01", "2021-05-01", false)]
    [InlineData("2021-05-01", "2024-05-01", false)]
    public void A_date_before_last_rounds_is_warned_of(string then, string now, bool isWarned) =>
        Assert.Equal(isWarned ? ["q EarlierDate"] : [], Warned(Ask.Date("q"), [("q", then)], [("q", now)]));

    [Theory]
    [InlineData("2021", "2020", true)]
    [InlineData("2021", "2021", false)]
    [InlineData("2010", "2025", false)]
    public void A_year_is_a_date_and_no_amount(string then, string now, bool isWarned) =>
        Assert.Equal(isWarned ? ["q EarlierDate"] : [], Warned(Ask.Number("q").Measured("year", "år", "year"), [("q", then)], [("q", now)]));

    [Theory]
    [InlineData("percent_full_time", "25", "100", true)]
    [InlineData("percent_full_time", "100", "25", true)]
    [InlineData("percent_full_time", "25", "75", false)] // no more than three times
    [InlineData("percent_full_time", "10", "60", false)] // no more than 50 apart
    [InlineData("percent_full_time", "10", "61", true)]
    [InlineData("percent_full_time", "100", "200", false)]
    [InlineData("percent", "0", "20", false)]
    [InlineData("percent", "0", "21", true)]
    [InlineData("days", "2", "14", false)]
    [InlineData("days", "2", "17", true)]
    [InlineData("sek_per_year", "500000", "50000", true)]
    [InlineData("sek_per_year", "100000", "200000", false)]
    [InlineData("sek_per_year", "120000", "30000", false)] // no more than 100 000 apart
    [InlineData("pigs", "2", "12", false)]
    [InlineData("pigs", "2", "13", true)]
    [InlineData("pigs", "-20", "20", true)]
    public void A_number_is_warned_of_when_it_is_many_times_more_or_less_and_by_much(string unit, string then, string now, bool isWarned)
    {
        var asked = Ask.Number("q").Measured(unit, unit, unit);

        Assert.Equal(isWarned ? ["q LargeChange"] : [], Warned(asked, [("q", then)], [("q", now)]));
    }

    [Theory]
    [InlineData("percent_full_time", "1", "PostsForPercent")]
    [InlineData("percent_full_time", "4", "PostsForPercent")]
    [InlineData("percent_full_time", "5", null)]
    [InlineData("sek_per_year", "1", "ThousandsForKronor")]
    [InlineData("sek_per_year", "999", "ThousandsForKronor")]
    [InlineData("sek_per_year", "1000", null)]
    [InlineData("sek_per_year", "0", null)]
    [InlineData("percent", "1", null)]
    [InlineData("days", "1", null)]
    public void A_number_in_the_wrong_unit_is_warned_of_without_any_earlier_answer(string unit, string now, string? kind)
    {
        var questionnaire = QuestionnaireFile.Of(Ask.Number("q").Measured(unit, unit, unit)).Read();

        var warnings = Warnings(questionnaire, EarlierAnswers.None, [("q", now)]);

        Assert.Equal(kind is null ? [] : [kind], warnings.Select(warning => warning.Kind.ToString()));
        Assert.All(warnings, warning => Assert.Null(warning.Earlier));
    }

    [Fact]
    public void Of_an_answer_that_is_odd_by_itself_the_change_is_not_told_too()
    {
        Assert.Equal(["q ThousandsForKronor"], Warned(Ask.Number("q").Measured("sek_per_year", "kr", "kr"), [("q", "500000")], [("q", "500")]));
    }

    [Fact]
    public void What_is_not_comparable_gives_no_warning_of_a_change()
    {
        var then = QuestionnaireFile.OfRound("2023", Ask.Single("q", "yes", "no")).Read();
        Questionnaire Now(string comparable) => QuestionnaireFile.Of(Ask.Single("q", "yes", "no").Following("2023", comparable, "note")).Read();

        Assert.Empty(Warned(Now("no"), Submitted(then, ("q", "yes")), [("q", "no")]));
        Assert.Equal(["q Reversal"], Warned(Now("with_care"), Submitted(then, ("q", "yes")), [("q", "no")]));
    }

    [Fact]
    public void Nothing_is_said_of_what_is_not_shown_or_not_answered()
    {
        var then = QuestionnaireFile.OfRound("2023", Ask.Single("first", "yes", "no"), Ask.Single("q", "yes", "no")).Read();
        var now = QuestionnaireFile.Of(
            Ask.Single("first", "yes", "no"), Ask.Single("q", "yes", "no").ShownIf(Rule.Is("first", "yes")).Following("2023")).Read();
        var before = Submitted(then, ("q", "yes"));

        Assert.Empty(Warned(now, before, [("first", "no"), ("q", "no")]));
        Assert.Empty(Warned(now, before, [("first", "yes")]));
        Assert.Equal(["q Reversal"], Warned(now, before, [("first", "yes"), ("q", "no")]));
    }

    [Fact]
    public void An_explanation_of_the_question_explains_all_its_rows_and_no_other_question()
    {
        var questions = (JsonObject[])[Ask.Matrix("forms", ["x", "y"], "yes", "no"), Ask.Single("q", "yes", "no")];
        var then = QuestionnaireFile.OfRound("2023", questions).Read();
        var now = QuestionnaireFile.Of(questions.Select(question => question.Following("2023"))).Read();
        var warnings = Warnings(
            now, Submitted(then, ("forms.x", "yes"), ("forms.y", "yes"), ("q", "yes")).SeenFrom(now), [("forms.x", "no"), ("forms.y", "no"), ("q", "no")]);

        var unexplained = SoftEdits.Unexplained(warnings, AnswerSet.Empty.With(ItemKey.ExplanationOf("forms"), new TextAnswer("Avvecklat")));

        Assert.Equal(["forms.x", "forms.y", "q"], warnings.Select(warning => warning.Item.ToString()));
        Assert.Equal(["q"], unexplained.Select(warning => warning.Item.ToString()));
    }

    private static string[] Warned(JsonObject asked, (string, string)[] then, (string, string)[] now)
    {
        var before = QuestionnaireFile.OfRound("2023", asked).Read();
        return Warned(QuestionnaireFile.Of(((JsonObject)asked.DeepClone()).Following("2023")).Read(), Submitted(before, then), now);
    }

    private static string[] Warned(Questionnaire questionnaire, EarlierSubmission before, (string, string)[] now) =>
        [.. Warnings(questionnaire, before.SeenFrom(questionnaire), now).Select(warning => $"{warning.Item} {warning.Kind}")];

    private static IReadOnlyList<PlausibilityWarning> Warnings(
        Questionnaire questionnaire, IReadOnlyDictionary<ItemKey, EarlierAnswer> earlier, (string, string)[] now) =>
        SoftEdits.Warnings(questionnaire, ShownAnswers.Of(questionnaire, Draft.Of(questionnaire, now)), earlier);
}
