using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>A release (utgåva): the figures of a published round as they were made public, and do not change.</summary>
/// <param name="Number">From 1, which the round was published with.</param>
/// <param name="Note">What has been corrected since the release before, for everyone to read; null of release 1.</param>
public sealed record Release(int Number, DateTimeOffset ReleasedAt, string? Note);

internal sealed record ReleaseRow
{
    public Guid Id { get; init; }
    public Guid RoundId { get; init; }
    public int Number { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Name of the person, kept for the agency and never published.</summary>
    public required string ReleasedBy { get; init; }

    public Release Release => new(Number, ReleasedAt, Note);
}

internal static class ReleaseStore
{
    private const string OfRoundSql = """
        SELECT id AS Id, round_id AS RoundId, number AS Number, note AS Note, released_at AS ReleasedAt, released_by AS ReleasedBy
        FROM release
        WHERE round_id = @roundId
        ORDER BY number
        """;

    /// <summary>All releases of the round in order of number.</summary>
    public static Task<IReadOnlyList<ReleaseRow>> OfRoundAsync(DbSession session, Guid roundId) =>
        session.QueryAsync<ReleaseRow>(OfRoundSql, new { roundId });

    private const string AllSql = """
        SELECT id AS Id, round_id AS RoundId, number AS Number, note AS Note, released_at AS ReleasedAt, released_by AS ReleasedBy
        FROM release
        ORDER BY round_id, number
        """;

    /// <summary>The releases of all rounds, of each in order of number.</summary>
    public static Task<IReadOnlyList<ReleaseRow>> AllAsync(DbSession session) => session.QueryAsync<ReleaseRow>(AllSql);

    private const string FindSql = """
        SELECT id AS Id, round_id AS RoundId, number AS Number, note AS Note, released_at AS ReleasedAt, released_by AS ReleasedBy
        FROM release
        WHERE round_id = @roundId AND number = @number
        """;

    public static Task<ReleaseRow?> FindAsync(DbSession session, Guid roundId, int number) =>
        session.FindAsync<ReleaseRow>(FindSql, new { roundId, number });

    private const string InsertSql = """
        INSERT INTO release (id, round_id, number, note, released_at, released_by)
        VALUES (@Id, @RoundId, @Number, @Note, @ReleasedAt, @ReleasedBy)
        """;

    /// <summary>Makes the round's next release of these municipalities.</summary>
    /// <returns>Null where somebody else made it at the same moment.</returns>
    public static async Task<Release?> TryMakeAsync(
        DbSession session, Round round, IEnumerable<CountedUnit> units, string? note, string by, DateTimeOffset now)
    {
        var row = new ReleaseRow
        {
            Id = Guid.CreateVersion7(now),
            RoundId = round.Id,
            Number = round.LatestRelease + 1,
            Note = note,
            ReleasedAt = now,
            ReleasedBy = by,
        };
        if (!await session.TryInsertAsync(InsertSql, row))
            return null;
        await CountedUnitStore.InsertAsync(session, row.Id, units);
        return row.Release;
    }
}
