using Kommunenkat.App.Database;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Rounds;

/// <summary>What of a municipality counts in a round's figures.</summary>
internal sealed record CountedUnit
{
    public required string MunicipalityCode { get; init; }
    public UnitStatus Status { get; init; }

    /// <summary>Null where nothing was submitted.</summary>
    public Guid? SubmissionId { get; init; }
}

/// <summary>The municipalities of a round's frame as its figures count them: as they are now, or as a release froze them.</summary>
internal static class CountedUnitStore
{
    private const string LatestSql = """
        SELECT r.municipality_code AS MunicipalityCode, r.state AS State, s.id AS SubmissionId
        FROM response r
        LEFT JOIN submission s ON s.response_id = r.id
            AND s.revision = (SELECT MAX(later.revision) FROM submission later WHERE later.response_id = r.id)
        WHERE r.round_id = @roundId
        ORDER BY r.municipality_code
        """;

    /// <summary>Every municipality of the frame with its latest submission, in order of code.</summary>
    public static async Task<IReadOnlyList<CountedUnit>> LatestAsync(DbSession session, Guid roundId) =>
        [.. (await session.QueryAsync<LatestRow>(LatestSql, new { roundId })).Select(row => new CountedUnit
        {
            MunicipalityCode = row.MunicipalityCode,
            Status = Status(row),
            SubmissionId = row.SubmissionId,
        })];

    private const string OfReleaseSql = """
        SELECT municipality_code AS MunicipalityCode, status AS Status, submission_id AS SubmissionId
        FROM release_unit
        WHERE release_id = @releaseId
        ORDER BY municipality_code
        """;

    /// <summary>Every municipality of the frame as the release froze it, in order of code.</summary>
    public static Task<IReadOnlyList<CountedUnit>> OfReleaseAsync(DbSession session, Guid releaseId) =>
        session.QueryAsync<CountedUnit>(OfReleaseSql, new { releaseId });

    private const string InsertSql = """
        INSERT INTO release_unit (release_id, municipality_code, status, submission_id)
        VALUES (@ReleaseId, @MunicipalityCode, @StatusText, @SubmissionId)
        """;

    public static Task InsertAsync(DbSession session, Guid releaseId, IEnumerable<CountedUnit> units) =>
        session.InsertManyAsync(InsertSql, units.Select(unit => new
        {
            ReleaseId = releaseId,
            unit.MunicipalityCode,
            StatusText = unit.Status.ToString(),
            unit.SubmissionId,
        }));

    /// <summary>A reopened response still counts with its last submission.</summary>
    private static UnitStatus Status(LatestRow response)
    {
        if (response.SubmissionId is not null)
            return UnitStatus.Submitted;
        return response.State switch
        {
            ResponseState.Started or ResponseState.AwaitingApproval or ResponseState.Reopened => UnitStatus.Started,
            ResponseState.Invited or ResponseState.Declined => UnitStatus.Invited,
            ResponseState.Submitted => throw new InvalidOperationException($"The response of {response.MunicipalityCode} is submitted without a submission."),
        };
    }

    private sealed record LatestRow
    {
        public required string MunicipalityCode { get; init; }
        public ResponseState State { get; init; }
        public Guid? SubmissionId { get; init; }
    }
}
