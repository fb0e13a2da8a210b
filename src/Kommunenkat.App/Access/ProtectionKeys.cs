using Kommunenkat.App.Database;

namespace Kommunenkat.App.Access;

internal sealed record ProtectionKeyRow
{
    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>XML, as the framework writes it.</summary>
    public required string Content { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class ProtectionKeyStore
{
    private const string AllSql = """
        SELECT id AS Id, name AS Name, content AS Content, created_at AS CreatedAt
        FROM data_protection_key
        ORDER BY created_at, id
        """;

    public static Task<IReadOnlyList<ProtectionKeyRow>> AllAsync(DbSession session) => session.QueryAsync<ProtectionKeyRow>(AllSql);

    private const string InsertSql = """
        INSERT INTO data_protection_key (id, name, content, created_at)
        VALUES (@Id, @Name, @Content, @CreatedAt)
        """;

    public static Task InsertAsync(DbSession session, ProtectionKeyRow row) => session.ExecuteAsync(InsertSql, row);
}

/// <summary>Reads the keys with which the server seals cookies and forms: every node has the same.</summary>
public sealed class ReadProtectionKeys(AppDatabase database)
{
    /// <returns>XML of each, the oldest first.</returns>
    public Task<Outcome<IReadOnlyList<string>>> RunAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(async session => (await ProtectionKeyStore.AllAsync(session)).Select(row => row.Content).ToList(), cancellation);
}

/// <summary>Keeps a key that the server has made, every three months or so.</summary>
public sealed class KeepProtectionKey(AppDatabase database, TimeProvider time)
{
    /// <param name="name">As the framework names it.</param>
    /// <param name="content">XML.</param>
    public Task<Outcome<Done>> RunAsync(string name, string content, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var now = time.GetUtcNow();
            await ProtectionKeyStore.InsertAsync(session, new ProtectionKeyRow { Id = Guid.CreateVersion7(now), Name = name, Content = content, CreatedAt = now });
            return Done.Instance;
        }, cancellation);
}
