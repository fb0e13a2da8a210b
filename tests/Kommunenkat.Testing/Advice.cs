using System.Text.Json.Nodes;

namespace Kommunenkat.Testing;

/// <summary>Suggestions of a questionnaire file.</summary>
public static class Advice
{
    /// <summary>A suggestion whose texts are its key, and its support's.</summary>
    public static JsonObject Of(string key, JsonObject when, string? url = null) => new()
    {
        ["key"] = key,
        ["when"] = when.DeepClone(),
        ["text"] = Ask.Words(key),
        ["support"] = new JsonObject { ["title"] = Ask.Words($"support for {key}"), ["url"] = url },
    };
}
