using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

internal sealed record OwnSectionRow
{
    public required string RoundKey { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string SectionKey { get; init; }
    public DateOnly? DueDay { get; init; }
    public string? Message { get; init; }
    public required string AssignedBy { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
}

/// <summary>What else than grants and sessions is kept of a person.</summary>
internal static class OwnAccountStore
{
    private const string SectionsSql = """
        SELECT s.round_key AS RoundKey, r.municipality_code AS MunicipalityCode, a.section_key AS SectionKey, a.due_day AS DueDay,
               a.message AS Message, a.assigned_by AS AssignedBy, a.assigned_at AS AssignedAt
        FROM section_assignment a
        JOIN response r ON r.id = a.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE a.person_id = @personId
        ORDER BY a.assigned_at, a.section_key
        """;

    public static async Task<IReadOnlyList<OwnSection>> SectionsAsync(DbSession session, Guid personId) =>
    [
        .. (await session.QueryAsync<OwnSectionRow>(SectionsSql, new { personId })).Select(row => new OwnSection(
            row.RoundKey, row.MunicipalityCode, row.SectionKey, row.DueDay, row.Message, row.AssignedBy, row.AssignedAt)),
    ];

    private const string TracesSql = """
        WITH own AS (
            SELECT r.id
            FROM response r
            WHERE EXISTS (
                SELECT g.id
                FROM access_grant g
                WHERE g.person_id = @personId
                  AND (g.area_code = '00' OR g.area_code = r.municipality_code OR g.area_code = SUBSTRING(r.municipality_code, 1, 2))))
        SELECT (SELECT COUNT(*) FROM question_note WHERE person_id = @personId) AS Notes,
               (SELECT COUNT(*) FROM answer_change WHERE changed_by = @name AND response_id IN (SELECT id FROM own)) AS AnswerChanges,
               (SELECT COUNT(*) FROM submission WHERE submitted_by = @name AND response_id IN (SELECT id FROM own)) AS Submissions,
               (SELECT COUNT(*) FROM response_event WHERE actor_name = @name AND response_id IN (SELECT id FROM own)) AS Steps
        """;

    public static async Task<OwnTraces> TracesAsync(DbSession session, Guid personId, string name) =>
        (await session.FindAsync<OwnTraces>(TracesSql, new { personId, name }))!;
}
