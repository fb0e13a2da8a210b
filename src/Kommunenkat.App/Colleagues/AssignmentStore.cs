using Kommunenkat.App.Database;

namespace Kommunenkat.App.Colleagues;

internal sealed record AssignmentRow
{
    public Guid ResponseId { get; init; }
    public required string SectionKey { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>Of the person; stored with them, and read only.</summary>
    public string PersonName { get; init; } = "";
    public DateOnly? DueDay { get; init; }
    public string? Message { get; init; }
    public required string AssignedBy { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
}

internal static class AssignmentStore
{
    private const string OfResponseSql = """
        SELECT a.response_id AS ResponseId, a.section_key AS SectionKey, a.person_id AS PersonId, p.name AS PersonName,
               a.due_day AS DueDay, a.message AS Message, a.assigned_by AS AssignedBy, a.assigned_at AS AssignedAt
        FROM section_assignment a
        JOIN person p ON p.id = a.person_id
        WHERE a.response_id = @responseId
        ORDER BY a.assigned_at, p.name
        """;

    /// <summary>Those given first come first.</summary>
    public static Task<IReadOnlyList<AssignmentRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<AssignmentRow>(OfResponseSql, new { responseId });

    private const string CountSql = """
        SELECT COUNT(*)
        FROM section_assignment
        WHERE response_id = @responseId AND section_key = @sectionKey AND person_id = @personId
        """;

    public static async Task<bool> IsGivenAsync(DbSession session, Guid responseId, string sectionKey, Guid personId) =>
        await session.FindAsync<int>(CountSql, new { responseId, sectionKey, personId }) == 1;

    private const string InsertSql = """
        INSERT INTO section_assignment (response_id, section_key, person_id, due_day, message, assigned_by, assigned_at)
        VALUES (@ResponseId, @SectionKey, @PersonId, @DueDay, @Message, @AssignedBy, @AssignedAt)
        """;

    public static Task InsertManyAsync(DbSession session, IEnumerable<AssignmentRow> rows) => session.InsertManyAsync(InsertSql, rows);

    private const string UpdateSql = """
        UPDATE section_assignment
        SET due_day = @DueDay, message = @Message, assigned_by = @AssignedBy, assigned_at = @AssignedAt
        WHERE response_id = @ResponseId AND section_key = @SectionKey AND person_id = @PersonId
        """;

    /// <summary>Gives the section; to a person who has it already, with another day and message.</summary>
    /// <returns>False where somebody else gave it to the same person at the same moment.</returns>
    public static async Task<bool> TryGiveAsync(DbSession session, AssignmentRow row) =>
        await session.ExecuteAsync(UpdateSql, row) == 1 || await session.TryInsertAsync(InsertSql, row);

    private const string DeleteSql = """
        DELETE FROM section_assignment
        WHERE response_id = @responseId AND section_key = @sectionKey AND person_id = @personId
        """;

    /// <returns>False where the person did not have the section.</returns>
    public static async Task<bool> TryDeleteAsync(DbSession session, Guid responseId, string sectionKey, Guid personId) =>
        await session.ExecuteAsync(DeleteSql, new { responseId, sectionKey, personId }) == 1;
}
