using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Answers;

/// <summary>What became of a text: a value, nothing (an empty answer is no answer), or a fault.</summary>
public readonly record struct ParsedAnswer(AnswerValue? Value, AnswerFault? Fault)
{
    public static readonly ParsedAnswer Nothing;

    public static implicit operator ParsedAnswer(AnswerValue value) => new(value, null);

    public static implicit operator ParsedAnswer(AnswerFault fault) => new(null, fault);
}

/// <summary>
/// Between answers and text. The canonical text (<see cref="Canonical"/>) is the one of answer files, of the database and of a
/// submission's content: an option key, keys joined by <c>|</c>, a number with a decimal point, an ISO date, the text itself.
/// </summary>
public static partial class AnswerText
{
    public const char OptionSeparator = '|';

    private const string Spaces = " \u00A0\u202F\u2009";

    /// <summary>Reads what a person or a file wrote: decimal comma or point, spaces between groups of three digits, ISO dates.</summary>
    public static ParsedAnswer Parse(Item item, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            return ParsedAnswer.Nothing;

        return item.Question switch
        {
            SingleQuestion or MatrixQuestion => ParseOption((ChoiceQuestion)item.Question, trimmed),
            MultiQuestion question => ParseOptions(question, trimmed),
            NumberQuestion question => ParseNumber(question, trimmed),
            DateQuestion question => ParseDate(question, trimmed),
            TextQuestion question => ParseText(trimmed, question.MaxLength, question.Multiline),
            EmailQuestion question => ParseEmail(trimmed, question.MaxLength),
            _ => throw new UnreachableException(item.Question.GetType().Name),
        };
    }

    /// <summary>The canonical text; <see cref="Parse"/> of it gives the same value again.</summary>
    public static string Canonical(AnswerValue value) => value switch
    {
        OptionAnswer answer => answer.Option,
        OptionsAnswer answer => string.Join(OptionSeparator, answer.Options),
        NumberAnswer answer => answer.Number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateAnswer answer => Iso(answer.Date),
        TextAnswer answer => answer.Text,
        _ => throw new UnreachableException(value.GetType().Name),
    };

    /// <summary>What a form shows in a text field: as the canonical text, but with the culture's decimal sign.</summary>
    public static string ForEditing(AnswerValue value, CultureInfo culture) => value is NumberAnswer number
        ? number.Number.ToString("0.############################", culture)
        : Canonical(value);

    /// <summary>What a reader is shown: labels of options, grouped digits with their unit, ISO dates.</summary>
    public static string ForReading(Item item, AnswerValue value, CultureInfo culture)
    {
        var locale = culture.TwoLetterISOLanguageName;
        return (item.Question, value) switch
        {
            (ChoiceQuestion question, OptionAnswer answer) => Label(question, answer.Option, locale),
            (ChoiceQuestion question, OptionsAnswer answer) =>
                string.Join(", ", answer.Options.Select(key => Label(question, key, locale))),
            (NumberQuestion question, NumberAnswer answer) =>
                $"{ReadableNumber(question, answer.Number, culture)} {question.Unit?[locale]}".TrimEnd(),
            _ => Canonical(value),
        };
    }

    /// <summary>A date as YYYY-MM-DD.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number as an answer to the question is read. A year is a name, not an amount: 2025, never 2 025.</summary>
    public static string ReadableNumber(NumberQuestion question, decimal number, CultureInfo culture) =>
        number.ToString(question.UnitKey == "year" ? "0.######" : "#,##0.######", culture);

    private static string Label(ChoiceQuestion question, string key, string locale) =>
        question.Options[question.IndexOfOption(key)].Label[locale];

    private static ParsedAnswer ParseOption(ChoiceQuestion question, string key) => question.IndexOfOption(key) >= 0
        ? new OptionAnswer(key)
        : new AnswerFault(AnswerFaultKind.UnknownOption, key);

    private static ParsedAnswer ParseOptions(MultiQuestion question, string text)
    {
        var chosen = new SortedSet<int>();
        foreach (var key in text.Split(OptionSeparator, StringSplitOptions.TrimEntries))
        {
            var index = question.IndexOfOption(key);
            if (index < 0)
                return new AnswerFault(AnswerFaultKind.UnknownOption, key);
            if (!chosen.Add(index))
                return new AnswerFault(AnswerFaultKind.RepeatedOption, key);
        }

        var options = chosen.Select(index => question.Options[index]).ToImmutableArray();
        if (options.Length > 1 && options.FirstOrDefault(option => option.Exclusive) is { } exclusive)
            return new AnswerFault(AnswerFaultKind.ExclusiveWithOthers, exclusive.Key);
        if (options.Length > question.MaxSelected)
            return new AnswerFault(AnswerFaultKind.TooManySelected, question.MaxSelected);

        return new OptionsAnswer([.. options.Select(option => option.Key)]);
    }

    private static ParsedAnswer ParseNumber(NumberQuestion question, string text)
    {
        // Spaces may group digits by three (1 234 567); a space anywhere else is more likely two numbers.
        var plain = text.Any(c => Spaces.Contains(c)) && GroupedDigits().IsMatch(text)
            ? new string([.. text.Where(c => !Spaces.Contains(c))])
            : text;
        plain = plain.Replace(',', '.').Replace('\u2212', '-');
        if (!PlainNumber().IsMatch(plain)
            || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new AnswerFault(AnswerFaultKind.NotANumber);
        }

        number /= 1.0000000000000000000000000000m; // drops trailing zeros: 12.50 is 12.5
        if (number.Scale > question.Decimals)
            return new AnswerFault(AnswerFaultKind.TooManyDecimals, question.Decimals);
        if (number < question.Min)
            return new AnswerFault(AnswerFaultKind.BelowMin, question.Min);
        if (number > question.Max)
            return new AnswerFault(AnswerFaultKind.AboveMax, question.Max);

        return new NumberAnswer(number);
    }

    private static ParsedAnswer ParseDate(DateQuestion question, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new AnswerFault(AnswerFaultKind.NotADate);
        if (date < question.Min)
            return new AnswerFault(AnswerFaultKind.DateBeforeMin, question.Min);
        if (date > question.Max)
            return new AnswerFault(AnswerFaultKind.DateAfterMax, question.Max);

        return new DateAnswer(date);
    }

    private static ParsedAnswer ParseText(string text, int maxLength, bool multiline)
    {
        var lines = text.ReplaceLineEndings("\n");
        if (!multiline && lines.Contains('\n', StringComparison.Ordinal))
            return new AnswerFault(AnswerFaultKind.LineBreak);
        if (lines.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            return new AnswerFault(AnswerFaultKind.ControlCharacter);
        if (lines.EnumerateRunes().Count() > maxLength)
            return new AnswerFault(AnswerFaultKind.TooLong, maxLength);

        return new TextAnswer(lines);
    }

    private static ParsedAnswer ParseEmail(string text, int maxLength)
    {
        var parsed = ParseText(text, maxLength, multiline: false);
        if (parsed.Fault is null && !EmailAddress().IsMatch(text))
            return new AnswerFault(AnswerFaultKind.NotAnEmail);

        return parsed;
    }

    [GeneratedRegex(@"^[-+\u2212]?[0-9]{1,3}([ \u00A0\u202F\u2009][0-9]{3})+([.,][0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GroupedDigits();

    [GeneratedRegex("^[-+]?[0-9]+([.][0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainNumber();

    // The address syntax of HTML's input type=email, with a dot demanded in the domain and letters of any language.
    [GeneratedRegex(@"^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailAddress();
}
