using Kommunenkat.App.Database;

namespace Kommunenkat.App.Exchange.Imports;

internal sealed record ImportMappingRow
{
    public Guid Id { get; init; }

    /// <summary>Key of the questionnaire that the rounds of a series share.</summary>
    public required string QuestionnaireKey { get; init; }
    public required string Name { get; init; }

    /// <summary>See <see cref="MappingFile"/>.</summary>
    public required string Content { get; init; }
    public required string SavedBy { get; init; }
    public DateTimeOffset SavedAt { get; init; }
}

internal static class ImportMappingStore
{
    private const string OfQuestionnaireSql = """
        SELECT id AS Id, questionnaire_key AS QuestionnaireKey, name AS Name, content AS Content, saved_by AS SavedBy, saved_at AS SavedAt
        FROM import_mapping
        WHERE questionnaire_key = @questionnaireKey
        ORDER BY saved_at DESC, name
        """;

    /// <summary>Those of a series of rounds, the latest first.</summary>
    public static Task<IReadOnlyList<ImportMappingRow>> OfQuestionnaireAsync(DbSession session, string questionnaireKey) =>
        session.QueryAsync<ImportMappingRow>(OfQuestionnaireSql, new { questionnaireKey });

    private const string InsertSql = """
        INSERT INTO import_mapping (id, questionnaire_key, name, content, saved_by, saved_at)
        VALUES (@Id, @QuestionnaireKey, @Name, @Content, @SavedBy, @SavedAt)
        """;

    /// <returns>False where the series has a mapping of that name.</returns>
    public static Task<bool> TryInsertAsync(DbSession session, ImportMappingRow row) => session.TryInsertAsync(InsertSql, row);

    private const string ReplaceSql = """
        UPDATE import_mapping
        SET content = @Content, saved_by = @SavedBy, saved_at = @SavedAt
        WHERE questionnaire_key = @QuestionnaireKey AND name = @Name
        """;

    /// <returns>False where the series has no mapping of that name.</returns>
    public static async Task<bool> TryReplaceAsync(DbSession session, ImportMappingRow row) => await session.ExecuteAsync(ReplaceSql, row) == 1;
}
