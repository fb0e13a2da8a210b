using Kommunenkat.App.Database;
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

    /// <summary>The municipality's own last day, where it was given a later one than the round's.</summary>
    public DateOnly? ExtendedTo { get; init; }

    /// <summary>The last day of a response that was opened again; null where it was not, or has been submitted since.</summary>
    public DateOnly? ReopenedUntil { get; init; }

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

internal sealed record ResponseVersion
{
    public Guid Id { get; init; }
    public int Version { get; init; }
}

internal static class ResponseStore
{
    private const string FindSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, extended_to AS ExtendedTo, reopened_until AS ReopenedUntil, version AS Version
        FROM response
        WHERE round_id = @roundId AND municipality_code = @municipalityCode
        """;

    public static Task<ResponseRow?> FindAsync(DbSession session, Guid roundId, string municipalityCode) =>
        session.FindAsync<ResponseRow>(FindSql, new { roundId, municipalityCode });

    private const string VersionsSql = """
        SELECT id AS Id, version AS Version
        FROM response
        WHERE id IN @responses
        """;

    /// <summary>The change numbers of these responses, read without anything else of them.</summary>
    /// <param name="responses">Ids as text: SQLite finds no other.</param>
    public static Task<IReadOnlyList<ResponseVersion>> VersionsAsync(DbSession session, IReadOnlyList<string> responses) =>
        session.QueryAsync<ResponseVersion>(VersionsSql, new { responses });

    private const string OfRoundSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, extended_to AS ExtendedTo, reopened_until AS ReopenedUntil, version AS Version
        FROM response
        WHERE round_id = @roundId
        ORDER BY municipality_code
        """;

    /// <summary>The round's frame, in order of municipality code.</summary>
    public static Task<IReadOnlyList<ResponseRow>> OfRoundAsync(DbSession session, Guid roundId) =>
        session.QueryAsync<ResponseRow>(OfRoundSql, new { roundId });

    private const string InAreasSql = """
        SELECT id AS Id, round_id AS RoundId, municipality_code AS MunicipalityCode, state AS State, started_at AS StartedAt,
               last_activity_at AS LastActivityAt, extended_to AS ExtendedTo, reopened_until AS ReopenedUntil, version AS Version
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
               last_activity_at AS LastActivityAt, extended_to AS ExtendedTo, reopened_until AS ReopenedUntil, version AS Version
        FROM response
        WHERE municipality_code IN @areas OR SUBSTRING(municipality_code, 1, 2) IN @areas
        ORDER BY municipality_code
        """;

    /// <summary>The responses of all rounds in these areas below the country.</summary>
    public static Task<IReadOnlyList<ResponseRow>> OfAreasAsync(DbSession session, IReadOnlyList<string> areas) =>
        session.QueryAsync<ResponseRow>(OfAreasSql, new { areas });

    private const string InsertSql = """
        INSERT INTO response (id, round_id, municipality_code, state, started_at, last_activity_at, extended_to, reopened_until, version)
        VALUES (@Id, @RoundId, @MunicipalityCode, @StateText, @StartedAt, @LastActivityAt, @ExtendedTo, @ReopenedUntil, @Version)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<ResponseRow> rows) => session.InsertManyAsync(InsertSql, rows.Select(row => new
    {
        row.Id,
        row.RoundId,
        row.MunicipalityCode,
        StateText = row.State.ToString(),
        row.StartedAt,
        row.LastActivityAt,
        row.ExtendedTo,
        row.ReopenedUntil,
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

    private const string ChangeSql = """
        UPDATE response
        SET state = @state, started_at = @StartedAt, last_activity_at = @LastActivityAt, extended_to = @ExtendedTo, reopened_until = @ReopenedUntil,
            version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    /// <param name="changed">What the response is to be, with the version in which it was read.</param>
    /// <returns>False where anything in the response, an answer too, has changed since it was read.</returns>
    public static async Task<bool> TryChangeAsync(DbSession session, ResponseRow changed) => await session.ExecuteAsync(ChangeSql, new
    {
        changed.Id,
        state = changed.State.ToString(),
        changed.StartedAt,
        changed.LastActivityAt,
        changed.ExtendedTo,
        changed.ReopenedUntil,
        changed.Version,
    }) == 1;

    /// <summary>Changes the state as the municipality's own act.</summary>
    /// <inheritdoc cref="TryChangeAsync"/>
    public static Task<bool> TryChangeStateAsync(DbSession session, ResponseRow response, ResponseState state, DateTimeOffset now) =>
        TryChangeAsync(session, response with { State = state, StartedAt = response.StartedAt ?? now, LastActivityAt = now });

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
}
