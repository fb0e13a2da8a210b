using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Answering;

/// <summary>A municipality's response in a round, as stored: without answers.</summary>
internal sealed record ResponseRow
{
    public Guid Id { get; init; }
    public Guid RoundId { get; init; }
    public required string MunicipalityCode { get; init; }
    public ResponseState State { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>Counts the changes of the response, answers included.</summary>
    public int Version { get; init; }

    public static ResponseRow Invited(Guid roundId, string municipalityCode) => new()
    {
        Id = Guid.CreateVersion7(),
        RoundId = roundId,
        MunicipalityCode = municipalityCode,
        State = ResponseState.Invited,
    };
}

internal static class ResponseStore
{
    private const string FindSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, version AS Version
        FROM response
        WHERE round_id = @roundId AND municipality_code = @municipalityCode
        """;

    public static Task<ResponseRow?> FindAsync(DbSession session, Guid roundId, string municipalityCode) =>
        session.FindAsync<ResponseRow>(FindSql, new { roundId, municipalityCode });

    private const string OfRoundSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, version AS Version
        FROM response
        WHERE round_id = @roundId
        ORDER BY municipality_code
        """;

    /// <summary>The round's frame, in order of municipality code.</summary>
    public static Task<IReadOnlyList<ResponseRow>> OfRoundAsync(DbSession session, Guid roundId) =>
        session.QueryAsync<ResponseRow>(OfRoundSql, new { roundId });

    private const string InAreasSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, version AS Version
        FROM response
        WHERE round_id = @roundId
          AND (@wholeCountry = 1 OR municipality_code IN @areas OR SUBSTRING(municipality_code, 1, 2) IN @areas)
        ORDER BY municipality_code
        """;

    /// <summary>The responses of the round in these areas.</summary>
    /// <param name="areas">Codes of country, counties and municipalities.</param>
    public static Task<IReadOnlyList<ResponseRow>> InAreasAsync(DbSession session, Guid roundId, IReadOnlyList<string> areas) =>
        session.QueryAsync<ResponseRow>(
            InAreasSql, new { roundId, areas, wholeCountry = areas.Contains(Geography.Areas.CountryCode) ? 1 : 0 });

    private const string OfAreasSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, version AS Version
        FROM response
        WHERE municipality_code IN @areas OR SUBSTRING(municipality_code, 1, 2) IN @areas
        ORDER BY municipality_code
        """;

    /// <summary>The responses of all rounds in these areas below the country.</summary>
    public static Task<IReadOnlyList<ResponseRow>> OfAreasAsync(DbSession session, IReadOnlyList<string> areas) =>
        session.QueryAsync<ResponseRow>(OfAreasSql, new { areas });

    private const string InsertSql = """
        INSERT INTO response (id, round_id, municipality_code, state, started_at, last_activity_at, version)
        VALUES (@Id, @RoundId, @MunicipalityCode, @StateText, @StartedAt, @LastActivityAt, @Version)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<ResponseRow> rows) => session.InsertManyAsync(InsertSql, rows.Select(row => new
    {
        row.Id,
        row.RoundId,
        row.MunicipalityCode,
        StateText = row.State.ToString(),
        row.StartedAt,
        row.LastActivityAt,
        row.Version,
    }));

    private const string TouchSql = """
        UPDATE response
        SET state = @state, started_at = COALESCE(started_at, @now), last_activity_at = @now, version = version + 1
        WHERE id = @Id AND state IN @from
        """;

    /// <summary>
    /// Notes a change of the draft. Colleagues may change other answers meanwhile, and may have started the response, but
    /// not have submitted it or sent it for approval.
    /// </summary>
    /// <param name="state">The state that the edit leads to.</param>
    /// <returns>False where the response is in a state from which an edit no longer leads there.</returns>
    public static async Task<bool> TryTouchAsync(DbSession session, ResponseRow response, ResponseState state, DateTimeOffset now)
    {
        var from = Enum.GetValues<ResponseState>()
            .Where(candidate => ResponseLifeCycle.After(candidate, ResponseAction.Edit) == state)
            .Select(candidate => candidate.ToString());
        return await session.ExecuteAsync(TouchSql, new { response.Id, state = state.ToString(), now, from }) == 1;
    }

    private const string NoteChangeSql = """
        UPDATE response
        SET version = version + 1
        WHERE id = @Id
        """;

    /// <summary>
    /// Counts a change of what belongs to the response but is no answer, such as a note, so that pages that are open notice it.
    /// Neither state nor last activity is touched: others see those, and this is the municipality's own.
    /// </summary>
    /// <returns>False where the response is no longer there.</returns>
    public static async Task<bool> TryNoteChangeAsync(DbSession session, ResponseRow response) =>
        await session.ExecuteAsync(NoteChangeSql, new { response.Id }) == 1;

    private const string SubmitSql = """
        UPDATE response
        SET state = @state, started_at = COALESCE(started_at, @now), last_activity_at = @now, version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    /// <returns>False where anything in the response, an answer too, has changed since it was read.</returns>
    public static async Task<bool> TryChangeStateAsync(DbSession session, ResponseRow response, ResponseState state, DateTimeOffset now) =>
        await session.ExecuteAsync(SubmitSql, new { response.Id, state = state.ToString(), now, response.Version }) == 1;

    private const string SubmitInvitedSql = """
        UPDATE response
        SET state = @state, started_at = COALESCE(started_at, @now), last_activity_at = @now, version = version + 1
        WHERE round_id = @roundId AND state = @from AND municipality_code IN @codes
        """;

    /// <summary>Marks as submitted those of the municipalities that have not begun to answer, and gives their number.</summary>
    public static async Task<int> SubmitInvitedAsync(DbSession session, Guid roundId, IEnumerable<string> codes, DateTimeOffset now)
    {
        var changed = 0;
        // One parameter a code, and SQL Server takes some two thousand in a statement.
        foreach (var chunk in codes.Chunk(500))
        {
            changed += await session.ExecuteAsync(SubmitInvitedSql, new
            {
                roundId,
                codes = chunk,
                now,
                state = ResponseState.Submitted.ToString(),
                from = ResponseState.Invited.ToString(),
            });
        }

        return changed;
    }

    /// <summary>Whether answers of the round may be changed on this day.</summary>
    public static bool AcceptsAnswers(Round round, DateOnly today) =>
        round.State == RoundState.Open && !(today > round.DefinitiveClose);
}
