using System.Text.Json.Nodes;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Tests.Charts;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Kommunenkat.Web.Tests.OwnResults;

public sealed class RuleWordsTests : ChartContext
{
    public static TheoryData<string, string, string> Rules() => new()
    {
        { Text(Rule.Is("level", "no")), "svaret på 1.1 är no", "the answer to 1.1 is no (en)" },
        { Text(Rule.In("level", "no", "dont_know")), "svaret på 1.1 är no", "the answer to 1.1 is no (en)" },
        { Text(Rule.Not(Rule.Is("level", "yes"))), "svaret på 1.1 inte är yes", "the answer to 1.1 is not yes (en)" },
        { Text(Rule.Is("forms.x", "yes")), "svaret på 1.3 (x) är yes", "the answer to 1.3 (x (en)) is yes (en)" },
        { Text(Rule.Includes("means", "first")), "svaret på 1.2 innehåller first", "the answer to 1.2 includes first (en)" },
        { Text(Rule.Not(Rule.Includes("means", "second"))), "svaret på 1.2 inte innehåller second", "the answer to 1.2 does not include second (en)" },
        { Text(Rule.Answered("level")), "1.1 är besvarad", "1.1 is answered" },
        { Text(Rule.Not(Rule.Answered("since"))), "1.5 inte är besvarad", "1.5 is not answered" },
        { Text(Rule.Substantive("level")), "1.1 har ett svar i sak", "1.1 has a substantive answer" },
        { Text(Rule.Above("amount", 10)), "svaret på 1.4 är större än 10", "the answer to 1.4 is greater than 10" },
        { Text(Rule.Not(Rule.Above("amount", 50))), "svaret på 1.4 inte är större än 50", "the answer to 1.4 is not greater than 50" },
        { Text(Rule.Not(Rule.After("since", "2024-01-31"))), "svaret på 1.5 inte är senare än 2024-01-31", "the answer to 1.5 is not later than 2024-01-31" },
        {
            Text(Rule.All(Rule.Is("level", "no"), Rule.Above("amount", 10))),
            "svaret på 1.1 är no och svaret på 1.4 är större än 10", "the answer to 1.1 is no (en) and the answer to 1.4 is greater than 10"
        },
        // Of conditions of which one is enough, those that are met.
        { Text(Rule.Any(Rule.Is("level", "yes"), Rule.Above("amount", 10))), "svaret på 1.4 är större än 10", "the answer to 1.4 is greater than 10" },
        { Text(Rule.Not(Rule.All(Rule.Is("level", "yes"), Rule.Above("amount", 10)))), "svaret på 1.1 inte är yes", "the answer to 1.1 is not yes (en)" },
        { Text(Rule.All(Rule.All(), Rule.Is("level", "no"))), "svaret på 1.1 är no", "the answer to 1.1 is no (en)" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_told_by_what_made_it_true(string when, string swedish, string english)
    {
        var questionnaire = QuestionnaireFile
            .Of(
                Ask.Single("level", "yes", "no", "dont_know"),
                Ask.Multi("means", "first", "second"),
                Ask.Matrix("forms", ["x", "y"], "yes", "no"),
                Ask.Number("amount"),
                Ask.Date("since"))
            .Suggestions(Advice.Of("begin", JsonNode.Parse(when)!.AsObject()))
            .Read();
        var shown = Draft.Of(questionnaire, ("level", "no"), ("means", "first"), ("forms.x", "yes"), ("amount", "40"));

        foreach (var (language, words) in new[] { ("sv", swedish), ("en", english) })
        {
            Speak(language);
            Assert.Equal(words, Told(shown, questionnaire).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_label_of_several_words_stands_in_quotation_marks()
    {
        Speak("en");
        var questionnaire = QuestionnaireFile.Of(Ask.Single("level", "yes", "no")).Suggestions(Advice.Of("begin", Rule.Is("level", "no"))).Read();

        Assert.Equal("the answer to 1.1 is “no (en)”", Told(Draft.Of(questionnaire, ("level", "no")), questionnaire));
    }

    [Fact]
    public void Without_answers_the_whole_rule_is_told()
    {
        Speak("sv");
        var questionnaire = QuestionnaireFile.Of(Ask.Single("level", "yes", "no"), Ask.Number("amount"), Ask.Date("since")).Suggestions(
            Advice.Of("either", Rule.Any(Rule.Is("level", "yes"), Rule.Above("amount", 10))),
            Advice.Of("nested", Rule.All(Rule.Any(Rule.Is("level", "yes"), Rule.Above("amount", 10)), Rule.Answered("since"))),
            Advice.Of("several", Rule.In("level", "yes", "no"))).Read();

        Assert.Equal(
            ["svaret på 1.1 är yes, eller svaret på 1.2 är större än 10", "(svaret på 1.1 är yes, eller svaret på 1.2 är större än 10) och 1.3 är besvarad", "svaret på 1.1 är yes eller no"],
            questionnaire.Suggestions.Select(suggestion => Words(null).Of(suggestion.When)));
    }

    private string Told(AnswerSet? shown, Questionnaire questionnaire) => Words(shown).Of(questionnaire.Suggestions[0].When);

    private RuleWords Words(AnswerSet? shown) => new(shown, Services.GetRequiredService<IStringLocalizer<WidgetTexts>>());

    private static string Text(JsonObject rule) => rule.ToJsonString();
}
