using Kommunenkat.App.Database;

namespace Kommunenkat.App.Colleagues;

internal sealed record NoteRow
{
    public Guid Id { get; init; }
    public Guid ResponseId { get; init; }
    public required string QuestionKey { get; init; }
    public required string Text { get; init; }
    public required string WrittenBy { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public string? ResolvedBy { get; init; }
}

internal static class NoteStore
{
    private const string OfResponseSql = """
        SELECT id AS Id, response_id AS ResponseId, question_key AS QuestionKey, text AS Text, written_by AS WrittenBy,
               person_id AS PersonId, written_at AS WrittenAt, resolved_at AS ResolvedAt, resolved_by AS ResolvedBy
        FROM question_note
        WHERE response_id = @responseId
        ORDER BY written_at, id
        """;

    /// <summary>In the order they were written.</summary>
    public static Task<IReadOnlyList<NoteRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<NoteRow>(OfResponseSql, new { responseId });

    private const string InsertSql = """
        INSERT INTO question_note (id, response_id, question_key, text, written_by, person_id, written_at, resolved_at, resolved_by)
        VALUES (@Id, @ResponseId, @QuestionKey, @Text, @WrittenBy, @PersonId, @WrittenAt, @ResolvedAt, @ResolvedBy)
        """;

    public static Task InsertManyAsync(DbSession session, IEnumerable<NoteRow> rows) => session.InsertManyAsync(InsertSql, rows);

    private const string ResolveSql = """
        UPDATE question_note
        SET resolved_at = @now, resolved_by = @by
        WHERE id = @id AND response_id = @responseId AND resolved_at IS NULL
        """;

    /// <returns>False where the response has no such note, or it was resolved before.</returns>
    public static async Task<bool> TryResolveAsync(DbSession session, Guid responseId, Guid id, string by, DateTimeOffset now) =>
        await session.ExecuteAsync(ResolveSql, new { responseId, id, by, now }) == 1;

    private const string CountSql = """
        SELECT COUNT(*)
        FROM question_note
        WHERE id = @id AND response_id = @responseId
        """;

    public static async Task<bool> IsThereAsync(DbSession session, Guid responseId, Guid id) =>
        await session.FindAsync<int>(CountSql, new { responseId, id }) == 1;
}
