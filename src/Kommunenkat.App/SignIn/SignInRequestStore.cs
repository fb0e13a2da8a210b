using Kommunenkat.App.Database;

namespace Kommunenkat.App.SignIn;

internal sealed record SignInRequestRow
{
    public Guid Id { get; init; }

    /// <summary>In lower case.</summary>
    public required string Email { get; init; }

    /// <summary>Null: the address is nobody's.</summary>
    public Guid? PersonId { get; init; }
    public required string LinkHash { get; init; }
    public required string CodeHash { get; init; }
    public required string BrowserHash { get; init; }
    public required string Network { get; init; }
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The first moment at which it no longer holds.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many codes have been tried, right or wrong.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was spent: by signing in, or by a newer request of the same browser.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

internal static class SignInRequestStore
{
    private const string InsertSql = """
        INSERT INTO sign_in_request (id, email, person_id, link_hash, code_hash, browser_hash, network, requested_at, expires_at, attempts, used_at)
        VALUES (@Id, @Email, @PersonId, @LinkHash, @CodeHash, @BrowserHash, @Network, @RequestedAt, @ExpiresAt, @Attempts, @UsedAt)
        """;

    public static Task InsertAsync(DbSession session, SignInRequestRow row) => session.ExecuteAsync(InsertSql, row);

    private const string OfBrowserSql = """
        SELECT id AS Id, email AS Email, person_id AS PersonId, link_hash AS LinkHash, code_hash AS CodeHash, browser_hash AS BrowserHash,
               network AS Network, requested_at AS RequestedAt, expires_at AS ExpiresAt, attempts AS Attempts, used_at AS UsedAt
        FROM sign_in_request
        WHERE browser_hash = @browserHash
        """;

    public static Task<SignInRequestRow?> FindOfBrowserAsync(DbSession session, string browserHash) =>
        session.FindAsync<SignInRequestRow>(OfBrowserSql, new { browserHash });

    private const string EndOfBrowserSql = """
        UPDATE sign_in_request
        SET used_at = @now
        WHERE browser_hash = @browserHash AND used_at IS NULL
        """;

    public static Task EndOfBrowserAsync(DbSession session, string browserHash, DateTimeOffset now) =>
        session.ExecuteAsync(EndOfBrowserSql, new { browserHash, now });

    private const string OfAddressSql = """
        SELECT COUNT(*)
        FROM sign_in_request
        WHERE email = @email AND requested_at > @since
        """;

    /// <summary>How many have been made for an address.</summary>
    public static Task<int> OfAddressAsync(DbSession session, string email, DateTimeOffset since) => session.FindAsync<int>(OfAddressSql, new { email, since });

    private const string OfNetworkSql = """
        SELECT COUNT(*)
        FROM sign_in_request
        WHERE network = @network AND requested_at > @since
        """;

    /// <summary>How many have been made from a network.</summary>
    public static Task<int> OfNetworkAsync(DbSession session, string network, DateTimeOffset since) => session.FindAsync<int>(OfNetworkSql, new { network, since });

    private const string TakeAttemptSql = """
        UPDATE sign_in_request
        SET attempts = attempts + 1
        WHERE id = @id AND attempts < @most AND used_at IS NULL AND expires_at > @now
        """;

    /// <summary>Counts a code before it is looked at, so that codes that are tried at the same moment are all counted.</summary>
    /// <returns>False where no further one is allowed.</returns>
    public static async Task<bool> TryTakeAttemptAsync(DbSession session, Guid id, int most, DateTimeOffset now) =>
        await session.ExecuteAsync(TakeAttemptSql, new { id, most, now }) == 1;

    private const string SpendSql = """
        UPDATE sign_in_request
        SET used_at = @now
        WHERE id = @id AND used_at IS NULL AND expires_at > @now
        """;

    /// <returns>False where it was spent before, or has expired.</returns>
    public static async Task<bool> TrySpendAsync(DbSession session, Guid id, DateTimeOffset now) => await session.ExecuteAsync(SpendSql, new { id, now }) == 1;

    private const string DeleteSql = """
        DELETE FROM sign_in_request
        WHERE id = @id
        """;

    public static Task DeleteAsync(DbSession session, Guid id) => session.ExecuteAsync(DeleteSql, new { id });

    private const string DeleteOldSql = """
        DELETE FROM sign_in_request
        WHERE requested_at < @before
        """;

    public static Task DeleteOldAsync(DbSession session, DateTimeOffset before) => session.ExecuteAsync(DeleteOldSql, new { before });
}
