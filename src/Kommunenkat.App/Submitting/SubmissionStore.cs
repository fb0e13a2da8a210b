using Kommunenkat.App.Database;

namespace Kommunenkat.App.Submitting;

internal sealed record SubmissionRow
{
    public Guid Id { get; init; }
    public Guid ResponseId { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public required string SubmittedBy { get; init; }
    public required string ReceiptNumber { get; init; }

    /// <summary>Of the UTF-8 bytes of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>See <see cref="SubmissionContent"/>.</summary>
    public required string Content { get; init; }

    public SubmissionHead Head => new(Revision, ReceiptNumber, SubmittedAt, SubmittedBy);
}

internal sealed record MunicipalitySubmissionRow
{
    public Guid RoundId { get; init; }
    public int Revision { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public required string Content { get; init; }

    /// <summary>Number of the round's latest release that counts this submission; null where none does.</summary>
    public int? LatestRelease { get; init; }
}

internal static class SubmissionStore
{
    private const string InsertSql = """
        INSERT INTO submission (id, response_id, revision, submitted_at, submitted_by, receipt_number, sha256, content)
        VALUES (@Id, @ResponseId, @Revision, @SubmittedAt, @SubmittedBy, @ReceiptNumber, @Sha256, @Content)
        """;

    public static Task InsertAsync(DbSession session, IEnumerable<SubmissionRow> rows) => session.InsertManyAsync(InsertSql, rows);

    private const string OfResponseSql = """
        SELECT id AS Id, response_id AS ResponseId, revision AS Revision, submitted_at AS SubmittedAt, submitted_by AS SubmittedBy,
               receipt_number AS ReceiptNumber, sha256 AS Sha256, content AS Content
        FROM submission
        WHERE response_id = @responseId
        ORDER BY revision
        """;

    public static Task<IReadOnlyList<SubmissionRow>> OfResponseAsync(DbSession session, Guid responseId) =>
        session.QueryAsync<SubmissionRow>(OfResponseSql, new { responseId });

    private const string ContentsSql = """
        SELECT s.id AS Id, s.content AS Content
        FROM submission s
        JOIN response r ON r.id = s.response_id
        WHERE r.round_id = @roundId AND r.municipality_code IN @municipalities
        """;

    /// <summary>
    /// What these municipalities have submitted in the round, every revision, by id. One statement: Sweden's 290 codes are well
    /// within what a statement takes, and Dapper cannot give SQLite a list of ids.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ContentsAsync(DbSession session, Guid roundId, IReadOnlyList<string> municipalities) =>
        municipalities.Count == 0
            ? new Dictionary<Guid, string>()
            : (await session.QueryAsync<ContentRow>(ContentsSql, new { roundId, municipalities })).ToDictionary(row => row.Id, row => row.Content);

    private const string OfMunicipalitySql = """
        SELECT r.round_id AS RoundId, s.revision AS Revision, s.submitted_at AS SubmittedAt, s.content AS Content,
               (SELECT MAX(e.number)
                FROM release e
                JOIN release_unit u ON u.release_id = e.id
                WHERE e.round_id = r.round_id AND u.submission_id = s.id) AS LatestRelease
        FROM submission s
        JOIN response r ON r.id = s.response_id
        WHERE r.municipality_code = @municipality
        ORDER BY r.round_id, s.revision
        """;

    /// <summary>All that a municipality has ever submitted, in order of revision within each round.</summary>
    public static Task<IReadOnlyList<MunicipalitySubmissionRow>> OfMunicipalityAsync(DbSession session, string municipality) =>
        session.QueryAsync<MunicipalitySubmissionRow>(OfMunicipalitySql, new { municipality });

    private const string SubmittedSql = """
        SELECT DISTINCT r.municipality_code
        FROM submission s
        JOIN response r ON r.id = s.response_id
        WHERE r.round_id = @roundId
        """;

    /// <summary>The municipalities that have submitted in the round, also those whose response was reopened since.</summary>
    public static Task<IReadOnlyList<string>> SubmittedAsync(DbSession session, Guid roundId) =>
        session.QueryAsync<string>(SubmittedSql, new { roundId });

    private const string CountSql = """
        SELECT COUNT(*)
        FROM submission s
        JOIN response r ON r.id = s.response_id
        WHERE r.round_id = @roundId
        """;

    public static async Task<bool> AnyAsync(DbSession session, Guid roundId) =>
        await session.FindAsync<int>(CountSql, new { roundId }) > 0;

    private sealed record ContentRow
    {
        public Guid Id { get; init; }
        public required string Content { get; init; }
    }
}
