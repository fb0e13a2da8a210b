using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>
/// Makes up a file of answers that keeps the rules of a questionnaire. Works from the JSON alone, with display rules of its own,
/// so that nothing it says of the file can be wrong for the same reason as the program.
/// </summary>
public sealed class GeneratedAnswers
{
    private readonly Random _random;
    private readonly JsonElement[] _questions;

    /// <param name="hiddenShare">How many hidden questions are answered nevertheless, 0 to 1.</param>
    public GeneratedAnswers(string questionnaire, IEnumerable<string> municipalities, int seed, double hiddenShare = 0)
    {
        _random = new Random(seed);
        using var document = JsonDocument.Parse(questionnaire);
        _questions = [.. document.RootElement.GetProperty("sections").EnumerateArray()
            .SelectMany(section => section.GetProperty("questions").EnumerateArray()).Select(question => question.Clone())];
        foreach (var code in municipalities)
            Answer(code, hiddenShare);
    }

    /// <summary>Per municipality, the answers to shown questions by "question" or "question.row"; no key: no answer.</summary>
    public Dictionary<string, Dictionary<string, string>> Shown { get; } = [];

    public int Answers => Shown.Values.Sum(answers => answers.Count);

    public int Hidden { get; private set; }

    /// <summary>Every record: municipality, question, row, value; also empty values.</summary>
    public List<string[]> Records { get; } = [];

    public byte[] File(char delimiter, bool quoteAll = false)
    {
        var text = new StringBuilder().AppendJoin(delimiter, "municipality", "question", "row", "value").Append('\n');
        foreach (var record in Records)
            text.AppendJoin(delimiter, record.Select(field => quoteAll || field.AsSpan().IndexOfAny(",;\"\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Whether the answer is one of these; false without an answer.</summary>
    public static bool Is(Dictionary<string, string> answers, string item, params string[] values) =>
        answers.TryGetValue(item, out var value) && values.Contains(value);

    private void Answer(string code, double hiddenShare)
    {
        var shown = Shown[code] = [];
        var start = Records.Count;
        foreach (var question in _questions)
        {
            var key = question.GetProperty("key").GetString()!;
            var isShown = question.GetProperty("visibleIf") is not { ValueKind: JsonValueKind.Object } rule || IsTrue(rule, shown);
            if (!isShown && _random.NextDouble() >= hiddenShare)
                continue;

            var rows = question.GetProperty("type").GetString() == "matrix"
                ? question.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("key").GetString()!)
                : [""];
            foreach (var row in rows)
            {
                var chance = _random.NextDouble();
                if (chance < 0.04)
                    continue; // item non-response without a record
                var value = chance < 0.06 ? "" : Value(question);
                Records.Add([code, key, row, value]);
                if (value.Length == 0)
                    continue;
                if (isShown)
                    shown.Add(row.Length == 0 ? key : $"{key}.{row}", value);
                else
                    Hidden++;
            }
        }

        // The order within a file means nothing.
        var own = Records.GetRange(start, Records.Count - start).ToArray();
        _random.Shuffle(own);
        Records.RemoveRange(start, own.Length);
        Records.AddRange(own);
    }

    private string Value(JsonElement question)
    {
        var constraints = question.GetProperty("constraints");
        switch (question.GetProperty("type").GetString())
        {
            case "single" or "matrix":
                var options = Options(question);
                return options[_random.NextDouble() < 0.5 ? 0 : _random.Next(options.Length)].Key;
            case "multi":
                options = Options(question);
                var most = constraints.TryGetProperty("maxSelected", out var max) && max.ValueKind == JsonValueKind.Number ? max.GetInt32() : options.Length;
                _random.Shuffle(options);
                var chosen = options[0].Exclusive ? options[..1] : [.. options.Where(option => !option.Exclusive).Take(_random.Next(1, most + 1))];
                return string.Join('|', chosen.Select(option => option.Key));
            case "number":
                return _random.NextInt64(constraints.GetProperty("min").GetInt64(), Math.Min(constraints.GetProperty("max").GetInt64(), 100_000) + 1)
                    .ToString(CultureInfo.InvariantCulture);
            case "date":
                return new DateOnly(2005, 1, 1).AddDays(_random.Next(7000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "email":
                return $"namn{_random.Next(1000)}@kommun.se";
            case "text":
                return constraints.GetProperty("multiline").GetBoolean() ? $"Rad, \"ett\";\nrad två {_random.Next(1000)} – åäö" : $"Text; nummer {_random.Next(1000)}";
            case var other:
                throw new NotSupportedException(other);
        }
    }

    private static (string Key, bool Exclusive)[] Options(JsonElement question) =>
        [.. question.GetProperty("options").EnumerateArray().Select(option => (option.GetProperty("key").GetString()!, option.GetProperty("exclusive").GetBoolean()))];

    private static bool IsTrue(JsonElement rule, Dictionary<string, string> shown)
    {
        var item = rule.TryGetProperty("q", out var q) ? q.GetString()! : "";
        if (rule.TryGetProperty("row", out var row) && row.GetString() is { } rowKey)
            item += $".{rowKey}";
        return rule.GetProperty("op").GetString() switch
        {
            "equals" => Is(shown, item, rule.GetProperty("value").GetString()!),
            "in" => Is(shown, item, [.. rule.GetProperty("values").EnumerateArray().Select(value => value.GetString()!)]),
            "includes" => shown.TryGetValue(item, out var value) && value.Split('|').Contains(rule.GetProperty("value").GetString()),
            "answered" => shown.ContainsKey(item),
            "not" => !IsTrue(rule.GetProperty("of"), shown),
            "all" => rule.GetProperty("of").EnumerateArray().All(part => IsTrue(part, shown)),
            "any" => rule.GetProperty("of").EnumerateArray().Any(part => IsTrue(part, shown)),
            var other => throw new NotSupportedException(other),
        };
    }
}
