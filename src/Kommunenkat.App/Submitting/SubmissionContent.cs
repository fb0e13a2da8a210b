using Kommunenkat.App.Answering;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>
/// What a submission says, as the JSON text that is stored, signed by its SHA-256 and never changed:
/// <c>{"format","round","municipality","revision","submittedAt","submittedBy","answers":[{"question","row","value"}]}</c>. Answers
/// stand in the order of the questionnaire, values as canonical text; <c>row</c> is there for matrix rows only.
/// </summary>
internal static class SubmissionContent
{
    private const string Format = "kommunenkat-submission/1";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="shown">Answers of shown questions only: hidden ones are no part of a submission.</param>
    public static SubmissionRow Sign(
        Questionnaire questionnaire, string municipalityCode, ResponseRow response, AnswerSet shown, int revision, string submittedBy, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("round", questionnaire.Round);
            json.WriteString("municipality", municipalityCode);
            json.WriteNumber("revision", revision);
            json.WriteString("submittedAt", now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("submittedBy", submittedBy);
            json.WriteStartArray("answers");
            foreach (var item in questionnaire.Items)
            {
                if (shown[item.Key] is not { } value)
                    continue;
                json.WriteStartObject();
                json.WriteString("question", item.Key.Question);
                if (item.Key.Row is { } row)
                    json.WriteString("row", row);
                json.WriteString("value", AnswerText.Canonical(value));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var bytes = buffer.ToArray();
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

    /// <summary>The answers of a stored submission.</summary>
    public static AnswerSet Answers(Questionnaire questionnaire, string content)
    {
        using var document = JsonDocument.Parse(content);
        return AnswerSet.From(document.RootElement.GetProperty("answers").EnumerateArray().Select(entry =>
        {
            var key = new ItemKey(
                entry.GetProperty("question").GetString()!, entry.TryGetProperty("row", out var row) ? row.GetString() : null);
            return KeyValuePair.Create(key, Read(questionnaire, key, entry.GetProperty("value").GetString()!));
        }));
    }

    /// <summary>Reads canonical text back. What was stored was valid, and the questionnaire is frozen.</summary>
    public static AnswerValue Read(Questionnaire questionnaire, ItemKey key, string value)
    {
        var item = questionnaire.FindField(key) ?? throw new InvalidOperationException($"The questionnaire of round {questionnaire.Round} has no item {key}.");
        return AnswerText.Parse(item, value).Value ?? throw new InvalidOperationException($"The stored answer to {key} in round {questionnaire.Round} cannot be read.");
    }
}
