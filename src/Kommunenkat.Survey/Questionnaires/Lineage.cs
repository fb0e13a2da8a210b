using System.Collections.Immutable;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Whether figures of one round may be set beside those of the round before.</summary>
public enum Comparability
{
    Yes,
    WithCare,
    No,
}

/// <summary>Options that mean the same in two rounds, though they are not the same options.</summary>
public sealed record HarmonisedCategory(
    string Key,
    LocalizedText Label,
    ImmutableArray<string> Current,
    ImmutableArray<string> Previous);

/// <summary>What a question says of itself against the round before: its lineage.</summary>
/// <param name="PreviousRound">Null: new in this round.</param>
/// <param name="PreviousVersion">The question's version in <paramref name="PreviousRound"/>.</param>
public sealed record QuestionTrend(
    string? PreviousRound,
    int? PreviousVersion,
    ImmutableArray<string> Changes,
    Comparability Comparable,
    ImmutableArray<HarmonisedCategory> Harmonised,
    LocalizedText? Note);

/// <summary>A question that stood in an earlier round and was left out of this one.</summary>
public sealed record DroppedQuestion(string Key, string LastRound, int Version, LocalizedText Label, LocalizedText Reason);
