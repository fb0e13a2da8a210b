using Kommunenkat.Survey.Questionnaires;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>What really lies in a server's database file, read past the server.</summary>
internal sealed class Stored(WebServer server)
{
    private const string AnswersSql =
        """
        SELECT a.question_key, a.row_key, a.value
        FROM answer a
        JOIN response r ON r.id = a.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE s.round_key = @round AND r.municipality_code = @municipality AND a.value IS NOT NULL
        """;

    private const string QuestionnaireSql =
        "SELECT q.content FROM questionnaire q JOIN survey_round s ON s.questionnaire_id = q.id WHERE s.round_key = @round";

    private const string SubmissionSql =
        """
        SELECT b.receipt_number, b.sha256, b.content
        FROM submission b
        JOIN response r ON r.id = b.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE s.round_key = @round AND r.municipality_code = @municipality
        """;

    /// <summary>The draft: canonical texts by the item's key.</summary>
    public IReadOnlyDictionary<string, string> Answers(string round, string municipality) =>
        Read(AnswersSql, round, municipality).ToDictionary(row => new ItemKey(row[0], row[1].Length == 0 ? null : row[1]).ToString(), row => row[2]);

    public Questionnaire Questionnaire(string round) => QuestionnaireReader.Read(Read(QuestionnaireSql, round, "").Single()[0]).Questionnaire!;

    public IReadOnlyList<(string ReceiptNumber, string Sha256, string Content)> Submissions(string round, string municipality) =>
        [.. Read(SubmissionSql, round, municipality).Select(row => (row[0], row[1], row[2]))];

    /// <summary>A connection that the test does with as it likes.</summary>
    public SqliteConnection Open(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = server.DatabaseFile, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public List<string[]> Read(string sql, string round, string municipality)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@round", round);
        command.Parameters.AddWithValue("@municipality", municipality);
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
