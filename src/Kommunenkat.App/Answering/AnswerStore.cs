using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Answering;

internal sealed record AnswerRow
{
    public Guid ResponseId { get; init; }
    public required string QuestionKey { get; init; }

    /// <summary>Empty but for matrix rows.</summary>
    public required string RowKey { get; init; }

    /// <summary>Canonical text; null where the answer was taken away.</summary>
    public string? Value { get; init; }

    /// <summary>1 for the first answer, one more for each change.</summary>
    public int Version { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public required string ChangedBy { get; init; }

    /// <summary>The answer is last round's, confirmed as unchanged.</summary>
    public bool IsConfirmed { get; init; }

    public ItemKey Item => new(QuestionKey, RowKey.Length == 0 ? null : RowKey);
}

internal static class AnswerStore
{
    private const string OfResponseSql = """
        SELECT response_id AS ResponseId, question_key AS QuestionKey, row_key AS RowKey, value AS Value, version AS Version,
               changed_at AS ChangedAt, changed_by AS ChangedBy, is_confirmed AS IsConfirmed
        FROM answer
        WHERE response_id = @responseId
        """;

    public static Task<IReadOnlyList<AnswerRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<AnswerRow>(OfResponseSql, new { responseId });

    private const string FindSql = """
        SELECT response_id AS ResponseId, question_key AS QuestionKey, row_key AS RowKey, value AS Value, version AS Version,
               changed_at AS ChangedAt, changed_by AS ChangedBy, is_confirmed AS IsConfirmed
        FROM answer
        WHERE response_id = @responseId AND question_key = @questionKey AND row_key = @rowKey
        """;

    public static Task<AnswerRow?> FindAsync(DbSession session, Guid responseId, ItemKey item) =>
        session.FindAsync<AnswerRow>(FindSql, new { responseId, questionKey = item.Question, rowKey = item.Row ?? "" });

    private const string InsertSql = """
        INSERT INTO answer (response_id, question_key, row_key, value, version, changed_at, changed_by, is_confirmed)
        VALUES (@ResponseId, @QuestionKey, @RowKey, @Value, @Version, @ChangedAt, @ChangedBy, @IsConfirmed)
        """;

    /// <returns>False where a colleague answered first.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, AnswerRow row) => session.TryInsertAsync(InsertSql, row);

    public static Task InsertManyAsync(DbSession session, IEnumerable<AnswerRow> rows) => session.InsertManyAsync(InsertSql, rows);

    private const string UpdateSql = """
        UPDATE answer
        SET value = @Value, version = @Version, changed_at = @ChangedAt, changed_by = @ChangedBy, is_confirmed = @IsConfirmed
        WHERE response_id = @ResponseId AND question_key = @QuestionKey AND row_key = @RowKey AND version = @Version - 1
        """;

    /// <returns>False where a colleague changed the answer first.</returns>
    public static async Task<bool> TryUpdateAsync(DbSession session, AnswerRow row) => await session.ExecuteAsync(UpdateSql, row) == 1;

    private const string InsertChangeSql = """
        INSERT INTO answer_change (response_id, question_key, row_key, version, old_value, new_value, changed_at, changed_by, is_confirmed)
        VALUES (@ResponseId, @QuestionKey, @RowKey, @Version, @OldValue, @Value, @ChangedAt, @ChangedBy, @IsConfirmed)
        """;

    /// <summary>Keeps the change for good: who, when, from, to.</summary>
    public static Task InsertChangeAsync(DbSession session, AnswerRow row, string? oldValue) => session.ExecuteAsync(InsertChangeSql, new
    {
        row.ResponseId,
        row.QuestionKey,
        row.RowKey,
        row.Version,
        OldValue = oldValue,
        row.Value,
        row.ChangedAt,
        row.ChangedBy,
        row.IsConfirmed,
    });

    /// <summary>Keeps first answers that were inserted many at a time.</summary>
    public static Task InsertFirstChangesAsync(DbSession session, IEnumerable<AnswerRow> rows) => session.InsertManyAsync(InsertChangeSql, rows.Select(row => new
    {
        row.ResponseId,
        row.QuestionKey,
        row.RowKey,
        row.Version,
        OldValue = (string?)null,
        row.Value,
        row.ChangedAt,
        row.ChangedBy,
        row.IsConfirmed,
    }));
}
