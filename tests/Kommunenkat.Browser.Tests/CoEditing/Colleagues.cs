using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>Further people of a municipality, and what the database keeps of their work.</summary>
internal static class Colleagues
{
    private const string PersonSql =
        """
        INSERT INTO person (id, name, email, is_demo, created_at)
        VALUES (@id, @name, @email, 1, '2026-01-01T00:00:00.0000000Z')
        """;

    private const string GrantSql =
        """
        INSERT INTO access_grant (id, person_id, role, area_code, starts_at, granted_at, granted_by)
        VALUES (@id, @id, @role, @area, '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z', '')
        """;

    private const string HistorySql =
        """
        SELECT c.question_key, c.row_key, COALESCE(c.old_value, ''), COALESCE(c.new_value, ''), c.changed_by
        FROM answer_change c
        JOIN response r ON r.id = c.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE s.round_key = @round AND r.municipality_code = @municipality
        ORDER BY c.question_key, c.row_key, c.version
        """;

    private const string ClashesSql =
        """
        SELECT c.question_key, c.row_key, COALESCE(c.own_value, ''), COALESCE(c.other_value, ''), c.settled_by
        FROM answer_clash c
        JOIN response r ON r.id = c.response_id
        JOIN survey_round s ON s.id = r.round_id
        WHERE s.round_key = @round AND r.municipality_code = @municipality
        ORDER BY c.settled_at, c.id
        """;

    /// <summary>Makes coordinators of the municipality who sign in like the demo people.</summary>
    public static void Add(Stored stored, string municipality, params IReadOnlyList<string> names)
    {
        foreach (var name in names)
            Add(stored, name, "Coordinator", municipality);
    }

    public static void AddCountyOfficer(Stored stored, string county, string name) => Add(stored, name, "CountyOfficer", county);

    private static void Add(Stored stored, string name, string role, string area)
    {
        var id = Guid.CreateVersion7().ToString();
        using var connection = stored.Open();
        Run(PersonSql, ("@id", id), ("@name", name), ("@email", $"{id}@kommunen.example"));
        Run(GrantSql, ("@id", id), ("@role", role), ("@area", area));

        void Run(string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (parameter, value) in parameters)
                command.Parameters.AddWithValue(parameter, value);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>All changes in order of version within each item: item, from, to, by whom; "" where there was no answer.</summary>
    public static IReadOnlyList<(string Item, string From, string To, string By)> History(Stored stored, string round, string municipality) =>
        [.. stored.Read(HistorySql, round, municipality).Select(row => (Key(row), row[2], row[3], row[4]))];

    /// <summary>All choices in clashes: item, the chooser's answer, the colleague's, by whom.</summary>
    public static IReadOnlyList<(string Item, string Own, string Other, string By)> Clashes(Stored stored, string round, string municipality) =>
        [.. stored.Read(ClashesSql, round, municipality).Select(row => (Key(row), row[2], row[3], row[4]))];

    /// <summary>A text of a control as it is stored; "" for none.</summary>
    public static string Canonical(Questionnaire questionnaire, string item, string text)
    {
        var parts = item.Split('.', 2);
        var field = questionnaire.FindField(new ItemKey(parts[0], parts.Length > 1 ? parts[1] : null))!;
        return AnswerText.Parse(field, text).Value is { } value ? AnswerText.Canonical(value) : "";
    }

    private static string Key(string[] row) => new ItemKey(row[0], row[1].Length == 0 ? null : row[1]).ToString();
}
