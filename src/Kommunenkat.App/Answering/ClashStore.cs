using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Answering;

/// <summary>A choice between two answers that clashed.</summary>
internal sealed record ClashRow
{
    public Guid Id { get; init; }
    public Guid ResponseId { get; init; }
    public required string QuestionKey { get; init; }
    public required string RowKey { get; init; }

    /// <summary>The version of the answer that was met.</summary>
    public int OtherVersion { get; init; }

    /// <summary>What the person who chose had answered; null: nothing.</summary>
    public string? OwnValue { get; init; }

    /// <summary>What was stored by a colleague; null: the answer was taken away.</summary>
    public string? OtherValue { get; init; }
    public required string OtherBy { get; init; }
    public bool OwnKept { get; init; }
    public DateTimeOffset SettledAt { get; init; }
    public required string SettledBy { get; init; }

    public ItemKey Item => new(QuestionKey, RowKey.Length == 0 ? null : RowKey);
}

internal static class ClashStore
{
    private const string InsertSql = """
        INSERT INTO answer_clash
            (id, response_id, question_key, row_key, other_version, own_value, other_value, other_by, own_kept, settled_at, settled_by)
        VALUES
            (@Id, @ResponseId, @QuestionKey, @RowKey, @OtherVersion, @OwnValue, @OtherValue, @OtherBy, @OwnKept, @SettledAt, @SettledBy)
        """;

    public static Task InsertAsync(DbSession session, ClashRow row) => session.ExecuteAsync(InsertSql, row);

    private const string OfResponseSql = """
        SELECT id AS Id, response_id AS ResponseId, question_key AS QuestionKey, row_key AS RowKey, other_version AS OtherVersion,
               own_value AS OwnValue, other_value AS OtherValue, other_by AS OtherBy, own_kept AS OwnKept,
               settled_at AS SettledAt, settled_by AS SettledBy
        FROM answer_clash
        WHERE response_id = @responseId
        ORDER BY settled_at, id
        """;

    /// <summary>All choices that were made in a response, in order of time.</summary>
    public static Task<IReadOnlyList<ClashRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<ClashRow>(OfResponseSql, new { responseId });
}
