using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>A grant with the person who has it.</summary>
internal sealed record AccountRow
{
    public Guid GrantId { get; init; }
    public Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public DateTimeOffset? LastSignInAt { get; init; }
    public Role Role { get; init; }
    public required string AreaCode { get; init; }
    public Guid? RoundId { get; init; }
    public string? RoundKey { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
    public required string GrantedBy { get; init; }

    public GrantStanding StandingAt(DateTimeOffset now) => GrantPeriod.StandingOf(StartsAt, EndsAt, now);

    public AuditSubject Subject => new(AuditObject.Grant, GrantId.ToString()) { AreaCode = AreaCode, RoundKey = RoundKey };

    public bool IsManagedBy(Actor actor) => GrantRules.May(actor, Role, AreaCode, RoundKey);
}

internal static class AccountStore
{
    private const string InAreaSql = """
        SELECT g.id AS GrantId, g.person_id AS PersonId, p.name AS Name, p.email AS Email, p.last_sign_in_at AS LastSignInAt, g.role AS Role,
               g.area_code AS AreaCode, g.round_id AS RoundId, r.round_key AS RoundKey, g.starts_at AS StartsAt, g.ends_at AS EndsAt,
               g.granted_at AS GrantedAt, g.granted_by AS GrantedBy
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        LEFT JOIN survey_round r ON r.id = g.round_id
        WHERE p.removed_at IS NULL AND g.role IN @roles AND (g.ends_at IS NULL OR g.ends_at > @endedAfter)
          AND (@wholeCountry = 1 OR g.area_code = @area OR SUBSTRING(g.area_code, 1, 2) = @area)
        ORDER BY g.area_code, g.role, g.id
        """;

    /// <summary>The grants of these roles in an area and within it, those too that have ended since.</summary>
    public static Task<IReadOnlyList<AccountRow>> InAreaAsync(DbSession session, string area, IEnumerable<Role> roles, DateTimeOffset endedAfter) =>
        session.QueryAsync<AccountRow>(InAreaSql, new
        {
            area,
            roles = roles.Select(role => role.ToString()),
            endedAfter,
            wholeCountry = area == Geography.Areas.CountryCode ? 1 : 0,
        });

    private const string FindSql = """
        SELECT g.id AS GrantId, g.person_id AS PersonId, p.name AS Name, p.email AS Email, p.last_sign_in_at AS LastSignInAt, g.role AS Role,
               g.area_code AS AreaCode, g.round_id AS RoundId, r.round_key AS RoundKey, g.starts_at AS StartsAt, g.ends_at AS EndsAt,
               g.granted_at AS GrantedAt, g.granted_by AS GrantedBy
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        LEFT JOIN survey_round r ON r.id = g.round_id
        WHERE g.id = @grantId AND p.removed_at IS NULL
        """;

    /// <summary>One grant, for whoever sees to it.</summary>
    /// <returns>Null where it is not there or not the actor's to manage.</returns>
    public static async Task<AccountRow?> FindManagedAsync(DbSession session, Actor actor, Guid grantId) =>
        await session.FindAsync<AccountRow>(FindSql, new { grantId }) is { } row && row.IsManagedBy(actor) ? row : null;

    private const string OfPersonSql = """
        SELECT g.id AS GrantId, g.person_id AS PersonId, p.name AS Name, p.email AS Email, p.last_sign_in_at AS LastSignInAt, g.role AS Role,
               g.area_code AS AreaCode, g.round_id AS RoundId, r.round_key AS RoundKey, g.starts_at AS StartsAt, g.ends_at AS EndsAt,
               g.granted_at AS GrantedAt, g.granted_by AS GrantedBy
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        LEFT JOIN survey_round r ON r.id = g.round_id
        WHERE g.person_id = @personId AND p.removed_at IS NULL
        ORDER BY g.starts_at DESC, g.id
        """;

    /// <summary>All grants that a person has had, the latest first.</summary>
    public static Task<IReadOnlyList<AccountRow>> OfPersonAsync(DbSession session, Guid personId) =>
        session.QueryAsync<AccountRow>(OfPersonSql, new { personId });

    private const string ChangeEndSql = """
        UPDATE access_grant
        SET ends_at = @endsAt
        WHERE id = @grantId AND (ends_at IS NULL OR ends_at > @now)
        """;

    /// <returns>False where the grant has ended.</returns>
    public static async Task<bool> TryChangeEndAsync(DbSession session, Guid grantId, DateTimeOffset? endsAt, DateTimeOffset now) =>
        await session.ExecuteAsync(ChangeEndSql, new { grantId, endsAt, now }) == 1;

    private const string TouchAdministratorsSql = """
        UPDATE access_grant
        SET granted_by = granted_by
        WHERE role = 'Administrator' AND ends_at IS NULL
        """;

    private const string LastingAdministratorsSql = """
        SELECT COUNT(*)
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        WHERE g.role = 'Administrator' AND g.starts_at <= @now AND g.ends_at IS NULL AND p.removed_at IS NULL AND p.id <> @personId
        """;

    /// <summary>Whether somebody else is an administrator, without an end being set. To be asked in the transaction that takes one away.</summary>
    public static async Task<bool> HasOtherAdministratorAsync(DbSession session, Guid personId, DateTimeOffset now)
    {
        // Two who end each other's grant at the same moment have to wait for one another here, on SQL Server too.
        await session.ExecuteAsync(TouchAdministratorsSql);
        return await session.FindAsync<int>(LastingAdministratorsSql, new { personId, now }) > 0;
    }
}
