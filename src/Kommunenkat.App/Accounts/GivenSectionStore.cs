using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>What becomes of the sections that were given to somebody who leaves.</summary>
internal static class GivenSectionStore
{
    private const string CountDropSql = """
        UPDATE response
        SET version = version + 1
        WHERE id IN (
            SELECT a.response_id
            FROM section_assignment a
            WHERE (@everybody = 1 OR a.person_id = @personId) AND NOT EXISTS (
                SELECT g.id
                FROM access_grant g
                JOIN response r ON r.municipality_code = g.area_code
                WHERE r.id = a.response_id AND g.person_id = a.person_id AND g.role IN ('Contributor', 'Coordinator')
                  AND (g.round_id IS NULL OR g.round_id = r.round_id) AND (g.ends_at IS NULL OR g.ends_at > @now)))
        """;

    private const string DropSql = """
        DELETE FROM section_assignment
        WHERE (@everybody = 1 OR person_id = @personId) AND NOT EXISTS (
            SELECT g.id
            FROM access_grant g
            JOIN response r ON r.municipality_code = g.area_code
            WHERE r.id = section_assignment.response_id AND g.person_id = section_assignment.person_id AND g.role IN ('Contributor', 'Coordinator')
              AND (g.round_id IS NULL OR g.round_id = r.round_id) AND (g.ends_at IS NULL OR g.ends_at > @now))
        """;

    /// <summary>Takes back the sections that a person has no role left to answer, so that none waits for somebody who is gone.</summary>
    /// <param name="personId">Null: everybody's.</param>
    public static async Task<int> DropAsync(DbSession session, Guid? personId, DateTimeOffset now)
    {
        var parameters = new { personId = personId ?? Guid.Empty, everybody = personId is null ? 1 : 0, now };
        await session.ExecuteAsync(CountDropSql, parameters); // pages that are open notice it
        return await session.ExecuteAsync(DropSql, parameters);
    }

    private const string CountMoveSql = """
        UPDATE response
        SET version = version + 1
        WHERE id IN (
            SELECT a.response_id
            FROM section_assignment a
            JOIN response r ON r.id = a.response_id
            JOIN survey_round s ON s.id = r.round_id
            WHERE a.person_id = @leaver AND r.municipality_code = @municipality AND s.state = 'Open' AND (@roundId IS NULL OR s.id = @roundId))
        """;

    private const string MoveSql = """
        UPDATE section_assignment
        SET person_id = @successor
        WHERE person_id = @leaver
          AND response_id IN (
              SELECT r.id
              FROM response r
              JOIN survey_round s ON s.id = r.round_id
              WHERE r.municipality_code = @municipality AND s.state = 'Open' AND (@roundId IS NULL OR s.id = @roundId))
          AND NOT EXISTS (
              SELECT o.person_id
              FROM section_assignment o
              WHERE o.response_id = section_assignment.response_id AND o.section_key = section_assignment.section_key AND o.person_id = @successor)
        """;

    private const string DropMovedSql = """
        DELETE FROM section_assignment
        WHERE person_id = @leaver
          AND response_id IN (
              SELECT r.id
              FROM response r
              JOIN survey_round s ON s.id = r.round_id
              WHERE r.municipality_code = @municipality AND s.state = 'Open' AND (@roundId IS NULL OR s.id = @roundId))
        """;

    /// <summary>Gives a person's sections in a municipality's open rounds to another, who keeps those they have with their own day and message.</summary>
    /// <param name="roundId">Null: of all open rounds.</param>
    /// <returns>How many the other was given.</returns>
    public static async Task<int> MoveAsync(DbSession session, string municipality, Guid? roundId, Guid leaver, Guid successor)
    {
        var parameters = new { municipality, roundId, leaver, successor };
        await session.ExecuteAsync(CountMoveSql, parameters);
        var moved = await session.ExecuteAsync(MoveSql, parameters);
        await session.ExecuteAsync(DropMovedSql, parameters); // what is left the other has already
        return moved;
    }
}
