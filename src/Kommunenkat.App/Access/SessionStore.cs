using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

/// <summary>How somebody has shown who they are.</summary>
public enum SignInMethod
{
    /// <summary>By one click on a development machine.</summary>
    Demo,

    /// <summary>By a link and a code sent to their address.</summary>
    Email,

    /// <summary>At an identity provider.</summary>
    Provider,
}

internal sealed record SessionRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public SignInMethod Method { get; init; }

    /// <summary>Key of the identity provider; null where it was none.</summary>
    public string? Provider { get; init; }

    /// <summary>The network address that the person signed in from.</summary>
    public string? Origin { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the person had signed in the time before.</summary>
    public DateTimeOffset? PreviousSignInAt { get; init; }

    /// <summary>When the session ends if nothing more is done in it.</summary>
    public DateTimeOffset EndsAt(SessionSettings settings) =>
        EndedAt ?? (LastSeenAt + settings.Idle < StartedAt + settings.Longest ? LastSeenAt + settings.Idle : StartedAt + settings.Longest);
}

internal static class SessionStore
{
    private const string FindSql = """
        SELECT id AS Id, person_id AS PersonId, method AS Method, provider AS Provider, origin AS Origin, started_at AS StartedAt,
               last_seen_at AS LastSeenAt, ended_at AS EndedAt, previous_sign_in_at AS PreviousSignInAt
        FROM sign_in_session
        WHERE id = @id
        """;

    public static Task<SessionRow?> FindAsync(DbSession session, Guid id) => session.FindAsync<SessionRow>(FindSql, new { id });

    private const string OfPersonSql = """
        SELECT id AS Id, person_id AS PersonId, method AS Method, provider AS Provider, origin AS Origin, started_at AS StartedAt,
               last_seen_at AS LastSeenAt, ended_at AS EndedAt, previous_sign_in_at AS PreviousSignInAt
        FROM sign_in_session
        WHERE person_id = @personId
        ORDER BY started_at DESC
        """;

    /// <summary>The latest first, those that have ended too.</summary>
    public static Task<IReadOnlyList<SessionRow>> OfPersonAsync(DbSession session, Guid personId) =>
        session.QueryAsync<SessionRow>(OfPersonSql, new { personId });

    private const string InsertSql = """
        INSERT INTO sign_in_session (id, person_id, method, provider, origin, started_at, last_seen_at, ended_at, previous_sign_in_at)
        VALUES (@Id, @PersonId, @MethodText, @Provider, @Origin, @StartedAt, @LastSeenAt, @EndedAt, @PreviousSignInAt)
        """;

    public static Task InsertAsync(DbSession session, SessionRow row) => session.ExecuteAsync(InsertSql, new
    {
        row.Id,
        row.PersonId,
        MethodText = row.Method.ToString(),
        row.Provider,
        row.Origin,
        row.StartedAt,
        row.LastSeenAt,
        row.EndedAt,
        row.PreviousSignInAt,
    });

    private const string TouchSql = """
        UPDATE sign_in_session
        SET last_seen_at = @now
        WHERE id = @id AND ended_at IS NULL AND last_seen_at < @now
        """;

    public static Task TouchAsync(DbSession session, Guid id, DateTimeOffset now) => session.ExecuteAsync(TouchSql, new { id, now });

    private const string EndSql = """
        UPDATE sign_in_session
        SET ended_at = @now
        WHERE id = @id AND ended_at IS NULL
        """;

    public static Task EndAsync(DbSession session, Guid id, DateTimeOffset now) => session.ExecuteAsync(EndSql, new { id, now });

    private const string EndAllSql = """
        UPDATE sign_in_session
        SET ended_at = @now
        WHERE person_id = @personId AND ended_at IS NULL
        """;

    /// <returns>How many were ended.</returns>
    public static Task<int> EndAllAsync(DbSession session, Guid personId, DateTimeOffset now) => session.ExecuteAsync(EndAllSql, new { personId, now });
}
