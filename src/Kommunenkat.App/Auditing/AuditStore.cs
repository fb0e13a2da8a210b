using Kommunenkat.App.Database;

namespace Kommunenkat.App.Auditing;

internal sealed record AuditRow
{
    /// <summary>Id of a response; of nothing but zeros for what belongs to none.</summary>
    public Guid Chain { get; init; }

    /// <summary>From 1 within the chain, without a gap.</summary>
    public int Number { get; init; }
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Null: the terminal, or the server by itself.</summary>
    public Guid? PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>Network address; null where it is not known.</summary>
    public string? Origin { get; init; }

    // As texts and not as members of their enums: what somebody has tampered with has to be readable too.
    public required string Action { get; init; }
    public required string ObjectKind { get; init; }
    public required string ObjectId { get; init; }
    public string? AreaCode { get; init; }
    public string? RoundKey { get; init; }
    public string? Detail { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}

internal sealed record AuditTail
{
    public int Number { get; init; }
    public required string Hash { get; init; }
}

internal sealed record AuditChainRow
{
    public Guid Chain { get; init; }
    public int FirstNumber { get; init; }
    public int LastNumber { get; init; }
}

internal sealed record AuditPlacedRow
{
    public int Place { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public Guid? PersonId { get; init; }
    public required string PersonName { get; init; }
    public string? Origin { get; init; }
    public required string Action { get; init; }
    public required string ObjectKind { get; init; }
    public required string ObjectId { get; init; }
    public string? AreaCode { get; init; }
    public string? RoundKey { get; init; }
    public string? Detail { get; init; }
    public Guid Chain { get; init; }
    public int Number { get; init; }

    public AuditEntry ToEntry() => new(OccurredAt, PersonId, PersonName, Origin, Action, ObjectKind, ObjectId, AreaCode, RoundKey, Detail, Chain, Number);
}

/// <summary>The audit log in the database. It is added to and read: there is no statement that changes or deletes.</summary>
internal static class AuditStore
{
    private const string LastSql = """
        SELECT number AS Number, hash AS Hash
        FROM audit_entry
        WHERE chain = @chain AND number = (SELECT MAX(number) FROM audit_entry WHERE chain = @chain)
        """;

    /// <returns>Null where the chain has no entry yet.</returns>
    public static Task<AuditTail?> LastAsync(DbSession session, Guid chain) => session.FindAsync<AuditTail>(LastSql, new { chain });

    private const string InsertSql = """
        INSERT INTO audit_entry (chain, number, occurred_at, person_id, person_name, origin, action, object_kind, object_id, area_code, round_key, detail, previous_hash, hash)
        VALUES (@Chain, @Number, @OccurredAt, @PersonId, @PersonName, @Origin, @Action, @ObjectKind, @ObjectId, @AreaCode, @RoundKey, @Detail, @PreviousHash, @Hash)
        """;

    /// <returns>False where somebody else has taken the number.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, AuditRow row) => session.TryInsertAsync(InsertSql, row);

    private const string ChainsSql = """
        SELECT chain AS Chain, MIN(number) AS FirstNumber, MAX(number) AS LastNumber
        FROM audit_entry
        GROUP BY chain
        """;

    public static Task<IReadOnlyList<AuditChainRow>> ChainsAsync(DbSession session) => session.QueryAsync<AuditChainRow>(ChainsSql);

    private const string PartSql = """
        SELECT chain AS Chain, number AS Number, occurred_at AS OccurredAt, person_id AS PersonId, person_name AS PersonName, origin AS Origin,
               action AS Action, object_kind AS ObjectKind, object_id AS ObjectId, area_code AS AreaCode, round_key AS RoundKey, detail AS Detail,
               previous_hash AS PreviousHash, hash AS Hash
        FROM audit_entry
        WHERE chain = @chain AND number > @after AND number <= @upTo
        ORDER BY number
        """;

    /// <summary>The entries of a chain whose numbers lie in a range, in order.</summary>
    public static Task<IReadOnlyList<AuditRow>> PartAsync(DbSession session, Guid chain, int after, int upTo) =>
        session.QueryAsync<AuditRow>(PartSql, new { chain, after, upTo });

    private const string CountSql = """
        SELECT COUNT(*)
        FROM audit_entry
        WHERE occurred_at >= @From AND occurred_at < @Before
          AND (@PersonId IS NULL OR person_id = @PersonId) AND (@PersonName IS NULL OR person_name = @PersonName)
          AND (@Area IS NULL OR area_code = @Area) AND (@Round IS NULL OR round_key = @Round)
          AND (@Action IS NULL OR action = @Action) AND (@ObjectId IS NULL OR object_id = @ObjectId)
          AND (@Chain IS NULL OR chain = @Chain)
        """;

    public static Task<int> CountAsync(DbSession session, AuditChoice choice) => session.FindAsync<int>(CountSql, choice);

    private const string ChosenSql = """
        SELECT placed.place AS Place, placed.occurred_at AS OccurredAt, placed.person_id AS PersonId, placed.person_name AS PersonName, placed.origin AS Origin,
               placed.action AS Action, placed.object_kind AS ObjectKind, placed.object_id AS ObjectId, placed.area_code AS AreaCode,
               placed.round_key AS RoundKey, placed.detail AS Detail, placed.chain AS Chain, placed.number AS Number
        FROM (
            SELECT occurred_at, person_id, person_name, origin, action, object_kind, object_id, area_code, round_key, detail, chain, number,
                   ROW_NUMBER() OVER (ORDER BY occurred_at DESC, chain, number DESC) AS place
            FROM audit_entry
            WHERE occurred_at >= @From AND occurred_at < @Before
              AND (@PersonId IS NULL OR person_id = @PersonId) AND (@PersonName IS NULL OR person_name = @PersonName)
              AND (@Area IS NULL OR area_code = @Area) AND (@Round IS NULL OR round_key = @Round)
              AND (@Action IS NULL OR action = @Action) AND (@ObjectId IS NULL OR object_id = @ObjectId)
              AND (@Chain IS NULL OR chain = @Chain)
        ) placed
        WHERE placed.place > @After AND placed.place <= @UpTo
        ORDER BY placed.place
        """;

    /// <summary>Those at some places of what was chosen, the latest first.</summary>
    public static Task<IReadOnlyList<AuditPlacedRow>> ChosenAsync(DbSession session, AuditChoice choice) =>
        session.QueryAsync<AuditPlacedRow>(ChosenSql, choice);

    private const string NamesSql = """
        SELECT DISTINCT person_name
        FROM audit_entry
        WHERE occurred_at >= @From AND occurred_at < @Before
        ORDER BY person_name
        """;

    public static Task<IReadOnlyList<string>> NamesAsync(DbSession session, AuditChoice choice) => session.QueryAsync<string>(NamesSql, choice);
}

/// <summary>A filter as parameters of the statements: null chooses nothing away.</summary>
internal sealed record AuditChoice
{
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Before { get; init; }
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }
    public string? Area { get; init; }
    public string? Round { get; init; }
    public string? Action { get; init; }
    public string? ObjectId { get; init; }
    public Guid? Chain { get; init; }
    public int After { get; init; }
    public int UpTo { get; init; }
}
