using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Answers;

public sealed class AnswerTextTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireFile
        .Of(
            Ask.Single("level", "yes", "no", "dont_know"),
            Ask.Multi("means", "first", "second", "third", "fourth", "none").Choosing(1, 3),
            Ask.Matrix("forms", ["x", "y"], "yes", "no"),
            Ask.Number("amount", -50, 1_000_000, decimals: 1).Measured("sek", "kronor", "SEK"),
            Ask.Number("year", 2010, 2025).Measured("year", "år", "year"),
            Ask.Date("since", "2020-01-01", "2025-12-31"),
            Ask.Text("note", maxLength: 5),
            Ask.Text("story", maxLength: 20, multiline: true),
            Ask.Email("mail", maxLength: 40))
        .Read();

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("level")]
    [InlineData("means")]
    [InlineData("forms.x")]
    [InlineData("amount")]
    [InlineData("since")]
    [InlineData("note")]
    [InlineData("story")]
    [InlineData("mail")]
    public void An_empty_text_is_no_answer_and_no_fault(string item)
    {
        Assert.Equal(ParsedAnswer.Nothing, Parse(item, null));
        Assert.Equal(ParsedAnswer.Nothing, Parse(item, ""));
        Assert.Equal(ParsedAnswer.Nothing, Parse(item, " \t\r\n\u00A0"));
    }

    [Theory]
    [InlineData("level", "yes", "yes")]
    [InlineData("level", "  dont_know ", "dont_know")]
    [InlineData("forms.y", "no", "no")]
    [InlineData("means", "first", "first")]
    [InlineData("means", "third|first", "first|third")]
    [InlineData("means", " third | first ", "first|third")]
    [InlineData("means", "first|second|third", "first|second|third")]
    [InlineData("means", "none", "none")]
    [InlineData("amount", "12", "12")]
    [InlineData("amount", "12,5", "12.5")]
    [InlineData("amount", "12.5", "12.5")]
    [InlineData("amount", "12,50", "12.5")]
    [InlineData("amount", "012", "12")]
    [InlineData("amount", "+12", "12")]
    [InlineData("amount", "-12,5", "-12.5")]
    [InlineData("amount", "\u221212,5", "-12.5")]
    [InlineData("amount", "-0", "0")]
    [InlineData("amount", "0,00", "0")]
    [InlineData("amount", "-50", "-50")]
    [InlineData("amount", "1000000", "1000000")]
    [InlineData("amount", "1000000,0", "1000000")]
    [InlineData("amount", "1 234", "1234")]
    [InlineData("amount", "12 345,5", "12345.5")]
    [InlineData("amount", "1\u00A0000\u00A0000", "1000000")]
    [InlineData("amount", "12\u202F345,5", "12345.5")]
    [InlineData("amount", "1\u2009234.5", "1234.5")]
    [InlineData("since", "2025-02-28", "2025-02-28")]
    [InlineData("since", " 2020-01-01 ", "2020-01-01")]
    [InlineData("since", "2025-12-31", "2025-12-31")]
    [InlineData("note", "  abc  ", "abc")]
    [InlineData("note", "a\tb", "a\tb")]
    [InlineData("note", "12345", "12345")]
    [InlineData("note", "😀😀😀😀😀", "😀😀😀😀😀")]
    [InlineData("story", "one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("story", "\n\n a \n\n b \n", "a \n\n b")]
    public void A_valid_text_is_read_and_has_one_canonical_form(string item, string text, string canonical)
    {
        var parsed = Parse(item, text);

        Assert.Null(parsed.Fault);
        Assert.Equal(canonical, AnswerText.Canonical(parsed.Value!));
    }

    [Theory]
    [InlineData("level", "perhaps", AnswerFaultKind.UnknownOption, "perhaps")]
    [InlineData("level", "YES", AnswerFaultKind.UnknownOption, "YES")]
    [InlineData("level", "yes|no", AnswerFaultKind.UnknownOption, "yes|no")]
    [InlineData("forms.x", "first", AnswerFaultKind.UnknownOption, "first")]
    [InlineData("means", "first|fifth", AnswerFaultKind.UnknownOption, "fifth")]
    [InlineData("means", "first|", AnswerFaultKind.UnknownOption, "")]
    [InlineData("means", "first|second|first", AnswerFaultKind.RepeatedOption, "first")]
    [InlineData("means", "first|none", AnswerFaultKind.ExclusiveWithOthers, "none")]
    [InlineData("means", "first|second|third|fourth", AnswerFaultKind.TooManySelected, "3")]
    [InlineData("amount", "twelve", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "12 kr", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "1 2", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "12 34 567", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "1234 567", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "1,234,567", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "1.234,5", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", ",5", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "5,", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "- 5", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "1e3", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "٣", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "99999999999999999999999999999999", AnswerFaultKind.NotANumber, null)]
    [InlineData("amount", "12,25", AnswerFaultKind.TooManyDecimals, "1")]
    [InlineData("year", "2020,5", AnswerFaultKind.TooManyDecimals, "0")]
    [InlineData("amount", "-50,1", AnswerFaultKind.BelowMin, "-50")]
    [InlineData("amount", "1000000,1", AnswerFaultKind.AboveMax, "1000000")]
    [InlineData("year", "2026", AnswerFaultKind.AboveMax, "2025")]
    [InlineData("since", "2025-02-29", AnswerFaultKind.NotADate, null)]
    [InlineData("since", "2025-2-8", AnswerFaultKind.NotADate, null)]
    [InlineData("since", "28/2 2025", AnswerFaultKind.NotADate, null)]
    [InlineData("since", "20250228", AnswerFaultKind.NotADate, null)]
    [InlineData("since", "2025-02-28T00:00", AnswerFaultKind.NotADate, null)]
    [InlineData("since", "2019-12-31", AnswerFaultKind.DateBeforeMin, "2020-01-01")]
    [InlineData("since", "2026-01-01", AnswerFaultKind.DateAfterMax, "2025-12-31")]
    [InlineData("note", "123456", AnswerFaultKind.TooLong, "5")]
    [InlineData("note", "😀😀😀😀😀😀", AnswerFaultKind.TooLong, "5")]
    [InlineData("note", "a\nb", AnswerFaultKind.LineBreak, null)]
    [InlineData("note", "a\u2028b", AnswerFaultKind.LineBreak, null)]
    [InlineData("note", "a\u0007b", AnswerFaultKind.ControlCharacter, null)]
    [InlineData("story", "a\u0000b", AnswerFaultKind.ControlCharacter, null)]
    [InlineData("story", "123456789012345678901", AnswerFaultKind.TooLong, "20")]
    public void An_invalid_text_is_a_fault_that_says_what_was_expected(string item, string text, AnswerFaultKind kind, string? limit)
    {
        var parsed = Parse(item, text);

        Assert.Null(parsed.Value);
        Assert.Equal(kind, parsed.Fault!.Kind);
        Assert.Equal(limit ?? "", parsed.Fault.Limit is DateOnly date ? AnswerText.Iso(date) : Convert.ToString(parsed.Fault.Limit, CultureInfo.InvariantCulture));
        Assert.Contains(limit is null or "0" ? "expected" : limit, parsed.Fault.Expected(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna@kommun.se")]
    [InlineData("anna.berg+enkat@mejl.kommun.se")]
    [InlineData("o'neil_1@sub-domain.example.org")]
    [InlineData("åsa@malmö.se")]
    [InlineData("a@b.co")]
    public void An_email_address_is_accepted(string text)
    {
        Assert.Equal(new TextAnswer(text), Parse("mail", $" {text} ").Value);
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@kommun")]
    [InlineData("@kommun.se")]
    [InlineData("anna@")]
    [InlineData("anna@@kommun.se")]
    [InlineData("anna berg@kommun.se")]
    [InlineData("anna@kommun .se")]
    [InlineData("anna@.se")]
    [InlineData("anna@kommun.se.")]
    [InlineData("anna@-kommun.se")]
    [InlineData("anna@kommun-.se")]
    [InlineData("Anna Berg <anna@kommun.se>")]
    [InlineData("a@kommun.se, b@kommun.se")]
    public void What_is_no_email_address_is_refused(string text)
    {
        Assert.Equal(new AnswerFault(AnswerFaultKind.NotAnEmail), Parse("mail", text).Fault);
    }

    [Fact]
    public void An_email_address_has_a_greatest_length_and_one_line()
    {
        Assert.Equal(AnswerFaultKind.TooLong, Parse("mail", new string('a', 35) + "@abc.se").Fault!.Kind);
        Assert.Equal(AnswerFaultKind.LineBreak, Parse("mail", "anna@kommun.se\nb").Fault!.Kind);
    }

    [Theory]
    [InlineData("level", "dont_know", "dont_know", "dont_know (en)")]
    [InlineData("means", "third|first", "first, third", "first (en), third (en)")]
    [InlineData("forms.x", "yes", "yes", "yes (en)")]
    [InlineData("amount", "12345,5", "12\u00A0345,5 kronor", "12,345.5 SEK")]
    [InlineData("amount", "-5", "\u22125 kronor", "-5 SEK")]
    [InlineData("amount", "0", "0 kronor", "0 SEK")]
    [InlineData("year", "2025", "2025 år", "2025 year")]
    [InlineData("since", "2025-02-28", "2025-02-28", "2025-02-28")]
    [InlineData("note", "abc", "abc", "abc")]
    public void A_reader_sees_labels_grouped_digits_and_units_in_the_own_language(string item, string text, string swedish, string english)
    {
        var value = Parse(item, text).Value!;

        Assert.Equal(swedish, AnswerText.ForReading(Questionnaire.Item(item), value, Swedish));
        Assert.Equal(english, AnswerText.ForReading(Questionnaire.Item(item), value, English));
    }

    [Theory]
    [InlineData("amount", "12345.5", "12345,5", "12345.5")]
    [InlineData("since", "2025-02-28", "2025-02-28", "2025-02-28")]
    [InlineData("means", "third|first", "first|third", "first|third")]
    public void A_form_shows_the_decimal_sign_of_the_language_and_no_grouping(string item, string text, string swedish, string english)
    {
        var value = Parse(item, text).Value!;

        Assert.Equal(swedish, AnswerText.ForEditing(value, Swedish));
        Assert.Equal(english, AnswerText.ForEditing(value, English));
    }

    [Fact]
    public void Choices_of_the_same_options_are_equal_answers()
    {
        Assert.Equal(Parse("means", "first|third").Value, Parse("means", "third|first").Value);
        Assert.Equal(Parse("means", "first|third").Value!.GetHashCode(), Parse("means", "third|first").Value!.GetHashCode());
        Assert.NotEqual(Parse("means", "first").Value, Parse("means", "first|third").Value);
    }

    private static ParsedAnswer Parse(string item, string? text) => AnswerText.Parse(Questionnaire.Item(item), text);
}
