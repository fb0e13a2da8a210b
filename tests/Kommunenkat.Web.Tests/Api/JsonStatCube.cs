using System.Text.Json;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>A dataset read by the rules of the format (https://json-stat.org/full/), which it is held to on the way.</summary>
internal sealed class JsonStatCube
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, string[]> _categories;
    private readonly JsonElement[] _values;

    public JsonStatCube(JsonElement root)
    {
        _root = root;
        Assert.Equal(("2.0", "dataset"), (root.GetProperty("version").GetString(), root.GetProperty("class").GetString()));
        var ids = Texts(root.GetProperty("id"));
        Assert.Equal(["indicator", "round", "area", "measure"], ids);
        Assert.Equal(ids.Order(), root.GetProperty("dimension").EnumerateObject().Select(dimension => dimension.Name).Order());
        _categories = ids.ToDictionary(id => id, id => Texts(root.GetProperty("dimension").GetProperty(id).GetProperty("category").GetProperty("index")));
        Assert.Equal(ids.Select(id => _categories[id].Length), root.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()));
        foreach (var id in ids)
        {
            Assert.Equal(_categories[id].Distinct(), _categories[id]);
            Assert.Equal(_categories[id].Order(), root.GetProperty("dimension").GetProperty(id).GetProperty("category").GetProperty("label").EnumerateObject().Select(label => label.Name).Order());
        }

        _values = [.. root.GetProperty("value").EnumerateArray()];
        Assert.Equal(_categories.Values.Aggregate(1, (product, categories) => product * categories.Length), _values.Length);
        Assert.All(root.GetProperty("status").EnumerateObject(), status => Assert.Equal(JsonValueKind.Null, _values[int.Parse(status.Name, null)].ValueKind));
        foreach (var (role, id) in new[] { ("time", "round"), ("geo", "area"), ("metric", "measure") })
            Assert.Equal([id], Texts(root.GetProperty("role").GetProperty(role)));
        Assert.True(root.GetProperty("updated").TryGetDateTimeOffset(out _));
    }

    public IReadOnlyList<string> Of(string dimension) => _categories[dimension];

    public double? Value(string indicator, string round, string area, string measure) =>
        _values[Position(indicator, round, area, measure)] is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public string? Status(string indicator, string round, string area, string measure) =>
        _root.GetProperty("status").TryGetProperty($"{Position(indicator, round, area, measure)}", out var status) ? status.GetString() : null;

    public string? State(string indicator, string round, string area) =>
        _root.GetProperty("extension").GetProperty("state").GetProperty(indicator).GetProperty(round).GetProperty(area).GetString();

    /// <summary>The last dimension varies fastest.</summary>
    private int Position(params string[] keys) => _categories.Values.Zip(keys).Aggregate(0, (position, dimension) =>
    {
        var index = Array.IndexOf(dimension.First, dimension.Second);
        Assert.True(index >= 0, $"There is no {dimension.Second}.");
        return (position * dimension.First.Length) + index;
    });

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
