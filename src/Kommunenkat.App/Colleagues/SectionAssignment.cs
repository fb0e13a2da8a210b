namespace Kommunenkat.App.Colleagues;

/// <summary>A section that was given to somebody.</summary>
/// <param name="IsMine">Whether it was given to the person who reads this.</param>
public sealed record SectionAssignment(
    string SectionKey, Guid PersonId, string PersonName, DateOnly? DueDay, string? Message, string AssignedBy, DateTimeOffset AssignedAt, bool IsMine);

/// <summary>A section that somebody has said is ready. Nothing is closed by it.</summary>
/// <param name="ChangedSince">Whether an answer in the section was changed after that.</param>
public sealed record ReadyMark(string SectionKey, string ReadyBy, DateTimeOffset ReadyAt, bool ChangedSince);

/// <summary>What a colleague wrote at a question: for the municipality's own people, and never part of a submission.</summary>
/// <param name="ResolvedAt">Null: it is still open.</param>
public sealed record QuestionNote(
    Guid Id, string QuestionKey, string Text, string WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset? ResolvedAt, string? ResolvedBy)
{
    public bool IsResolved => ResolvedAt is not null;
}
