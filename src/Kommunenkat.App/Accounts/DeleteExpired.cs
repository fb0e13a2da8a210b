using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>What was deleted because its time had come.</summary>
/// <param name="Messages">That were emptied.</param>
/// <param name="Sections">Given to somebody whose role has ended.</param>
public sealed record Expired(int Sessions, int Messages, int Sections);

/// <summary>
/// Deletes what is not to be kept any longer. No person asks for it: every server does it by itself, once an hour, and it may well be done by
/// several at once. docs/privacy.md says why these times.
/// </summary>
public sealed class DeleteExpired(AppDatabase database, TimeProvider time)
{
    /// <summary>After its end, or after the last that was done in it.</summary>
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(90);

    /// <summary>After delivery; then the message is a line that says what kind it was and when it went.</summary>
    public static readonly TimeSpan MessagesKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan PresenceKept = TimeSpan.FromDays(1);

    public Task<Outcome<Expired>> RunAsync(CancellationToken cancellation = default) =>
        database.WriteAsync<Expired>(async session =>
        {
            var now = time.GetUtcNow();
            await PresenceStore.ForgetAsync(session, now - PresenceKept);
            return new Expired(
                await ExpiredStore.DeleteSessionsAsync(session, now - SessionsKept),
                await ExpiredStore.EmptyMessagesAsync(session, now - MessagesKept),
                await GivenSectionStore.DropAsync(session, personId: null, now));
        }, cancellation);
}

internal static class ExpiredStore
{
    private const string DeleteSessionsSql = """
        DELETE FROM sign_in_session
        WHERE ended_at < @before OR last_seen_at < @before
        """;

    public static Task<int> DeleteSessionsAsync(DbSession session, DateTimeOffset before) => session.ExecuteAsync(DeleteSessionsSql, new { before });

    private const string EmptyMessagesSql = """
        UPDATE outbox_message
        SET to_name = '', to_address = '', body_text = '', body_html = NULL, attachment = NULL
        WHERE delivered_at < @before AND to_address <> ''
        """;

    public static Task<int> EmptyMessagesAsync(DbSession session, DateTimeOffset before) => session.ExecuteAsync(EmptyMessagesSql, new { before });
}
