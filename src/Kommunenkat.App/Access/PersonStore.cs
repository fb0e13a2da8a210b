using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

internal sealed record PersonRow
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public bool IsDemo { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed record GrantRow
{
    public Guid PersonId { get; init; }
    public required string Role { get; init; }
    public required string AreaCode { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
}

internal static class PersonStore
{
    private const string DemoSql = """
        SELECT id AS Id, name AS Name, email AS Email, is_demo AS IsDemo, created_at AS CreatedAt
        FROM person
        WHERE is_demo = 1
        ORDER BY created_at, email
        """;

    public static Task<IReadOnlyList<PersonRow>> DemoAsync(DbSession session) => session.QueryAsync<PersonRow>(DemoSql);

    private const string FindSql = """
        SELECT id AS Id, name AS Name, email AS Email, is_demo AS IsDemo, created_at AS CreatedAt
        FROM person
        WHERE id = @id
        """;

    public static Task<PersonRow?> FindAsync(DbSession session, Guid id) => session.FindAsync<PersonRow>(FindSql, new { id });

    private const string GrantsSql = """
        SELECT person_id AS PersonId, role AS Role, area_code AS AreaCode, granted_at AS GrantedAt
        FROM role_grant
        WHERE person_id = @id
        ORDER BY role, area_code
        """;

    public static Task<IReadOnlyList<GrantRow>> GrantsAsync(DbSession session, Guid id) => session.QueryAsync<GrantRow>(GrantsSql, new { id });

    private const string InAreaSql = """
        SELECT p.id AS Id, p.name AS Name, p.email AS Email, p.is_demo AS IsDemo, p.created_at AS CreatedAt
        FROM person p
        WHERE EXISTS (SELECT g.role FROM role_grant g WHERE g.person_id = p.id AND g.area_code = @area AND g.role IN @roles)
        ORDER BY p.email
        """;

    /// <summary>Those who have one of the roles in this very area, each once.</summary>
    public static Task<IReadOnlyList<PersonRow>> InAreaAsync(DbSession session, string area, IEnumerable<Role> roles) =>
        session.QueryAsync<PersonRow>(InAreaSql, new { area, roles = roles.Select(role => role.ToString()) });

    private const string DemoGrantsSql = """
        SELECT g.person_id AS PersonId, g.role AS Role, g.area_code AS AreaCode, g.granted_at AS GrantedAt
        FROM role_grant g
        JOIN person p ON p.id = g.person_id
        WHERE p.is_demo = 1
        ORDER BY g.role, g.area_code
        """;

    public static Task<IReadOnlyList<GrantRow>> DemoGrantsAsync(DbSession session) => session.QueryAsync<GrantRow>(DemoGrantsSql);

    private const string InsertSql = """
        INSERT INTO person (id, name, email, is_demo, created_at)
        VALUES (@Id, @Name, @Email, @IsDemo, @CreatedAt)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<PersonRow> people) => session.InsertManyAsync(InsertSql, people);

    private const string InsertGrantSql = """
        INSERT INTO role_grant (person_id, role, area_code, granted_at)
        VALUES (@PersonId, @Role, @AreaCode, @GrantedAt)
        """;

    public static Task InsertGrantsAsync(DbSession session, IEnumerable<GrantRow> grants) => session.InsertManyAsync(InsertGrantSql, grants);
}
