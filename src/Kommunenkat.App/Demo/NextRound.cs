using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kommunenkat.App.Demo;

/// <summary>
/// Makes the next round's questionnaire file from the last: the same questions, each declared comparable with itself, and
/// what follows the calendar (titles, upper limits, "in the last four years") moved on as many years as lie between the rounds.
/// </summary>
public static class NextRound
{
    private static readonly JsonSerializerOptions AsInTheFiles = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // å, ä and ö readable; the text goes to files, never into a page
    };

    /// <param name="questionnaireJson">A checked questionnaire file of a round named by its year.</param>
    /// <param name="round">The new round's year.</param>
    public static string From(string questionnaireJson, string round)
    {
        var root = JsonNode.Parse(questionnaireJson)!.AsObject();
        var step = new Step(Text(root, "round"), round);

        root["round"] = round;
        root["version"] = 1;
        root["dropped"] = new JsonArray();
        foreach (var question in Objects(root, "sections").SelectMany(section => Objects(section, "questions")))
            Continue(question, step);
        foreach (var indicator in Objects(root, "indicators"))
            Continue(indicator);

        foreach (var indicator in Objects(root, "indicators"))
            step.MoveThresholds(indicator);
        step.RenameRound(root, [.. root["locales"]!.AsArray().Select(locale => locale!.GetValue<string>())]);
        return root.ToJsonString(AsInTheFiles) + "\n";
    }

    private static void Continue(JsonObject question, Step step)
    {
        question["trend"] = new JsonObject
        {
            ["previousRound"] = step.From,
            ["previousVersion"] = question["version"]!.GetValue<int>(),
            ["changes"] = new JsonArray(),
            ["comparable"] = "yes",
            ["harmonised"] = new JsonArray(),
            ["note"] = null,
        };
        step.MoveUpperLimit(question["constraints"]!.AsObject());
    }

    private static void Continue(JsonNode indicator)
    {
        indicator["trend"] = new JsonObject { ["comparable"] = "yes", ["note"] = null };
        indicator["published"] = null;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode parent, string property) =>
        parent[property]!.AsArray().Select(node => node!.AsObject());

    private static string Text(JsonNode parent, string property) => parent[property]!.GetValue<string>();

    /// <summary>From one round to the next.</summary>
    private sealed class Step(string from, string to)
    {
        private readonly int _years = Year(to) - Year(from);

        // The year as a word, but not the year of an act ("2025:196").
        private readonly Regex _roundAsWord = new(
            $@"(?<![\d:]){Regex.Escape(from)}(?![\d:])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        public string From => from;

        /// <summary>Moves a limit that is the round's year or its last day; any other limit is of another kind and stays.</summary>
        public void MoveUpperLimit(JsonObject constraints)
        {
            if (constraints["max"] is not JsonValue max)
                return;
            if (max.TryGetValue<string>(out var day) && day == $"{from}-12-31")
                constraints["max"] = $"{to}-12-31";
            else if (constraints["unitKey"]?.GetValue<string>() == "year" && max.TryGetValue<int>(out var year) && year == Year(from))
                constraints["max"] = Year(to);
        }

        /// <summary>"Later than 30 June four years ago" is a date in the file, and moves with the round.</summary>
        public void MoveThresholds(JsonNode? node)
        {
            if (node is JsonObject { } leaf && leaf["op"]?.GetValue<string>() == "gt"
                && leaf["value"] is JsonValue value && value.TryGetValue<string>(out var text))
            {
                var limit = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(_years);
                leaf["value"] = limit.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            foreach (var child in Children(node))
                MoveThresholds(child);
        }

        /// <summary>Texts that name the round's year name the new one; keys and values (<c>since</c>) are no texts and stay.</summary>
        public void RenameRound(JsonNode? node, IReadOnlyList<string> locales)
        {
            foreach (var child in Children(node))
                RenameRound(child, locales);
            if (node is not JsonObject texts)
                return;
            foreach (var locale in locales)
            {
                if (texts[locale] is JsonValue value && value.TryGetValue<string>(out var text) && _roundAsWord.IsMatch(text))
                    texts[locale] = _roundAsWord.Replace(text, to);
            }
        }

        private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
        {
            JsonObject parent => parent.Select(property => property.Value),
            JsonArray list => list,
            _ => [],
        };

        private static int Year(string round) => int.Parse(round, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
