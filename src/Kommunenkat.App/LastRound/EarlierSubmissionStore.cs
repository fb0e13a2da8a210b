using Kommunenkat.App.Database;

namespace Kommunenkat.App.LastRound;

internal sealed record EarlierSubmissionRow
{
    public required string RoundKey { get; init; }
    public Guid QuestionnaireId { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public required string SubmittedBy { get; init; }
    public required string Content { get; init; }
}

internal static class EarlierSubmissionStore
{
    private const string LatestSql = """
        SELECT o.round_key AS RoundKey, o.questionnaire_id AS QuestionnaireId, s.submitted_at AS SubmittedAt,
               s.submitted_by AS SubmittedBy, s.content AS Content
        FROM submission s
        JOIN response r ON r.id = s.response_id
        JOIN survey_round o ON o.id = r.round_id
        WHERE r.municipality_code = @municipality AND o.round_key IN @rounds
          AND s.revision = (SELECT MAX(later.revision) FROM submission later WHERE later.response_id = s.response_id)
        """;

    /// <summary>The latest a municipality has submitted in each of these rounds.</summary>
    public static Task<IReadOnlyList<EarlierSubmissionRow>> LatestAsync(DbSession session, string municipality, IReadOnlyList<string> rounds) =>
        session.QueryAsync<EarlierSubmissionRow>(LatestSql, new { municipality, rounds });
}
