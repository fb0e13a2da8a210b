using System.Text.Json;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>Two rounds made by hand; each kind of missing figure is among them.</summary>
public sealed class JsonStatFileTests : IDisposable
{
    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_cube_of_one_figure_is_written_as_the_format_says()
    {
        var cube = await CubeAsync(["share"], ["2023"], [AreaLevel.Country]);

        Assert.Equal(["indicator", "round", "area", "measure"], Texts(cube.GetProperty("id")));
        Assert.Equal("[1,1,1,9]", cube.GetProperty("size").GetRawText());
        Assert.Equal("""{"time":["round"],"geo":["area"],"metric":["measure"]}""", cube.GetProperty("role").GetRawText());
        // Of four invited one is yes, one no, one does not know, one has not answered.
        Assert.Equal("[50,1,2,4,3,0,2,25,75]", cube.GetProperty("value").GetRawText());
        Assert.Equal("{}", cube.GetProperty("status").GetRawText());
        var area = cube.GetProperty("dimension").GetProperty("area");
        Assert.Equal("""{"index":["00"],"label":{"00":"Riket"}}""", area.GetProperty("category").GetRawText());
        Assert.Equal("""{"level":{"00":"country"}}""", area.GetProperty("extension").GetRawText());
        Assert.Equal("Andelen som den hette", cube.GetProperty("dimension").GetProperty("indicator").GetProperty("category").GetProperty("label").GetProperty("share").GetString());
        Assert.Equal("""{"2023":1}""", cube.GetProperty("extension").GetProperty("release").GetRawText());
        var released = cube.GetProperty("extension").GetProperty("released").GetProperty("2023").GetString();
        Assert.Equal(cube.GetProperty("updated").GetString(), released);
        Assert.Contains($"2023 utgåva 1 ({CatalogueFile.Day(DateTimeOffset.Parse(released!))})", cube.GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0114", "yes", null)]
    [InlineData("0115", "no", null)]
    [InlineData("0117", "dont_know", "?")]
    [InlineData("0120", "no_response", "-")]
    [InlineData("0123", "not_invited", "×")]
    public async Task A_municipality_without_a_figure_has_the_symbol_of_its_state(string municipality, string state, string? symbol)
    {
        var cube = await CubeAsync(["share"], ["2023"], [AreaLevel.Municipality], municipality);

        Assert.Equal(state, cube.GetProperty("extension").GetProperty("state").GetProperty("share").GetProperty("2023").GetProperty(municipality).GetString());
        Assert.Equal(symbol, cube.GetProperty("status").TryGetProperty("0", out var status) ? status.GetString() : null);
        Assert.Equal(symbol is null, cube.GetProperty("value")[0].ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task What_was_not_asked_in_a_round_has_a_sign_in_every_measure()
    {
        var cube = await CubeAsync(["late"], ["2023", "2025"], [AreaLevel.Country]);

        Assert.Equal("[1,2,1,9]", cube.GetProperty("size").GetRawText());
        Assert.Equal(Enumerable.Range(0, 9).Select(position => ($"{position}", "×")), Statuses(cube));
        Assert.Equal(2, cube.GetProperty("value")[11].GetInt32());
    }

    [Fact]
    public async Task A_base_that_is_too_small_is_told_apart_from_nobody_asked()
    {
        var cube = await CubeAsync(["large"], ["2025"], [AreaLevel.County], "01", "03");

        Assert.Equal([("0", ".."), ("9", "×"), ("16", "×"), ("17", "×")], Statuses(cube));
    }

    [Fact]
    public async Task A_count_lacks_no_base_and_no_bounds()
    {
        var cube = await CubeAsync(["number"], ["2025"], [AreaLevel.Country]);

        Assert.Equal("[1,1,null,4,2,0,2,null,null]", cube.GetProperty("value").GetRawText());
        Assert.Equal("{}", cube.GetProperty("status").GetRawText());
    }

    [Theory]
    [InlineData("2023", "Andelen som den hette")]
    [InlineData("2025", "share")]
    [InlineData("2023,2025", "share")]
    public async Task An_indicator_is_called_what_the_latest_of_the_files_own_rounds_calls_it(string rounds, string name)
    {
        var cube = await CubeAsync(["share"], rounds.Split(','), [AreaLevel.Country]);

        Assert.Equal(name, cube.GetProperty("dimension").GetProperty("indicator").GetProperty("category").GetProperty("label").GetProperty("share").GetString());
    }

    private static IEnumerable<(string Position, string Symbol)> Statuses(JsonElement cube) =>
        cube.GetProperty("status").EnumerateObject().Select(status => (status.Name, status.Value.GetString()!));

    private static string?[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString())];

    private async Task<JsonElement> CubeAsync(string[] indicators, string[] rounds, AreaLevel[] levels, params string[] areas)
    {
        var share = Figure.Percent("share", Rule.Is("policy", "yes"), Rule.Substantive("policy"));
        var before = share.DeepClone().AsObject();
        before["name"] = new System.Text.Json.Nodes.JsonObject { ["sv"] = "Andelen som den hette", ["en"] = "The share as it was called" };
        await PublishAsync("2023", [before], "0114,policy,,yes\n0115,policy,,no\n0117,policy,,dont_know");
        await PublishAsync(
            "2025",
            [
                share, Figure.Percent("late", Rule.Is("policy", "yes"), Rule.Answered("policy")), Figure.Count("number", Rule.Is("policy", "yes")),
                Figure.Percent("large", Rule.Is("policy", "yes"), Rule.Answered("policy"), minBase: 5),
            ],
            "0114,policy,,yes\n0115,policy,,no");
        var catalogue = (await _database.Get<ReadCatalogue>().RunAsync()).Value;
        var rows = (await _database.Get<ReadObservations>().RunAsync(
            Actor.Anonymous, new ObservationSelection(indicators, rounds, levels, areas, new Dictionary<string, int>()))).Value;
        return JsonElement.Parse(await Written.ByAsync(new JsonStatFile([.. rounds.Select(round => catalogue.FindRound(round)!)], rows).WriteAsync));
    }

    private async Task PublishAsync(string round, System.Text.Json.Nodes.JsonObject[] indicators, string answers)
    {
        var file = QuestionnaireFile.OfRound(round, Ask.Single("policy", "yes", "no", "dont_know")).Indicators(indicators);
        await _database.CreateRoundAsync(round, ["0114", "0115", "0117", "0120"], file.Json);
        _ = (await _database.ImportAsync($"municipality,question,row,value\n{answers}", round)).Value;
        await _database.PublishAsync(round);
    }
}
