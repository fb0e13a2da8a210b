using System.Text.Json.Nodes;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.OwnResults;
using Kommunenkat.Web.Tests.Charts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Kommunenkat.Web.Tests.OwnResults;

public sealed class RuleWordsTests : ChartContext
{
    public static TheoryData<string, string, string> Rules() => new()
    {
        { Text(Rule.Is("level", "no")), "Visas eftersom svaret på 1.1 är no.", "Shown because the answer to 1.1 is no (en)." },
        { Text(Rule.In("level", "no", "dont_know")), "Visas eftersom svaret på 1.1 är no.", "Shown because the answer to 1.1 is no (en)." },
        { Text(Rule.Not(Rule.Is("level", "yes"))), "Visas eftersom svaret på 1.1 inte är yes.", "Shown because the answer to 1.1 is not yes (en)." },
        { Text(Rule.Is("forms.x", "yes")), "Visas eftersom svaret på 1.3 (x) är yes.", "Shown because the answer to 1.3 (x (en)) is yes (en)." },
        { Text(Rule.Includes("means", "first")), "Visas eftersom svaret på 1.2 innehåller first.", "Shown because the answer to 1.2 includes first (en)." },
        { Text(Rule.Not(Rule.Includes("means", "second"))), "Visas eftersom svaret på 1.2 inte innehåller second.", "Shown because the answer to 1.2 does not include second (en)." },
        { Text(Rule.Answered("level")), "Visas eftersom 1.1 är besvarad.", "Shown because 1.1 is answered." },
        { Text(Rule.Not(Rule.Answered("since"))), "Visas eftersom 1.5 inte är besvarad.", "Shown because 1.5 is not answered." },
        { Text(Rule.Substantive("level")), "Visas eftersom 1.1 har ett svar i sak.", "Shown because 1.1 has a substantive answer." },
        { Text(Rule.Above("amount", 10)), "Visas eftersom svaret på 1.4 är större än 10.", "Shown because the answer to 1.4 is greater than 10." },
        { Text(Rule.Not(Rule.Above("amount", 50))), "Visas eftersom svaret på 1.4 inte är större än 50.", "Shown because the answer to 1.4 is not greater than 50." },
        { Text(Rule.Not(Rule.After("since", "2024-01-31"))), "Visas eftersom svaret på 1.5 inte är senare än 2024-01-31.", "Shown because the answer to 1.5 is not later than 2024-01-31." },
        {
            Text(Rule.All(Rule.Is("level", "no"), Rule.Above("amount", 10))),
            "Visas eftersom svaret på 1.1 är no och svaret på 1.4 är större än 10.", "Shown because the answer to 1.1 is no (en) and the answer to 1.4 is greater than 10."
        },
        // Of conditions of which one is enough, those that are met.
        { Text(Rule.Any(Rule.Is("level", "yes"), Rule.Above("amount", 10))), "Visas eftersom svaret på 1.4 är större än 10.", "Shown because the answer to 1.4 is greater than 10." },
        { Text(Rule.Not(Rule.All(Rule.Is("level", "yes"), Rule.Above("amount", 10)))), "Visas eftersom svaret på 1.1 inte är yes.", "Shown because the answer to 1.1 is not yes (en)." },
        { Text(Rule.All(Rule.All(), Rule.Is("level", "no"))), "Visas eftersom svaret på 1.1 är no.", "Shown because the answer to 1.1 is no (en)." },
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
            var told = new RuleWords(shown, Services.GetRequiredService<IStringLocalizer<OwnResultsTexts>>()).Because(questionnaire.Suggestions[0].When);
            Assert.Equal(words, told.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_label_of_several_words_stands_in_quotation_marks()
    {
        Speak("en");
        var questionnaire = QuestionnaireFile.Of(Ask.Single("level", "yes", "no")).Suggestions(Advice.Of("begin", Rule.Is("level", "no"))).Read();

        var told = new RuleWords(Draft.Of(questionnaire, ("level", "no")), Services.GetRequiredService<IStringLocalizer<OwnResultsTexts>>())
            .Because(questionnaire.Suggestions[0].When);

        Assert.Equal("Shown because the answer to 1.1 is “no (en)”.", told);
    }

    private static string Text(JsonObject rule) => rule.ToJsonString();
}
