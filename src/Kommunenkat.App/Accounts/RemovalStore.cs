using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>Takes out of the database what is kept of a person as a person.</summary>
internal static class RemovalStore
{
    private const string EndGrantsSql = """
        UPDATE access_grant
        SET ends_at = @now
        WHERE person_id = @personId AND (ends_at IS NULL OR ends_at > @now)
        """;

    private const string EndSessionsSql = """
        UPDATE sign_in_session
        SET ended_at = COALESCE(ended_at, @now), origin = NULL
        WHERE person_id = @personId
        """;

    private const string ForgetPresenceSql = """
        DELETE FROM presence
        WHERE person_id = @personId
        """;

    private const string DeleteIdentitiesSql = """
        DELETE FROM person_identity
        WHERE person_id = @personId
        """;

    private const string DeleteRequestsSql = """
        DELETE FROM sign_in_request
        WHERE person_id = @personId
        """;

    private const string DeleteUndeliveredSql = """
        DELETE FROM outbox_message
        WHERE to_address = @email AND delivered_at IS NULL
        """;

    private const string EmptyDeliveredSql = """
        UPDATE outbox_message
        SET to_name = '', to_address = '', body_text = '', body_html = NULL, attachment = NULL
        WHERE to_address = @email
        """;

    private const string DeleteViewsSql = """
        DELETE FROM saved_view
        WHERE person_id = @personId AND is_shared = 0
        """;

    private const string DeleteContactSql = """
        UPDATE person
        SET name = @removedName, email = @noAddress, last_sign_in_at = NULL, removed_at = @now
        WHERE id = @personId
        """;

    /// <summary>All that is done, in this order; the person's own row comes last.</summary>
    private static readonly string[] Statements =
        [EndGrantsSql, EndSessionsSql, ForgetPresenceSql, DeleteIdentitiesSql, DeleteRequestsSql, DeleteUndeliveredSql, EmptyDeliveredSql, DeleteViewsSql, DeleteContactSql];

    public static async Task RemoveAsync(DbSession session, PersonRow person, DateTimeOffset now)
    {
        var parameters = new
        {
            personId = person.Id,
            email = person.Email,
            removedName = RemoveAccount.RemovedName,
            noAddress = $"borttagen-{person.Id}",
            now,
        };
        foreach (var statement in Statements)
            await session.ExecuteAsync(statement, parameters);
        await GivenSectionStore.DropAsync(session, person.Id, now);
    }
}
