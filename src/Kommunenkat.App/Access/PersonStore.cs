using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

internal sealed record PersonRow
{
    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>In lower case: one address is one person.</summary>
    public required string Email { get; init; }
    public bool IsDemo { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>When the account was removed; the address is none any more then, and nobody signs in as the person.</summary>
    public DateTimeOffset? RemovedAt { get; init; }
}

internal static class PersonStore
{
    private const string DemoSql = """
        SELECT id AS Id, name AS Name, email AS Email, is_demo AS IsDemo, created_at AS CreatedAt, last_sign_in_at AS LastSignInAt, removed_at AS RemovedAt
        FROM person
        WHERE is_demo = 1 AND removed_at IS NULL
        ORDER BY created_at, email
        """;

    public static Task<IReadOnlyList<PersonRow>> DemoAsync(DbSession session) => session.QueryAsync<PersonRow>(DemoSql);

    private const string FindSql = """
        SELECT id AS Id, name AS Name, email AS Email, is_demo AS IsDemo, created_at AS CreatedAt, last_sign_in_at AS LastSignInAt, removed_at AS RemovedAt
        FROM person
        WHERE id = @id AND removed_at IS NULL
        """;

    /// <returns>Null also for an account that was removed.</returns>
    public static Task<PersonRow?> FindAsync(DbSession session, Guid id) => session.FindAsync<PersonRow>(FindSql, new { id });

    private const string FindByEmailSql = """
        SELECT id AS Id, name AS Name, email AS Email, is_demo AS IsDemo, created_at AS CreatedAt, last_sign_in_at AS LastSignInAt, removed_at AS RemovedAt
        FROM person
        WHERE email = @email AND removed_at IS NULL
        """;

    /// <param name="email">In any case.</param>
    public static Task<PersonRow?> FindByEmailAsync(DbSession session, string email) =>
        session.FindAsync<PersonRow>(FindByEmailSql, new { email = email.ToLowerInvariant() });

    private const string InAreaSql = """
        SELECT p.id AS Id, p.name AS Name, p.email AS Email, p.is_demo AS IsDemo, p.created_at AS CreatedAt, p.last_sign_in_at AS LastSignInAt, p.removed_at AS RemovedAt
        FROM person p
        WHERE p.removed_at IS NULL AND EXISTS (
            SELECT g.id
            FROM access_grant g
            WHERE g.person_id = p.id AND g.area_code = @area AND g.role IN @roles AND (g.round_id IS NULL OR g.round_id = @roundId)
              AND g.starts_at <= @now AND (g.ends_at IS NULL OR g.ends_at > @now))
        ORDER BY p.email
        """;

    /// <summary>Those who have one of the roles in this very area and round now, each once.</summary>
    public static Task<IReadOnlyList<PersonRow>> InAreaAsync(DbSession session, string area, IEnumerable<Role> roles, Guid roundId, DateTimeOffset now) =>
        session.QueryAsync<PersonRow>(InAreaSql, new { area, roles = roles.Select(role => role.ToString()), roundId, now });

    private const string InsertSql = """
        INSERT INTO person (id, name, email, is_demo, created_at)
        VALUES (@Id, @Name, @Email, @IsDemo, @CreatedAt)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<PersonRow> people) =>
        session.InsertManyAsync(InsertSql, people.Select(person => person with { Email = person.Email.ToLowerInvariant() }));

    /// <returns>False where somebody has the address already.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, PersonRow person) => session.TryInsertAsync(InsertSql, person);

    private const string SignedInSql = """
        UPDATE person
        SET last_sign_in_at = @now
        WHERE id = @id AND removed_at IS NULL
        """;

    /// <returns>False where there is no such person.</returns>
    public static async Task<bool> TryNoteSignInAsync(DbSession session, Guid id, DateTimeOffset now) =>
        await session.ExecuteAsync(SignedInSql, new { id, now }) == 1;
}
