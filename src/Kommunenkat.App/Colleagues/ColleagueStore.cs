using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Colleagues;

internal sealed record ColleagueRow
{
    public Guid PersonId { get; init; }
    public required string Name { get; init; }
    public Role Role { get; init; }
}

internal static class ColleagueStore
{
    private const string OfMunicipalitySql = """
        SELECT p.id AS PersonId, p.name AS Name, g.role AS Role
        FROM access_grant g
        JOIN person p ON p.id = g.person_id
        WHERE g.area_code = @municipality AND g.role IN @roles AND p.removed_at IS NULL AND (g.round_id IS NULL OR g.round_id = @roundId)
          AND g.starts_at <= @now AND (g.ends_at IS NULL OR g.ends_at > @now)
        ORDER BY p.id, g.role
        """;

    /// <summary>Who has one of these roles in the municipality itself, in this round and now; of a person with several, one row each.</summary>
    public static Task<IReadOnlyList<ColleagueRow>> OfMunicipalityAsync(
        DbSession session, string municipality, Guid roundId, IEnumerable<Role> roles, DateTimeOffset now) =>
        session.QueryAsync<ColleagueRow>(OfMunicipalitySql, new { municipality, roundId, roles = roles.Select(role => role.ToString()), now });
}
