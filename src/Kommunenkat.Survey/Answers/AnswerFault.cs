using System.Globalization;

namespace Kommunenkat.Survey.Answers;

/// <summary>Why a text is no valid answer.</summary>
public enum AnswerFaultKind
{
    UnknownOption,
    RepeatedOption,
    ExclusiveWithOthers,
    TooManySelected,
    NotANumber,
    TooManyDecimals,
    BelowMin,
    AboveMax,
    NotADate,
    DateBeforeMin,
    DateAfterMax,
    TooLong,
    LineBreak,
    ControlCharacter,
    NotAnEmail,
}

/// <summary>A text that is no valid answer, and what would have been.</summary>
/// <param name="Limit">
/// What the kind speaks of: the unknown, repeated or exclusive option's key, the greatest number of options, decimals or
/// characters, the least or greatest number (<see cref="decimal"/>) or date (<see cref="DateOnly"/>); else null.
/// </param>
public sealed record AnswerFault(AnswerFaultKind Kind, object? Limit = null)
{
    /// <summary>What was expected, in English, for files and terminals. Pages have their own texts per language.</summary>
    public string Expected()
    {
        var limit = Convert.ToString(Limit is DateOnly date ? AnswerText.Iso(date) : Limit, CultureInfo.InvariantCulture);
        return Kind switch
        {
            AnswerFaultKind.UnknownOption => $"expected one of the question's options, not \"{limit}\"",
            AnswerFaultKind.RepeatedOption => $"expected each option once, \"{limit}\" is repeated",
            AnswerFaultKind.ExclusiveWithOthers => $"expected \"{limit}\" to stand alone",
            AnswerFaultKind.TooManySelected => $"expected at most {limit} options",
            AnswerFaultKind.NotANumber => "expected a number, such as 12 or 12.5",
            AnswerFaultKind.TooManyDecimals when Limit is 0 => "expected a whole number",
            AnswerFaultKind.TooManyDecimals => $"expected at most {limit} decimals",
            AnswerFaultKind.BelowMin => $"expected a number of at least {limit}",
            AnswerFaultKind.AboveMax => $"expected a number of at most {limit}",
            AnswerFaultKind.NotADate => "expected a date as YYYY-MM-DD",
            AnswerFaultKind.DateBeforeMin => $"expected a date of {limit} or later",
            AnswerFaultKind.DateAfterMax => $"expected a date of {limit} or earlier",
            AnswerFaultKind.TooLong => $"expected at most {limit} characters",
            AnswerFaultKind.LineBreak => "expected a text on one line",
            AnswerFaultKind.ControlCharacter => "expected a text without control characters",
            AnswerFaultKind.NotAnEmail => "expected an e-mail address, such as name@example.se",
        };
    }
}
