using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Plausibility;

/// <summary>What makes an answer worth a second look. It may well be right.</summary>
public enum WarningKind
{
    /// <summary>What was there last round is not there now, or the other way round; or it is no longer known.</summary>
    Reversal,

    /// <summary>"Last decided", or the year of the latest, lies before what was said last round.</summary>
    EarlierDate,

    /// <summary>The number is another altogether.</summary>
    LargeChange,

    /// <summary>Most of the options that were ticked last round are not ticked now.</summary>
    LostOptions,

    /// <summary>A percentage of a full-time post that looks like a number of posts.</summary>
    PostsForPercent,

    /// <summary>A sum for a year that looks as if it were in thousands of kronor.</summary>
    ThousandsForKronor,
}

/// <summary>An answer that is worth a second look: a soft edit, which never stops anybody.</summary>
/// <param name="Earlier">The answer it is compared with; null: it is odd by itself.</param>
public sealed record PlausibilityWarning(Item Item, WarningKind Kind, AnswerValue Value, EarlierAnswer? Earlier);
