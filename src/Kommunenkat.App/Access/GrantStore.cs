using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

internal sealed record GrantRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Role Role { get; init; }
    public required string AreaCode { get; init; }

    /// <summary>The only round that the grant is for; null: all of them.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>Read with the grant, and not stored with it.</summary>
    public string? RoundKey { get; init; }
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>The first moment at which it no longer holds; null: no end is set.</summary>
    public DateTimeOffset? EndsAt { get; init; }
    public DateTimeOffset GrantedAt { get; init; }

    /// <summary>Name of who granted it; empty where that is not known.</summary>
    public string GrantedBy { get; init; } = "";

    public Grant ToGrant() => new(Role, AreaCode, RoundKey);

    /// <summary>A grant that holds from now on.</summary>
    public static GrantRow Of(Guid personId, Role role, string areaCode, DateTimeOffset now, string grantedBy = "") => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        Role = role,
        AreaCode = areaCode,
        StartsAt = now,
        GrantedAt = now,
        GrantedBy = grantedBy,
    };
}

/// <summary>Who has which role where, from when to when. Grants are ended and never deleted.</summary>
internal static class GrantStore
{
    private const string CurrentOfPersonSql = """
        SELECT g.id AS Id, g.person_id AS PersonId, g.role AS Role, g.area_code AS AreaCode, g.round_id AS RoundId, r.round_key AS RoundKey,
               g.starts_at AS StartsAt, g.ends_at AS EndsAt, g.granted_at AS GrantedAt, g.granted_by AS GrantedBy
        FROM access_grant g
        LEFT JOIN survey_round r ON r.id = g.round_id
        WHERE g.person_id = @personId AND g.starts_at <= @now AND (g.ends_at IS NULL OR g.ends_at > @now)
        ORDER BY g.role, g.area_code, g.id
        """;

    /// <summary>The grants of a person that hold at a moment.</summary>
    public static Task<IReadOnlyList<GrantRow>> CurrentOfPersonAsync(DbSession session, Guid personId, DateTimeOffset now) =>
        session.QueryAsync<GrantRow>(CurrentOfPersonSql, new { personId, now });

    private const string CurrentOfDemoSql = """
        SELECT g.id AS Id, g.person_id AS PersonId, g.role AS Role, g.area_code AS AreaCode, g.round_id AS RoundId, r.round_key AS RoundKey,
               g.starts_at AS StartsAt, g.ends_at AS EndsAt, g.granted_at AS GrantedAt, g.granted_by AS GrantedBy
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        LEFT JOIN survey_round r ON r.id = g.round_id
        WHERE p.is_demo = 1 AND g.starts_at <= @now AND (g.ends_at IS NULL OR g.ends_at > @now)
        ORDER BY g.role, g.area_code, g.id
        """;

    public static Task<IReadOnlyList<GrantRow>> CurrentOfDemoAsync(DbSession session, DateTimeOffset now) =>
        session.QueryAsync<GrantRow>(CurrentOfDemoSql, new { now });

    private const string InsertSql = """
        INSERT INTO access_grant (id, person_id, role, area_code, round_id, starts_at, ends_at, granted_at, granted_by)
        VALUES (@Id, @PersonId, @RoleText, @AreaCode, @RoundId, @StartsAt, @EndsAt, @GrantedAt, @GrantedBy)
        """;

    public static Task InsertAsync(DbSession session, params IEnumerable<GrantRow> grants) => session.InsertManyAsync(InsertSql, grants.Select(row => new
    {
        row.Id,
        row.PersonId,
        RoleText = row.Role.ToString(),
        row.AreaCode,
        row.RoundId,
        row.StartsAt,
        row.EndsAt,
        row.GrantedAt,
        row.GrantedBy,
    }));

    private const string EndSql = """
        UPDATE access_grant
        SET ends_at = @now
        WHERE id = @id AND (ends_at IS NULL OR ends_at > @now)
        """;

    /// <returns>False where it has ended already.</returns>
    public static async Task<bool> TryEndAsync(DbSession session, Guid id, DateTimeOffset now) =>
        await session.ExecuteAsync(EndSql, new { id, now }) == 1;
}
