using Kommunenkat.App.Database;

namespace Kommunenkat.App.Messaging;

internal static class OutboxStore
{
    private const string InsertSql = """
        INSERT INTO outbox_message (id, created_at, kind, to_name, to_address, subject, body_text, body_html, attachment_name,
            attachment_type, attachment, response_id, due_at, attempts)
        VALUES (@Id, @CreatedAt, @KindText, @ToName, @ToAddress, @Subject, @BodyText, @BodyHtml, @AttachmentName,
            @AttachmentType, @Attachment, @ResponseId, @DueAt, @Attempts)
        """;

    /// <summary>Puts messages into the outbox: in the transaction of what they tell of, so that there are both or neither.</summary>
    public static Task AddAsync(DbSession session, params IEnumerable<OutboxMessage> messages) => session.InsertManyAsync(InsertSql, messages.Select(message => new
    {
        message.Id,
        message.CreatedAt,
        KindText = message.Kind.ToString(),
        message.ToName,
        message.ToAddress,
        message.Subject,
        message.BodyText,
        message.BodyHtml,
        message.AttachmentName,
        message.AttachmentType,
        message.Attachment,
        message.ResponseId,
        message.DueAt,
        message.Attempts,
    }));

    private const string DueSql = """
        SELECT due.id
        FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY due_at, id) AS place
              FROM outbox_message
              WHERE delivered_at IS NULL AND due_at <= @now AND (claimed_until IS NULL OR claimed_until <= @now)) due
        WHERE due.place <= @most
        ORDER BY due.place
        """;

    /// <summary>Ids of messages that are due and that nobody is delivering, the longest waiting first.</summary>
    public static Task<IReadOnlyList<Guid>> DueAsync(DbSession session, DateTimeOffset now, int most) =>
        session.QueryAsync<Guid>(DueSql, new { now, most });

    private const string ClaimSql = """
        UPDATE outbox_message
        SET claimed_until = @until, attempts = attempts + 1
        WHERE id = @id AND delivered_at IS NULL AND due_at <= @now AND (claimed_until IS NULL OR claimed_until <= @now)
        """;

    /// <summary>Claims a due message: until then nobody else delivers it.</summary>
    /// <returns>The message; null where it is no longer due, or another node was first.</returns>
    public static async Task<OutboxMessage?> TryClaimAsync(DbSession session, Guid id, DateTimeOffset now, DateTimeOffset until) =>
        await session.ExecuteAsync(ClaimSql, new { id, now, until }) == 1 ? await FindAsync(session, id) : null;

    private const string FindSql = """
        SELECT id AS Id, created_at AS CreatedAt, kind AS Kind, to_name AS ToName, to_address AS ToAddress, subject AS Subject,
               body_text AS BodyText, body_html AS BodyHtml, attachment_name AS AttachmentName, attachment_type AS AttachmentType,
               attachment AS Attachment, response_id AS ResponseId, due_at AS DueAt, attempts AS Attempts
        FROM outbox_message
        WHERE id = @id
        """;

    public static Task<OutboxMessage?> FindAsync(DbSession session, Guid id) => session.FindAsync<OutboxMessage>(FindSql, new { id });

    private const string DeliveredSql = """
        UPDATE outbox_message
        SET delivered_at = @now, claimed_until = NULL, last_error = NULL
        WHERE id = @id AND delivered_at IS NULL
        """;

    /// <summary>Notes that a message has gone. That is a fact, also where the claim has run out meanwhile.</summary>
    /// <returns>False where another node noted it first.</returns>
    public static async Task<bool> TryMarkDeliveredAsync(DbSession session, Guid id, DateTimeOffset now) =>
        await session.ExecuteAsync(DeliveredSql, new { id, now }) == 1;

    private const string FailedSql = """
        UPDATE outbox_message
        SET due_at = @dueAt, last_error = @error, claimed_until = NULL
        WHERE id = @id AND delivered_at IS NULL AND attempts = @attempts
        """;

    /// <summary>Puts a message off after a failure.</summary>
    /// <param name="attempts">The attempt that failed: a later one is not this node's to judge.</param>
    /// <returns>False where the claim had run out and another node has taken the message.</returns>
    public static async Task<bool> TryPutOffAsync(DbSession session, Guid id, int attempts, DateTimeOffset dueAt, string error) =>
        await session.ExecuteAsync(FailedSql, new { id, attempts, dueAt, error }) == 1;

    private const string WaitingSql = """
        SELECT COUNT(*)
        FROM outbox_message
        WHERE delivered_at IS NULL
        """;

    /// <summary>How many messages have not been delivered, due or not.</summary>
    public static Task<int> WaitingAsync(DbSession session) => session.FindAsync<int>(WaitingSql);
}
