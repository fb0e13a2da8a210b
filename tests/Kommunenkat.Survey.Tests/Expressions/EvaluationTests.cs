using System.Text.Json.Nodes;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Expressions;

/// <summary>What each operator says of one municipality's answers, by hand (semantics §4).</summary>
public sealed class EvaluationTests
{
    private static QuestionnaireFile File() => QuestionnaireFile.Of(
        Ask.Single("level", "yes", "no", "other", "dont_know", "not_applicable", "none"),
        Ask.Multi("means", "first", "second", "other", "none", "dont_know"),
        Ask.Matrix("forms", ["x", "y"], "yes", "no", "dont_know"),
        Ask.Number("amount", decimals: 2),
        Ask.Date("since"),
        Ask.Text("note"),
        Ask.Email("mail"));

    [Theory]
    [InlineData("level", "yes", true)]
    [InlineData("level", "other", true)]
    [InlineData("level", "none", true)]
    [InlineData("level", "dont_know", false)]
    [InlineData("level", "not_applicable", false)]
    [InlineData("means", "first|second", true)]
    [InlineData("means", "none", true)]
    [InlineData("means", "dont_know", false)]
    [InlineData("forms.x", "no", true)]
    [InlineData("forms.x", "dont_know", false)]
    [InlineData("amount", "0", true)]
    [InlineData("since", "2025-01-01", true)]
    [InlineData("note", "text", true)]
    [InlineData("mail", "anna@kommun.se", true)]
    public void An_answer_is_answered_and_substantive_unless_it_says_dont_know_or_not_applicable(string item, string text, bool substantive)
    {
        Assert.True(IsTrue(Rule.Answered(item), (item, text)));
        Assert.Equal(substantive, IsTrue(Rule.Substantive(item), (item, text)));
    }

    [Fact]
    public void A_choice_is_substantive_when_any_of_its_options_is()
    {
        // In this file "dont_know" may stand beside others.
        var file = File().Set("question(means).options[4].exclusive", "false");

        Assert.True(IsTrue(file, Rule.Substantive("means"), ("means", "first|dont_know")));
    }

    [Fact]
    public void Every_leaf_is_false_of_an_item_without_an_answer()
    {
        JsonObject[] leaves =
        [
            Rule.Answered("level"), Rule.Substantive("level"), Rule.Is("level", "yes"), Rule.In("level", "yes", "no"),
            Rule.Includes("means", "none"), Rule.Above("amount", -1), Rule.After("since", "1900-01-01"), Rule.Answered("forms.y"),
        ];

        Assert.All(leaves, leaf => Assert.False(IsTrue(leaf, ("forms.x", "yes"))));
        Assert.All(leaves, leaf => Assert.True(IsTrue(Rule.Not(leaf), ("forms.x", "yes"))));
    }

    [Fact]
    public void Equals_and_in_look_at_the_one_option_and_includes_at_any_chosen()
    {
        Assert.True(IsTrue(Rule.Is("level", "yes"), ("level", "yes")));
        Assert.False(IsTrue(Rule.Is("level", "yes"), ("level", "no")));
        Assert.True(IsTrue(Rule.In("level", "yes", "no"), ("level", "no")));
        Assert.False(IsTrue(Rule.In("level", "yes", "no"), ("level", "other")));
        Assert.True(IsTrue(Rule.Is("forms.y", "no"), ("forms.x", "yes"), ("forms.y", "no")));
        Assert.False(IsTrue(Rule.Is("forms.y", "yes"), ("forms.x", "yes"), ("forms.y", "no")));
        Assert.True(IsTrue(Rule.Includes("means", "second"), ("means", "first|second")));
        Assert.False(IsTrue(Rule.Includes("means", "other"), ("means", "first|second")));
    }

    [Fact]
    public void Greater_than_is_strict_for_numbers_and_dates()
    {
        Assert.False(IsTrue(Rule.Above("amount", 12.5m), ("amount", "12,5")));
        Assert.True(IsTrue(Rule.Above("amount", 12.5m), ("amount", "12,51")));
        Assert.False(IsTrue(Rule.After("since", "2021-06-30"), ("since", "2021-06-30")));
        Assert.True(IsTrue(Rule.After("since", "2021-06-30"), ("since", "2021-07-01")));
    }

    [Fact]
    public void All_of_none_is_true_and_any_of_none_is_false()
    {
        Assert.True(IsTrue(Rule.All()));
        Assert.False(IsTrue(Rule.Any()));
    }

    [Theory]
    [InlineData(UnitStatus.NotInvited, false, false, false)]
    [InlineData(UnitStatus.Invited, true, false, false)]
    [InlineData(UnitStatus.Started, true, true, false)]
    [InlineData(UnitStatus.Submitted, true, true, true)]
    public void A_status_includes_the_ones_before_it(UnitStatus status, bool invited, bool started, bool submitted)
    {
        Assert.Equal(invited, StatusIsTrue("invited"));
        Assert.Equal(started, StatusIsTrue("started"));
        Assert.Equal(submitted, StatusIsTrue("submitted"));

        bool StatusIsTrue(string word) => Evaluation.IsTrue(Condition(File(), Rule.Status(word)), AnswerSet.Empty, status);
    }

    [Fact]
    public void A_value_is_the_number_and_null_without_one()
    {
        Assert.Equal(12.5, Value(Rule.Value("amount"), ("amount", "12,5")));
        Assert.Equal(0, Value(Rule.Value("amount"), ("amount", "0")));
        Assert.Null(Value(Rule.Value("amount")));
    }

    [Fact]
    public void A_count_is_of_real_choices_and_none_of_these_is_zero_while_no_answer_is_null()
    {
        Assert.Equal(3, Value(Rule.Count("means"), ("means", "first|second|other")));
        Assert.Equal(0, Value(Rule.Count("means"), ("means", "none")));
        Assert.Equal(0, Value(Rule.Count("means"), ("means", "dont_know")));
        Assert.Null(Value(Rule.Count("means")));
    }

    [Theory]
    [InlineData("yes", "yes", "yes", 1, 1.0)]
    [InlineData("yes", "no", "yes", 1, 0.8)]
    [InlineData("no", "no", "no", 1, 0.0)]
    [InlineData("yes", "no", "dont_know", 0.5, 0.6)] // the third is out of the base: 3 of 5; and 5 of 10 is just enough
    [InlineData("yes", "no", "dont_know", 0.51, null)]
    [InlineData("dont_know", "yes", "yes", 0.7, 1.0)]
    [InlineData("dont_know", "yes", "yes", 0.71, null)]
    public void An_index_is_the_achieved_part_of_the_weight_in_the_base(string level, string x, string y, double minBaseShare, double? expected)
    {
        var index = Rule.Index(
            (decimal)minBaseShare,
            Rule.Component("level", 3, Rule.Is("level", "yes"), Rule.Substantive("level")),
            Rule.Component("x", 2, Rule.Is("forms.x", "yes"), Rule.Substantive("forms.x")),
            Rule.Component("y", 5, Rule.Is("forms.y", "yes"), Rule.Substantive("forms.y")));

        Assert.Equal(expected, Value(index, ("level", level), ("forms.x", x), ("forms.y", y)));
    }

    [Fact]
    public void An_index_without_any_base_is_null_even_when_no_share_is_demanded()
    {
        var index = Rule.Index(0, Rule.Component("level", 1, Rule.Is("level", "yes"), Rule.Answered("level")));

        Assert.Null(Value(index));
        Assert.Equal(0, Value(index, ("level", "no")));
    }

    [Fact]
    public void The_items_of_an_expression_are_those_it_looks_at_once_each_in_the_order_of_the_questionnaire()
    {
        var condition = Condition(File(), Rule.Any(
            Rule.After("since", "2020-01-01"), Rule.Not(Rule.Includes("means", "none")), Rule.All(Rule.Is("forms.y", "no"), Rule.Answered("means"))));

        Assert.Equal(["means", "forms.y", "since"], References.ItemsOf(condition, null).Select(item => item.Key.ToString()));
        Assert.Empty(References.ItemsOf(Condition(File(), Rule.Status("started"))));
    }

    private static bool IsTrue(JsonObject rule, params IEnumerable<(string Item, string Text)> answers) => IsTrue(File(), rule, answers);

    private static bool IsTrue(QuestionnaireFile file, JsonObject rule, params IEnumerable<(string Item, string Text)> answers) =>
        Evaluation.IsTrue(Condition(file, rule), Draft.Of(file.Read(), answers), UnitStatus.Submitted);

    private static double? Value(JsonObject number, params IEnumerable<(string Item, string Text)> answers)
    {
        var questionnaire = File().Indicators(Figure.Mean("figure", number, Rule.All())).Read();
        return Evaluation.Value(
            (NumericExpression)questionnaire.Indicators[0].Numerator, Draft.Of(questionnaire, answers), UnitStatus.Submitted);
    }

    private static BooleanExpression Condition(QuestionnaireFile file, JsonObject rule) =>
        (BooleanExpression)file.Indicators(Figure.Count("figure", rule)).Read().Indicators[0].Numerator;
}
