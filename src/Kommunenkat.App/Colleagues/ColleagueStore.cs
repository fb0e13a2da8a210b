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
        FROM role_grant g
        JOIN person p ON p.id = g.person_id
        WHERE g.area_code = @municipality AND g.role IN @roles
        ORDER BY p.id, g.role
        """;

    /// <summary>Who has one of these roles in the municipality itself; of a person with several, one row each.</summary>
    public static Task<IReadOnlyList<ColleagueRow>> OfMunicipalityAsync(DbSession session, string municipality, IEnumerable<Role> roles) =>
        session.QueryAsync<ColleagueRow>(OfMunicipalitySql, new { municipality, roles = roles.Select(role => role.ToString()) });
}
