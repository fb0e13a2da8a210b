using System.Text.Json.Nodes;

namespace Kommunenkat.Testing;

/// <summary>Expressions of a questionnaire file (semantics §4). A matrix row is named <c>question.row</c>.</summary>
public static class Rule
{
    public static JsonObject All(params IEnumerable<JsonObject> of) => Node("all", ("of", List(of)));

    public static JsonObject Any(params IEnumerable<JsonObject> of) => Node("any", ("of", List(of)));

    public static JsonObject Not(JsonObject of) => Node("not", ("of", of.DeepClone()));

    public static JsonObject Answered(string item) => Leaf("answered", item);

    public static JsonObject Substantive(string item) => Leaf("substantive", item);

    public static JsonObject Is(string item, string option) => Leaf("equals", item, ("value", option));

    public static JsonObject In(string item, params IEnumerable<string> options) =>
        Leaf("in", item, ("values", new JsonArray([.. options.Select(option => JsonValue.Create(option))])));

    public static JsonObject Includes(string item, string option) => Leaf("includes", item, ("value", option));

    public static JsonObject Above(string item, decimal limit) => Leaf("gt", item, ("value", limit));

    public static JsonObject After(string item, string date) => Leaf("gt", item, ("value", date));

    public static JsonObject Status(string status) => Node("status", ("value", status));

    public static JsonObject Value(string item) => Leaf("value", item);

    public static JsonObject Count(string item) => Leaf("count", item);

    public static JsonObject Index(decimal minBaseShare, params IEnumerable<JsonObject> components) =>
        Node("index", ("of", List(components)), ("minBaseShare", minBaseShare));

    public static JsonObject Component(string key, decimal weight, JsonObject achieved, JsonObject @base) => new()
    {
        ["key"] = key,
        ["weight"] = weight,
        ["label"] = Ask.Words(key),
        ["achieved"] = achieved.DeepClone(),
        ["base"] = @base.DeepClone(),
    };

    private static JsonObject Leaf(string op, string item, params (string Property, JsonNode? Value)[] more)
    {
        var parts = item.Split('.');
        return Node(op, [("q", parts[0]), ("row", parts.Length > 1 ? parts[1] : null), .. more]);
    }

    private static JsonObject Node(string op, params (string Property, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["op"] = op };
        foreach (var (property, value) in properties)
            node[property] = value;
        return node;
    }

    private static JsonArray List(IEnumerable<JsonObject> nodes) => new([.. nodes.Select(node => node.DeepClone())]);
}
