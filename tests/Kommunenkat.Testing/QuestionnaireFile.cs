using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Testing;

/// <summary>
/// A questionnaire file: a reference file, or one with just the questions that a test needs. It is valid as made; a test that
/// wants a fault alters it at a place. A place is written <c>question(key).options[0].label</c>,
/// <c>indicator(key).numerator</c>, or from the root: <c>sections[0].title</c>.
/// </summary>
public sealed partial class QuestionnaireFile
{
    private readonly JsonObject _root;

    private QuestionnaireFile(JsonObject root) => _root = root;

    public string Json => _root.ToJsonString();

    public static QuestionnaireFile Reference(string round) =>
        new(JsonNode.Parse(ReferenceFiles.Questionnaire(round))!.AsObject());

    /// <summary>A file with these questions in one section, of round 2025 unless it is named.</summary>
    public static QuestionnaireFile Of(params IEnumerable<JsonObject> questions) => OfRound("2025", questions);

    /// <inheritdoc cref="Of"/>
    public static QuestionnaireFile OfRound(string round, params IEnumerable<JsonObject> questions) =>
        new QuestionnaireFile(new JsonObject
        {
            ["schema"] = QuestionnaireReader.Format,
            ["key"] = "small",
            ["round"] = round,
            ["version"] = 1,
            ["locales"] = new JsonArray("sv", "en"),
            ["defaultLocale"] = "sv",
            ["unit"] = "municipality",
            ["title"] = Ask.Words("title"),
            ["description"] = Ask.Words("description"),
            ["intro"] = Ask.Words("intro"),
            ["functions"] = new JsonArray(new JsonObject { ["key"] = "coordinator", ["label"] = Ask.Words("coordinator") }),
            ["sections"] = new JsonArray(),
            ["dropped"] = new JsonArray(),
            ["indicators"] = new JsonArray(),
        }).Section("main", questions);

    /// <summary>The same file with another section after the others.</summary>
    public QuestionnaireFile Section(string key, params IEnumerable<JsonObject> questions)
    {
        var sections = _root["sections"]!.AsArray();
        var number = sections.Count + 1;
        sections.Add(new JsonObject
        {
            ["key"] = key,
            ["number"] = $"{number}",
            ["title"] = Ask.Words(key),
            ["intro"] = Ask.Words(key),
            ["suggestedFunctions"] = new JsonArray("coordinator"),
            ["estimatedMinutes"] = 5,
            ["questions"] = new JsonArray([.. questions.Select((question, index) => Numbered(question, $"{number}.{index + 1}"))]),
        });
        return this;
    }

    public QuestionnaireFile Indicators(params IEnumerable<JsonObject> indicators)
    {
        foreach (var indicator in indicators)
            _root["indicators"]!.AsArray().Add(indicator.DeepClone());
        return this;
    }

    /// <summary>The same file with these suggestions; without this it has none.</summary>
    public QuestionnaireFile Suggestions(params IEnumerable<JsonObject> suggestions)
    {
        _root["suggestions"] = new JsonArray([.. suggestions.Select(suggestion => suggestion.DeepClone())]);
        return this;
    }

    /// <summary>Puts a value, written as JSON, at a place; where a list ends, it is added to the list.</summary>
    public QuestionnaireFile Set(string place, string json)
    {
        var (parent, last) = ParentOf(place);
        var value = JsonNode.Parse(json);
        if (parent is not JsonArray list)
            parent[last] = value;
        else if (int.Parse(last, System.Globalization.CultureInfo.InvariantCulture) is var index && index < list.Count)
            list[index] = value;
        else
            list.Add(value);
        return this;
    }

    public QuestionnaireFile Remove(string place)
    {
        var (parent, last) = ParentOf(place);
        if (parent is JsonArray list)
            list.RemoveAt(int.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        else
            parent.AsObject().Remove(last);
        return this;
    }

    /// <summary>The JSON path of a place, as faults give it.</summary>
    public string PathOf(string place) => "$" + NamedPlace().Replace("." + place, match => match.Groups["kind"].Value == "question"
        ? QuestionPath(match.Groups["key"].Value)
        : $".indicators[{IndexOf(_root["indicators"]!, match.Groups["key"].Value)}]");

    public QuestionnaireReading Check() => QuestionnaireReader.Read(Json);

    /// <summary>The questionnaire; the file must be without fault.</summary>
    public Questionnaire Read()
    {
        var reading = Check();
        return reading.Questionnaire
            ?? throw new InvalidOperationException("The questionnaire file has faults:\n" + string.Join('\n', reading.Faults));
    }

    /// <summary>The JSON of an indicator's definition.</summary>
    public JsonObject IndicatorNode(string key) => _root["indicators"]![IndexOf(_root["indicators"]!, key)]!.AsObject();

    private static JsonNode Numbered(JsonObject question, string number)
    {
        var copy = question.DeepClone();
        copy["number"] = number;
        return copy;
    }

    private (JsonNode Parent, string Last) ParentOf(string place)
    {
        var steps = Step().Matches(PathOf(place)).Select(match => match.Value).ToList();
        JsonNode node = _root;
        foreach (var step in steps.SkipLast(1))
        {
            node = (node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])
                ?? throw new InvalidOperationException($"The file has no {place}; there is nothing at {step}.");
        }

        return (node, steps[^1]);
    }

    private string QuestionPath(string key)
    {
        var sections = _root["sections"]!.AsArray();
        for (var s = 0; s < sections.Count; s++)
        {
            if (IndexOf(sections[s]!["questions"]!, key) is var q and >= 0)
                return $".sections[{s}].questions[{q}]";
        }

        throw new InvalidOperationException($"The file has no question {key}.");
    }

    private static int IndexOf(JsonNode list, string key)
    {
        var nodes = list.AsArray();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i]?["key"]?.GetValue<string>() == key)
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"\.(?<kind>question|indicator)\((?<key>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPlace();

    [GeneratedRegex(@"[^.\[\]$]+")]
    private static partial Regex Step();
}
