using Kommunenkat.App.Database;
using Kommunenkat.App.Submitting;

namespace Kommunenkat.App.Rounds;

/// <summary>Where a round stands.</summary>
public enum RoundState
{
    Draft,
    Open,
    Closed,
    Published,
    Archived,
}

/// <summary>A round (omgång) without its questionnaire.</summary>
public sealed record Round
{
    public Guid Id { get; init; }

    /// <summary>The round's name everywhere: "2025".</summary>
    public required string Key { get; init; }
    public Guid QuestionnaireId { get; init; }
    public RoundState State { get; init; }

    /// <summary>The day shown to municipalities.</summary>
    public DateOnly? LastAnswerDay { get; init; }

    /// <summary>The day after which nothing more is accepted.</summary>
    public DateOnly? DefinitiveClose { get; init; }

    /// <summary>Made-up answers, and said so on every page.</summary>
    public bool IsDemo { get; init; }

    /// <summary>A response is submitted by an approver, and by nobody else.</summary>
    public bool RequiresApproval { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Number of the release that the round's figures are read from; 0 until it is published.</summary>
    public int LatestRelease { get; init; }

    /// <summary>All that was submitted came in files: the round was collected elsewhere.</summary>
    public bool IsImported { get; init; }
}

internal sealed record RoundCounts
{
    public Guid RoundId { get; init; }
    public int Invited { get; init; }
    public int Submitted { get; init; }
}

internal sealed record QuestionnaireRow
{
    public Guid Id { get; init; }
    public required string Content { get; init; }
    public required string Sha256 { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class RoundStore
{
    private const string SelectSql = $"""
        SELECT r.id AS Id, r.round_key AS "Key", r.questionnaire_id AS QuestionnaireId, r.state AS State,
               r.last_answer_day AS LastAnswerDay, r.definitive_close AS DefinitiveClose, r.is_demo AS IsDemo,
               r.requires_approval AS RequiresApproval, r.created_at AS CreatedAt, r.opened_at AS OpenedAt, r.closed_at AS ClosedAt, r.published_at AS PublishedAt,
               (SELECT COALESCE(MAX(e.number), 0) FROM release e WHERE e.round_id = r.id) AS LatestRelease,
               CASE WHEN EXISTS (SELECT 1 FROM submission s JOIN response p ON p.id = s.response_id WHERE p.round_id = r.id)
                         AND NOT EXISTS (SELECT 1 FROM submission s JOIN response p ON p.id = s.response_id
                                         WHERE p.round_id = r.id AND s.submitted_by <> '{SubmissionHead.ImportedBy}')
                    THEN 1 ELSE 0 END AS IsImported
        FROM survey_round r
        """;

    private const string AllSql = SelectSql + " ORDER BY r.round_key";

    /// <summary>All rounds in order of key.</summary>
    public static Task<IReadOnlyList<Round>> AllAsync(DbSession session) => session.QueryAsync<Round>(AllSql);

    private const string FindSql = SelectSql + " WHERE r.round_key = @key";

    public static Task<Round?> FindAsync(DbSession session, string key) => session.FindAsync<Round>(FindSql, new { key });

    private const string CountsSql = """
        SELECT r.round_id AS RoundId, COUNT(*) AS Invited, COUNT(s.id) AS Submitted
        FROM response r
        LEFT JOIN submission s ON s.response_id = r.id AND s.revision = 1
        GROUP BY r.round_id
        """;

    /// <summary>How many each round that has a frame has invited, and how many of them have submitted.</summary>
    public static Task<IReadOnlyList<RoundCounts>> CountsAsync(DbSession session) => session.QueryAsync<RoundCounts>(CountsSql);

    private const string InsertSql = """
        INSERT INTO survey_round
            (id, round_key, questionnaire_id, state, last_answer_day, definitive_close, is_demo, requires_approval, created_at, opened_at, closed_at, published_at)
        VALUES
            (@Id, @Key, @QuestionnaireId, @State, @LastAnswerDay, @DefinitiveClose, @IsDemo, @RequiresApproval, @CreatedAt, @OpenedAt, @ClosedAt, @PublishedAt)
        """;

    /// <returns>False where the round is there already.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, Round round) => session.TryInsertAsync(InsertSql, new
    {
        round.Id,
        round.Key,
        round.QuestionnaireId,
        State = round.State.ToString(),
        round.LastAnswerDay,
        round.DefinitiveClose,
        round.IsDemo,
        round.RequiresApproval,
        round.CreatedAt,
        round.OpenedAt,
        round.ClosedAt,
        round.PublishedAt,
    });

    private const string ChangeStateSql = """
        UPDATE survey_round
        SET state = @State, opened_at = @OpenedAt, closed_at = @ClosedAt, published_at = @PublishedAt
        WHERE id = @Id AND state = @from
        """;

    /// <returns>False where the round is no longer in <paramref name="from"/>.</returns>
    public static async Task<bool> TryChangeStateAsync(DbSession session, Round round, RoundState from) => await session.ExecuteAsync(
        ChangeStateSql,
        new { round.Id, State = round.State.ToString(), round.OpenedAt, round.ClosedAt, round.PublishedAt, from = from.ToString() }) == 1;

    private const string InsertQuestionnaireSql = """
        INSERT INTO questionnaire (id, content, sha256, created_at)
        VALUES (@Id, @Content, @Sha256, @CreatedAt)
        """;

    public static Task InsertQuestionnaireAsync(DbSession session, QuestionnaireRow row) => session.ExecuteAsync(InsertQuestionnaireSql, row);

    private const string QuestionnaireSql = """
        SELECT id AS Id, content AS Content, sha256 AS Sha256, created_at AS CreatedAt
        FROM questionnaire
        WHERE id = @id
        """;

    public static Task<QuestionnaireRow?> FindQuestionnaireAsync(DbSession session, Guid id) =>
        session.FindAsync<QuestionnaireRow>(QuestionnaireSql, new { id });

    private const string QuestionnaireOfRoundSql = """
        SELECT q.id AS Id, q.content AS Content, q.sha256 AS Sha256, q.created_at AS CreatedAt
        FROM questionnaire q
        JOIN survey_round r ON r.questionnaire_id = q.id
        WHERE r.round_key = @key
        """;

    public static Task<QuestionnaireRow?> FindQuestionnaireAsync(DbSession session, string key) =>
        session.FindAsync<QuestionnaireRow>(QuestionnaireOfRoundSql, new { key });
}
