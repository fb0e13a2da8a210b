using System.Collections.Immutable;

namespace Kommunenkat.Survey.Answers;

/// <summary>
/// A valid, non-empty answer to one item. Made by <see cref="AnswerText.Parse"/>; an empty answer is no answer and has no value.
/// </summary>
public abstract record AnswerValue;

/// <summary>One chosen option: of a single choice, or of a matrix row.</summary>
public sealed record OptionAnswer(string Option) : AnswerValue;

/// <summary>The chosen options of a multiple choice, in the questionnaire's order, at least one.</summary>
public sealed record OptionsAnswer(ImmutableArray<string> Options) : AnswerValue
{
    public bool Equals(OptionsAnswer? other) => other is not null && Options.SequenceEqual(other.Options, StringComparer.Ordinal);

    public override int GetHashCode() => Options.Aggregate(0, (hash, option) => HashCode.Combine(hash, option));
}

public sealed record NumberAnswer(decimal Number) : AnswerValue;

public sealed record DateAnswer(DateOnly Date) : AnswerValue;

/// <summary>Trimmed, non-empty text; also an e-mail address.</summary>
public sealed record TextAnswer(string Text) : AnswerValue;
