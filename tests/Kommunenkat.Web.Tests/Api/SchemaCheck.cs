using System.Text.Json;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>As much of JSON Schema as our own document uses: type, enum, const, properties, required, items, oneOf and references.</summary>
internal static class SchemaCheck
{
    /// <returns>Where the value does not follow the schema, and why.</returns>
    public static IEnumerable<string> Faults(JsonElement document, JsonElement schema, JsonElement value, string path = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (element, name) => element.GetProperty(name));

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Count(choice => !Faults(document, choice, value, path).Any());
            return fitting == 1 ? [] : [$"{path} follows {fitting} of the schemas"];
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(name, value)))
            return [$"{path} is {value.ValueKind} and not {type}"];
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            return [$"{path} is {value}, which is none of {words}"];
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
            return [$"{path} is {value} and not {only}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFaults(document, schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany((item, i) => Faults(document, items, item, $"{path}[{i}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> ObjectFaults(JsonElement document, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{path} lacks {name}";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var of))
            {
                foreach (var fault in Faults(document, of, property.Value, $"{path}.{property.Name}"))
                    yield return fault;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                var faults = others.ValueKind == JsonValueKind.False ? [$"{path} has {property.Name}"] : Faults(document, others, property.Value, $"{path}.{property.Name}");
                foreach (var fault in faults)
                    yield return fault;
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
