using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>What a stored submission says.</summary>
/// <param name="Answers">Answers and explanations.</param>
/// <param name="Function">What the submitter was to the municipality; null of imports and of submissions from before it was kept.</param>
/// <param name="Confirmed">Items whose answer was confirmed to be as in the round before.</param>
internal sealed record SubmittedContent(AnswerSet Answers, Role? Function, IReadOnlySet<ItemKey> Confirmed)
{
    /// <summary>From 1.</summary>
    public required int Revision { get; init; }

    /// <summary>To the second.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }
}

/// <summary>
/// What a submission says, as the JSON text that is stored, signed by its SHA-256 and never changed. <c>docs/submission.md</c> has
/// the format to the letter. Answers stand in the order of the questionnaire, values as canonical text.
/// </summary>
internal static class SubmissionContent
{
    private const string Format = "kommunenkat-submission/2";

    /// <param name="shown">Answers and explanations of shown questions only: hidden ones are no part of a submission.</param>
    /// <param name="function">What the submitter is to the municipality; null: the answers were imported.</param>
    /// <param name="confirmed">Items whose answer was confirmed to be as in the round before.</param>
    public static SubmissionRow Sign(
        Questionnaire questionnaire, string municipalityCode, ResponseRow response, AnswerSet shown, int revision, string submittedBy, DateTimeOffset now,
        Role? function, IReadOnlySet<ItemKey> confirmed)
    {
        var head = new StringBuilder()
            .Append("{\"format\":").Append(Quoted(Format))
            .Append(",\"round\":").Append(Quoted(questionnaire.Round))
            .Append(",\"municipality\":").Append(Quoted(municipalityCode))
            .Append(CultureInfo.InvariantCulture, $",\"revision\":{revision}")
            .Append(",\"submittedAt\":").Append(Quoted(now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))
            .Append(",\"submittedBy\":").Append(Quoted(submittedBy));
        if (function is { } role)
            head.Append(",\"function\":").Append(Quoted(Word(role)));
        var answers = questionnaire.Items.Where(item => shown[item.Key] is not null).Select(item =>
            $"{{\"question\":{Quoted(item.Key.Question)}{(item.Key.Row is { } row ? $",\"row\":{Quoted(row)}" : "")},\"value\":{Quoted(AnswerText.Canonical(shown[item.Key]!))}{(confirmed.Contains(item.Key) ? ",\"confirmed\":true" : "")}}}");
        var explanations = questionnaire.Questions.Where(question => shown[question.Explanation.Key] is not null).Select(question =>
            $"{{\"question\":{Quoted(question.Key)},\"text\":{Quoted(AnswerText.Canonical(shown[question.Explanation.Key]!))}}}");
        head.Append(",\"answers\":[").AppendJoin(',', answers).Append("],\"explanations\":[").AppendJoin(',', explanations).Append("]}");

        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        return new SubmissionRow
        {
            Id = Guid.CreateVersion7(now),
            ResponseId = response.Id,
            Revision = revision,
            SubmittedAt = now,
            SubmittedBy = submittedBy,
            ReceiptNumber = $"{questionnaire.Round}-{municipalityCode}-{revision}",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Content = Encoding.UTF8.GetString(bytes),
        };
    }

    /// <summary>The answers of a stored submission, without explanations: what figures are made of.</summary>
    public static AnswerSet Answers(Questionnaire questionnaire, string content)
    {
        using var document = JsonDocument.Parse(content);
        return AnswerSet.From(Answers(questionnaire, document.RootElement));
    }

    /// <summary>All that a stored submission says, of this format or the one before.</summary>
    public static SubmittedContent Parse(Questionnaire questionnaire, string content)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        var explanations = root.TryGetProperty("explanations", out var entries)
            ? entries.EnumerateArray().Select(entry =>
            {
                var key = ItemKey.ExplanationOf(entry.GetProperty("question").GetString()!);
                return KeyValuePair.Create(key, Read(questionnaire, key, entry.GetProperty("text").GetString()!));
            })
            : [];
        return new SubmittedContent(
            AnswerSet.From([.. Answers(questionnaire, root), .. explanations]),
            root.TryGetProperty("function", out var function) ? Function(function.GetString()!) : null,
            root.GetProperty("answers").EnumerateArray()
                .Where(entry => entry.TryGetProperty("confirmed", out var confirmed) && confirmed.GetBoolean())
                .Select(Key).ToHashSet())
        {
            Revision = root.GetProperty("revision").GetInt32(),
            SubmittedAt = root.GetProperty("submittedAt").GetDateTimeOffset(),
        };
    }

    /// <summary>Reads canonical text back. What was stored was valid, and the questionnaire is frozen.</summary>
    public static AnswerValue Read(Questionnaire questionnaire, ItemKey key, string value)
    {
        var item = questionnaire.FindField(key) ?? throw new InvalidOperationException($"The questionnaire of round {questionnaire.Round} has no item {key}.");
        return AnswerText.Parse(item, value).Value ?? throw new InvalidOperationException($"The stored answer to {key} in round {questionnaire.Round} cannot be read.");
    }

    private static IEnumerable<KeyValuePair<ItemKey, AnswerValue>> Answers(Questionnaire questionnaire, JsonElement root) =>
        root.GetProperty("answers").EnumerateArray().Select(entry =>
        {
            var key = Key(entry);
            return KeyValuePair.Create(key, Read(questionnaire, key, entry.GetProperty("value").GetString()!));
        });

    private static ItemKey Key(JsonElement entry) => new(
        entry.GetProperty("question").GetString()!, entry.TryGetProperty("row", out var row) ? row.GetString() : null);

    private static string Word(Role function) => function switch
    {
        Role.Coordinator => "coordinator",
        Role.Approver => "approver",
        Role.Contributor or Role.CountyOfficer or Role.Analyst or Role.Administrator =>
            throw new ArgumentException($"Nobody submits as {function}.", nameof(function)),
    };

    private static Role Function(string word) => word switch
    {
        "coordinator" => Role.Coordinator,
        "approver" => Role.Approver,
        _ => throw new InvalidOperationException($"A stored submission has the function \"{word}\"."),
    };

    /// <summary>
    /// A JSON string as RFC 8785 has it: only what has to be is escaped. .NET's encoders escape much more, by tables that change with
    /// Unicode, and nobody else could make the same bytes.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
