using Kommunenkat.App.Database;

namespace Kommunenkat.App.Answering;

internal sealed record PresenceRow
{
    public Guid ResponseId { get; init; }

    /// <summary>One open page: somebody with two tabs has two.</summary>
    public Guid PageId { get; init; }
    public Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string SectionKey { get; init; }
    public string? QuestionKey { get; init; }
    public DateTimeOffset SeenAt { get; init; }
}

internal static class PresenceStore
{
    private const string OfResponsesSql = """
        SELECT response_id AS ResponseId, page_id AS PageId, person_id AS PersonId, person_name AS PersonName,
               section_key AS SectionKey, question_key AS QuestionKey, seen_at AS SeenAt
        FROM presence
        WHERE response_id IN @responses AND seen_at > @after
        ORDER BY page_id
        """;

    /// <summary>Who was seen in these responses after that time.</summary>
    /// <param name="responses">Ids as text: SQLite finds no other.</param>
    public static Task<IReadOnlyList<PresenceRow>> OfResponsesAsync(DbSession session, IReadOnlyList<string> responses, DateTimeOffset after) =>
        session.QueryAsync<PresenceRow>(OfResponsesSql, new { responses, after });

    private const string UpdateSql = """
        UPDATE presence
        SET section_key = @SectionKey, question_key = @QuestionKey, seen_at = @SeenAt
        WHERE response_id = @ResponseId AND page_id = @PageId
        """;

    private const string InsertSql = """
        INSERT INTO presence (response_id, page_id, person_id, person_name, section_key, question_key, seen_at)
        VALUES (@ResponseId, @PageId, @PersonId, @PersonName, @SectionKey, @QuestionKey, @SeenAt)
        """;

    /// <summary>Notes where a page is now.</summary>
    public static async Task ShowAsync(DbSession session, PresenceRow row)
    {
        // A page that shows itself twice at once has one row all the same.
        if (await session.ExecuteAsync(UpdateSql, row) == 0)
            await session.TryInsertAsync(InsertSql, row);
    }

    private const string DeletePageSql = """
        DELETE FROM presence
        WHERE page_id = @pageId
        """;

    public static Task LeaveAsync(DbSession session, Guid pageId) => session.ExecuteAsync(DeletePageSql, new { pageId });

    private const string DeleteOldSql = """
        DELETE FROM presence
        WHERE seen_at < @before
        """;

    public static Task ForgetAsync(DbSession session, DateTimeOffset before) => session.ExecuteAsync(DeleteOldSql, new { before });
}
