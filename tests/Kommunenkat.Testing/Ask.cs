using System.Text.Json.Nodes;

namespace Kommunenkat.Testing;

/// <summary>
/// Questions of a questionnaire file. What an option means follows from its key: <c>dont_know</c>, <c>not_applicable</c>,
/// <c>none</c> and <c>other</c> are of the kinds so named, all others are answers.
/// </summary>
public static class Ask
{
    public static JsonObject Single(string key, params IEnumerable<string> options) =>
        Question(key, "single", Options(options, alwaysExclusive: true), [], []);

    public static JsonObject Multi(string key, params IEnumerable<string> options) =>
        Question(key, "multi", Options(options, alwaysExclusive: false), [], new JsonObject { ["minSelected"] = 0, ["maxSelected"] = null });

    public static JsonObject Matrix(string key, IEnumerable<string> rows, params IEnumerable<string> options) =>
        Question(key, "matrix", Options(options, alwaysExclusive: true), Rows(rows), new JsonObject { ["requireAllRows"] = true });

    public static JsonObject Number(string key, decimal? min = null, decimal? max = null, int decimals = 0) =>
        Question(key, "number", [], [], new JsonObject
        {
            ["unitKey"] = null,
            ["unit"] = null,
            ["min"] = min,
            ["max"] = max,
            ["decimals"] = decimals,
        });

    public static JsonObject Date(string key, string? min = null, string? max = null) =>
        Question(key, "date", [], [], new JsonObject { ["min"] = min, ["max"] = max });

    public static JsonObject Text(string key, int maxLength = 100, bool multiline = false) =>
        Question(key, "text", [], [], new JsonObject { ["maxLength"] = maxLength, ["multiline"] = multiline });

    public static JsonObject Email(string key, int maxLength = 254) =>
        Question(key, "email", [], [], new JsonObject { ["maxLength"] = maxLength });

    public static JsonObject ShownIf(this JsonObject question, JsonObject rule) => question.With("visibleIf", rule.DeepClone());

    public static JsonObject Optional(this JsonObject question) => question.With("required", false);

    /// <summary>A multiple choice of at least and at most so many options.</summary>
    public static JsonObject Choosing(this JsonObject question, int least, int? most) =>
        question.With("constraints", new JsonObject { ["minSelected"] = least, ["maxSelected"] = most });

    /// <summary>A matrix that is complete with any one of its rows.</summary>
    public static JsonObject AnyRow(this JsonObject question) =>
        question.With("constraints", new JsonObject { ["requireAllRows"] = false });

    /// <summary>A question that stood in an earlier round; without this it is new.</summary>
    public static JsonObject Following(this JsonObject question, string round, string comparable = "yes", string? note = null, int version = 1)
    {
        var trend = question["trend"]!;
        (trend["previousRound"], trend["previousVersion"], trend["changes"]) = (round, version, new JsonArray());
        (trend["comparable"], trend["note"]) = (comparable, note is null ? null : Words(note));
        return question;
    }

    /// <summary>Options of this round that together mean the same as options of the round before.</summary>
    public static JsonObject Harmonised(this JsonObject question, string key, string[] current, string[] previous)
    {
        question["trend"]!["harmonised"]!.AsArray().Add(new JsonObject
        {
            ["key"] = key,
            ["label"] = Words(key),
            ["current"] = Keys(current),
            ["previous"] = Keys(previous),
        });
        return question;
    }

    public static JsonObject Measured(this JsonObject question, string unitKey, string sv, string en)
    {
        question["constraints"]!["unitKey"] = unitKey;
        question["constraints"]!["unit"] = new JsonObject { ["sv"] = sv, ["en"] = en };
        return question;
    }

    /// <summary>A text in both languages of the file; the Swedish one is the text itself.</summary>
    internal static JsonObject Words(string text) => new() { ["sv"] = text, ["en"] = $"{text} (en)" };

    private static JsonObject With(this JsonObject question, string property, JsonNode? value)
    {
        question[property] = value;
        return question;
    }

    private static JsonObject Question(string key, string type, JsonArray options, JsonArray rows, JsonObject constraints) => new()
    {
        ["key"] = key,
        ["version"] = 1,
        ["type"] = type,
        ["label"] = Words(key),
        ["help"] = null,
        ["required"] = true,
        ["visibleIf"] = null,
        ["options"] = options,
        ["rows"] = rows,
        ["constraints"] = constraints,
        ["publish"] = "municipality",
        ["personalData"] = false,
        ["trend"] = new JsonObject
        {
            ["previousRound"] = null,
            ["previousVersion"] = null,
            ["changes"] = new JsonArray("new"),
            ["comparable"] = "no",
            ["harmonised"] = new JsonArray(),
            ["note"] = null,
        },
    };

    private static JsonArray Keys(IEnumerable<string> keys) => new([.. keys.Select(key => JsonValue.Create(key))]);

    private static JsonArray Options(IEnumerable<string> keys, bool alwaysExclusive) =>
    [
        .. keys.Select(key => new JsonObject
        {
            ["key"] = key,
            ["label"] = Words(key),
            ["kind"] = KindOf(key),
            ["exclusive"] = alwaysExclusive || KindOf(key) is "dont_know" or "not_applicable" or "none_of_these",
            ["since"] = "2025",
        }),
    ];

    private static JsonArray Rows(IEnumerable<string> keys) =>
        [.. keys.Select(key => new JsonObject { ["key"] = key, ["label"] = Words(key), ["since"] = "2025" })];

    private static string KindOf(string key) => key switch
    {
        "dont_know" or "not_applicable" or "other" => key,
        "none" => "none_of_these",
        _ => "answer",
    };
}
