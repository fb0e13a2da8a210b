using System.Text.Json.Nodes;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Survey.Tests.Plausibility.LastRound;

namespace Kommunenkat.Survey.Tests.Plausibility;

public sealed class EarlierAnswersTests
{
    [Fact]
    public void What_was_answered_then_stands_beside_the_question_with_who_and_when()
    {
        var (then, now) = (Then(Ask.Single("policy", "yes", "no")), Now(Ask.Single("policy", "yes", "no").Following("2023")));

        var earlier = Submitted(then, ("policy", "yes")).SeenFrom(now)[new ItemKey("policy")];

        Assert.Equal(
            new EarlierAnswer("2023", then.Item("policy"), new OptionAnswer("yes"), Comparability.Yes, null, new OptionAnswer("yes"), SubmittedAt, "Maja"),
            earlier);
    }

    [Fact]
    public void A_row_stands_beside_the_row_of_the_same_key_and_a_new_row_beside_nothing()
    {
        var then = Then(Ask.Matrix("forms", ["x", "old"], "yes", "no"));
        var now = Now(Ask.Matrix("forms", ["x", "new"], "yes", "no").Following("2023"));

        var earlier = Submitted(then, ("forms.x", "yes"), ("forms.old", "no")).SeenFrom(now);

        Assert.Equal([new ItemKey("forms", "x")], earlier.Keys);
    }

    [Fact]
    public void There_is_none_of_what_was_not_asked_not_answered_or_of_another_version()
    {
        var then = Then(Ask.Single("policy", "yes", "no"), Ask.Text("unanswered"), Ask.Text("unrelated"));
        var now = Now(
            Ask.Single("policy", "yes", "no").Following("2023", version: 2),
            Ask.Text("unanswered").Following("2023"),
            Ask.Text("gone").Following("2023"),
            Ask.Text("unrelated"));

        Assert.Empty(Submitted(then, ("policy", "yes"), ("unrelated", "x")).SeenFrom(now));
    }

    [Fact]
    public void There_is_none_where_the_round_is_unknown_or_was_not_answered_though_an_older_one_was()
    {
        var older = QuestionnaireFile.OfRound("2021", Ask.Single("policy", "yes", "no")).Read();
        var now = Now(Ask.Single("policy", "yes", "no").Following("2023"));

        Assert.Empty(Submitted(older, ("policy", "yes")).SeenFrom(now));
    }

    [Fact]
    public void Questions_may_come_from_different_rounds()
    {
        var older = QuestionnaireFile.OfRound("2021", Ask.Text("rare")).Read();
        var then = Then(Ask.Text("usual"));
        var now = Now(Ask.Text("rare").Following("2021"), Ask.Text("usual").Following("2023"));

        var earlier = EarlierAnswers.Of(now, round => round == "2021" ? Submitted(older, ("rare", "old")) : Submitted(then, ("usual", "new")));

        Assert.Equal(("2021", "2023"), (earlier[new ItemKey("rare")].Round, earlier[new ItemKey("usual")].Round));
    }

    [Theory]
    [InlineData("yes", Comparability.Yes, true)]
    [InlineData("with_care", Comparability.WithCare, true)]
    [InlineData("no", Comparability.No, false)]
    public void What_is_not_comparable_is_shown_with_its_note_but_cannot_be_confirmed(string declared, Comparability comparable, bool confirmable)
    {
        var now = Now(Ask.Single("policy", "yes", "no").Following("2023", declared, "Omskriven"));

        var earlier = Submitted(Then(Ask.Single("policy", "yes", "no")), ("policy", "yes")).SeenFrom(now)[new ItemKey("policy")];

        Assert.Equal((comparable, "Omskriven", confirmable), (earlier.Comparable, earlier.Note!["sv"], earlier.Confirmable is not null));
    }

    [Fact]
    public void What_is_no_answer_any_more_cannot_be_confirmed()
    {
        var then = Then(Ask.Single("policy", "gone", "no"), Ask.Multi("means", "a", "b", "c"), Ask.Number("days", 0, 100), Ask.Date("since", max: "2023-12-31"), Ask.Text("note", 100));
        var now = Now(
            Ask.Single("policy", "yes", "no").Following("2023"),
            Ask.Multi("means", "a", "b").Following("2023"),
            Ask.Number("days", 0, 50).Following("2023"),
            Ask.Date("since", min: "2023-01-01").Following("2023"),
            Ask.Text("note", 3).Following("2023"));

        var earlier = Submitted(then, ("policy", "gone"), ("means", "a|c"), ("days", "60"), ("since", "2022-01-01"), ("note", "långt")).SeenFrom(now);

        Assert.Equal(5, earlier.Count);
        Assert.All(earlier.Values, answer => Assert.Null(answer.Confirmable));
    }

    [Fact]
    public void An_option_that_was_split_or_merged_cannot_be_confirmed_though_its_key_is_there_still()
    {
        JsonObject Asked() => Ask.Single("often", "yearly", "every_other", "less", "never").Following("2023")
            .Harmonised("yearly", ["yearly"], ["yearly"])
            .Harmonised("less", ["every_other", "less"], ["less"]);
        var then = Then(Ask.Single("often", "yearly", "less", "never"));

        AnswerValue? Confirmable(string answer) => Submitted(then, ("often", answer)).SeenFrom(Now(Asked()))[new ItemKey("often")].Confirmable;

        Assert.Null(Confirmable("less"));
        Assert.Equal(new OptionAnswer("yearly"), Confirmable("yearly"));
        Assert.Equal(new OptionAnswer("never"), Confirmable("never"));
    }

    [Theory]
    [InlineData("budget_avsatt", "yes", false)] // split into permanent and temporary
    [InlineData("budget_avsatt", "no", true)]
    [InlineData("samordnare_finns", "yes_part_time", false)] // merged into yes
    [InlineData("styrdokument_uppfoljning", "less_often", false)]
    [InlineData("prevention_nivaer.universell", "no", false)] // may be planned now
    [InlineData("kartlaggning_i_lagesbild", "yes", true)] // with care
    [InlineData("samverkan_overenskommelse", "polis", false)] // not comparable
    public void Of_the_real_questionnaires_just_what_means_the_same_can_be_confirmed(string item, string answer, bool confirmable)
    {
        var (then, now) = (QuestionnaireFile.Reference("2023").Read(), QuestionnaireFile.Reference("2025").Read());

        var earlier = Submitted(then, (item, answer)).SeenFrom(now)[now.Item(item).Key];

        Assert.Equal(confirmable, earlier.Confirmable is not null);
    }

    private static Questionnaire Then(params IEnumerable<JsonObject> questions) => QuestionnaireFile.OfRound("2023", questions).Read();

    private static Questionnaire Now(params IEnumerable<JsonObject> questions) => QuestionnaireFile.Of(questions).Read();
}
