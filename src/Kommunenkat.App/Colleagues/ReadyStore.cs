using Kommunenkat.App.Database;

namespace Kommunenkat.App.Colleagues;

internal sealed record ReadyRow
{
    public Guid ResponseId { get; init; }
    public required string SectionKey { get; init; }
    public required string ReadyBy { get; init; }
    public DateTimeOffset ReadyAt { get; init; }
}

internal static class ReadyStore
{
    private const string OfResponseSql = """
        SELECT response_id AS ResponseId, section_key AS SectionKey, ready_by AS ReadyBy, ready_at AS ReadyAt
        FROM section_ready
        WHERE response_id = @responseId
        ORDER BY section_key
        """;

    public static Task<IReadOnlyList<ReadyRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<ReadyRow>(OfResponseSql, new { responseId });

    private const string InsertSql = """
        INSERT INTO section_ready (response_id, section_key, ready_by, ready_at)
        VALUES (@ResponseId, @SectionKey, @ReadyBy, @ReadyAt)
        """;

    public static Task InsertManyAsync(DbSession session, IEnumerable<ReadyRow> rows) => session.InsertManyAsync(InsertSql, rows);

    private const string UpdateSql = """
        UPDATE section_ready
        SET ready_by = @ReadyBy, ready_at = @ReadyAt
        WHERE response_id = @ResponseId AND section_key = @SectionKey
        """;

    /// <summary>Marks the section; one that is marked already has been looked at again.</summary>
    /// <returns>False where a colleague marked it at the same moment.</returns>
    public static async Task<bool> TryMarkAsync(DbSession session, ReadyRow row) =>
        await session.ExecuteAsync(UpdateSql, row) == 1 || await session.TryInsertAsync(InsertSql, row);

    private const string DeleteSql = """
        DELETE FROM section_ready
        WHERE response_id = @responseId AND section_key = @sectionKey
        """;

    /// <returns>False where the section was not marked.</returns>
    public static async Task<bool> TryUnmarkAsync(DbSession session, Guid responseId, string sectionKey) =>
        await session.ExecuteAsync(DeleteSql, new { responseId, sectionKey }) == 1;
}
