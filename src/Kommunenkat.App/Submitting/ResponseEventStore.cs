using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>One act of a response's life cycle, kept for good.</summary>
/// <param name="By">Name of the person; null where it is not for the reader to know.</param>
/// <param name="Role">What the person acted as.</param>
/// <param name="Reason">Null where none was given, or where it is not for the reader.</param>
/// <param name="Until">The last day that was given with it.</param>
/// <param name="Revision">What was submitted by it.</param>
public sealed record ResponseEvent(
    ResponseAction Action, ResponseState From, ResponseState To, DateTimeOffset At, string? By, Role Role, string? Reason, DateOnly? Until, int? Revision)
{
    /// <summary>As those outside the municipality may see it: what is said within it, and by whom, stays there.</summary>
    public ResponseEvent ForOutsiders() => Action switch
    {
        ResponseAction.Edit or ResponseAction.SendForApproval or ResponseAction.SendBack => this with { By = null, Reason = null },
        ResponseAction.Submit or ResponseAction.Decline or ResponseAction.Reopen or ResponseAction.Extend => this,
    };
}

internal sealed record ResponseEventRow
{
    public Guid Id { get; init; }
    public Guid ResponseId { get; init; }

    /// <summary>The response's when the act was taken: acts of one moment have an order too.</summary>
    public int Version { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public required string ActorName { get; init; }
    public Role ActorRole { get; init; }
    public ResponseAction Action { get; init; }
    public ResponseState FromState { get; init; }
    public ResponseState ToState { get; init; }
    public string? Reason { get; init; }
    public DateOnly? UntilDay { get; init; }
    public int? Revision { get; init; }

    public ResponseEvent Event => new(Action, FromState, ToState, OccurredAt, ActorName, ActorRole, Reason, UntilDay, Revision);
}

/// <summary>Events are added and read: no statement here changes one.</summary>
internal static class ResponseEventStore
{
    private const string InsertSql = """
        INSERT INTO response_event (id, response_id, version, occurred_at, actor_name, actor_role, action, from_state, to_state, reason, until_day, revision)
        VALUES (@Id, @ResponseId, @Version, @OccurredAt, @ActorName, @ActorRole, @Action, @FromState, @ToState, @Reason, @UntilDay, @Revision)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<ResponseEventRow> rows) => session.InsertManyAsync(InsertSql, rows.Select(row => new
    {
        row.Id,
        row.ResponseId,
        row.Version,
        row.OccurredAt,
        row.ActorName,
        ActorRole = row.ActorRole.ToString(),
        Action = row.Action.ToString(),
        FromState = row.FromState.ToString(),
        ToState = row.ToState.ToString(),
        row.Reason,
        row.UntilDay,
        row.Revision,
    }));

    private const string OfResponseSql = """
        SELECT id AS Id, response_id AS ResponseId, version AS Version, occurred_at AS OccurredAt, actor_name AS ActorName, actor_role AS ActorRole,
               action AS Action, from_state AS FromState, to_state AS ToState, reason AS Reason, until_day AS UntilDay, revision AS Revision
        FROM response_event
        WHERE response_id = @responseId
        ORDER BY occurred_at, version
        """;

    /// <summary>All events of a response, the first first.</summary>
    public static async Task<IReadOnlyList<ResponseEvent>> OfResponseAsync(DbSession session, Guid responseId) =>
        [.. (await session.QueryAsync<ResponseEventRow>(OfResponseSql, new { responseId })).Select(row => row.Event)];
}
