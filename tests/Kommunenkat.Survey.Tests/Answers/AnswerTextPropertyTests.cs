using System.Globalization;
using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Answers;

/// <summary>What holds for every valid answer to every item of the questionnaire of 2025.</summary>
public sealed class AnswerTextPropertyTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile.Reference("2025").Read();

    [Fact]
    public void The_canonical_text_of_an_answer_is_read_as_the_same_answer()
    {
        ForEveryItem((item, value) => Assert.Equal(new ParsedAnswer(value, null), AnswerText.Parse(item, AnswerText.Canonical(value))));
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-GB")]
    public void The_text_in_a_form_is_read_as_the_same_answer(string culture)
    {
        var form = CultureInfo.GetCultureInfo(culture);
        ForEveryItem((item, value) => Assert.Equal(new ParsedAnswer(value, null), AnswerText.Parse(item, AnswerText.ForEditing(value, form))));
    }

    [Fact]
    public void Numbers_of_any_size_and_sign_survive_their_canonical_text_and_the_text_in_a_form()
    {
        var item = QuestionnaireFile.Of(Ask.Number("amount", decimals: 6)).Read().Items[0];
        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        Gen.Long[-1_000_000_000_000_000_000, 1_000_000_000_000_000_000].Select(Gen.Int[0, 6], (whole, decimals) => whole / (decimal)Math.Pow(10, decimals))
            .Sample(number =>
            {
                var value = new NumberAnswer(number);
                Assert.Equal(value, AnswerText.Parse(item, AnswerText.Canonical(value)).Value);
                Assert.Equal(value, AnswerText.Parse(item, AnswerText.ForEditing(value, swedish)).Value);
                Assert.Equal(value, AnswerText.Parse(item, AnswerText.ForReading(item, value, swedish)).Value);
            });
    }

    [Fact]
    public void Reading_for_people_never_fails()
    {
        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        ForEveryItem((item, value) => Assert.NotEqual("", AnswerText.ForReading(item, value, swedish)));
    }

    private static void ForEveryItem(Action<Item, AnswerValue> check)
    {
        foreach (var item in Questionnaire.Items)
            AnswerGen.Of(item).Sample(value => check(item, value), iter: 30, threads: 1);
    }
}
