using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

internal sealed record AnswerChangeRow
{
    public required string QuestionKey { get; init; }

    /// <summary>Empty but for matrix rows and explanations.</summary>
    public required string RowKey { get; init; }
    public int Version { get; init; }
    public string? OldValue { get; init; }
    public string? NewValue { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public required string ChangedBy { get; init; }

    public ItemKey Item => new(QuestionKey, RowKey.Length == 0 ? null : RowKey);
}

internal static class AnswerChangeStore
{
    private const string OfQuestionsSql = """
        SELECT question_key AS QuestionKey, row_key AS RowKey, version AS Version, old_value AS OldValue, new_value AS NewValue,
               changed_at AS ChangedAt, changed_by AS ChangedBy
        FROM answer_change
        WHERE response_id = @responseId AND question_key IN @questions
        ORDER BY changed_at DESC, version DESC
        """;

    /// <summary>Every change of the answers to these questions, the latest first.</summary>
    public static Task<IReadOnlyList<AnswerChangeRow>> OfQuestionsAsync(DbSession session, Guid responseId, IReadOnlyList<string> questions) =>
        session.QueryAsync<AnswerChangeRow>(OfQuestionsSql, new { responseId, questions });

    private const string CountsSql = """
        SELECT question_key AS QuestionKey, COUNT(*) AS Changes
        FROM answer_change
        WHERE response_id = @responseId
        GROUP BY question_key
        """;

    /// <summary>How often the answers to each question were changed.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountsAsync(DbSession session, Guid responseId) =>
        (await session.QueryAsync<CountRow>(CountsSql, new { responseId })).ToDictionary(row => row.QuestionKey, row => row.Changes, StringComparer.Ordinal);

    private sealed record CountRow
    {
        public required string QuestionKey { get; init; }
        public int Changes { get; init; }
    }
}
