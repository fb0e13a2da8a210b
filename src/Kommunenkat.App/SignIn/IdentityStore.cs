using Kommunenkat.App.Database;

namespace Kommunenkat.App.SignIn;

/// <summary>Whom identity providers mean by their subjects.</summary>
internal static class IdentityStore
{
    private const string FindPersonSql = """
        SELECT p.id
        FROM person_identity i
        JOIN person p ON p.id = i.person_id
        WHERE i.provider = @provider AND i.subject = @subject AND p.removed_at IS NULL
        """;

    /// <returns>Null also where the account was removed.</returns>
    public static Task<Guid?> FindPersonAsync(DbSession session, string provider, string subject) =>
        session.FindAsync<Guid?>(FindPersonSql, new { provider, subject });

    private const string InsertSql = """
        INSERT INTO person_identity (provider, subject, person_id, linked_at)
        VALUES (@provider, @subject, @personId, @now)
        """;

    /// <returns>False where somebody is linked already.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, string provider, string subject, Guid personId, DateTimeOffset now) =>
        session.TryInsertAsync(InsertSql, new { provider, subject, personId, now });

    private const string DeleteSql = """
        DELETE FROM person_identity
        WHERE provider = @provider AND subject = @subject
        """;

    public static Task DeleteAsync(DbSession session, string provider, string subject) => session.ExecuteAsync(DeleteSql, new { provider, subject });
}
