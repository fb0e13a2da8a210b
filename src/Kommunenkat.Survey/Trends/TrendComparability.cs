using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Trends;

/// <summary>Whether an indicator's figures of two rounds may be set beside each other (semantics §6), from best to worst.</summary>
/// <remarks>
/// What a questionnaire declares of one step is a <see cref="Comparability"/>; that nothing was asked is no declaration but
/// follows from what the rounds hold, and so stands here only.
/// </remarks>
public enum TrendComparability
{
    Yes,

    /// <summary>A line may be drawn, with the notes.</summary>
    WithCare,

    /// <summary>Asked both times, but not in the same sense: the line is cut.</summary>
    No,

    /// <summary>The indicator, or an item it is made of, was not asked in one of the rounds: there is nothing to compare.</summary>
    NotAsked,
}

/// <summary>What a questionnaire says of a step that is not plainly comparable.</summary>
/// <param name="Round">The later round of the step, whose questionnaire says so.</param>
/// <param name="Question">Key of the question that the note is about; null: the indicator itself.</param>
public sealed record TrendNote(string Round, string? Question, LocalizedText Text);
