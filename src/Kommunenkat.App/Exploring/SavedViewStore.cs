using Kommunenkat.App.Database;

namespace Kommunenkat.App.Exploring;

internal sealed record SavedViewRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>As the person is called now; of an account that is removed what stands in place of the name.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>When the person's account was removed; null: it is there.</summary>
    public DateTimeOffset? PersonRemovedAt { get; init; }
    public required string Name { get; init; }
    public ExplorerPage Page { get; init; }
    public required string Query { get; init; }
    public bool IsShared { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class SavedViewStore
{
    private const string ListSql = """
        SELECT v.id AS Id, v.person_id AS PersonId, p.name AS PersonName, p.removed_at AS PersonRemovedAt, v.name AS Name, v.page AS Page,
               v.query AS Query, v.is_shared AS IsShared, v.created_at AS CreatedAt
        FROM saved_view v
        JOIN person p ON p.id = v.person_id
        WHERE v.person_id = @personId OR v.is_shared = 1
        ORDER BY v.created_at, v.id
        """;

    /// <summary>The person's own and those that are shared, the oldest first.</summary>
    public static Task<IReadOnlyList<SavedViewRow>> ListAsync(DbSession session, Guid personId) => session.QueryAsync<SavedViewRow>(ListSql, new { personId });

    private const string InsertSql = """
        INSERT INTO saved_view (id, person_id, name, page, query, is_shared, created_at)
        VALUES (@Id, @PersonId, @Name, @Page, @Query, @IsShared, @CreatedAt)
        """;

    public static Task InsertAsync(DbSession session, SavedViewRow row) => session.ExecuteAsync(
        InsertSql, new { row.Id, row.PersonId, row.Name, Page = row.Page.ToString(), row.Query, row.IsShared, row.CreatedAt });

    private const string ChangeSql = """
        UPDATE saved_view
        SET name = @name, is_shared = @isShared
        WHERE id = @id
        """;

    /// <returns>False where it is gone.</returns>
    public static async Task<bool> TryChangeAsync(DbSession session, Guid id, string name, bool isShared) =>
        await session.ExecuteAsync(ChangeSql, new { id, name, isShared }) == 1;

    private const string DeleteSql = """
        DELETE FROM saved_view
        WHERE id = @id
        """;

    /// <returns>False where it is gone.</returns>
    public static async Task<bool> TryDeleteAsync(DbSession session, Guid id) => await session.ExecuteAsync(DeleteSql, new { id }) == 1;
}
