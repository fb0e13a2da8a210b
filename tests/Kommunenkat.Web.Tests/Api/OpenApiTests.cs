using System.Text.Json;
using Kommunenkat.App.Exchange;
using Kommunenkat.Web.Api;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>That the description for programs, which is written by hand, says what the endpoints do.</summary>
public sealed class OpenApiTests(DemoApi api) : IClassFixture<DemoApi>
{
    private static readonly JsonElement Document = JsonElement.Parse(OpenApiDocument.Json);

    public static TheoryData<string> Paths => [.. Document.GetProperty("paths").EnumerateObject().Select(path => path.Name)];

    [Fact]
    public async Task It_is_served_as_it_was_written()
    {
        Assert.Equal(OpenApiDocument.Json, (await api.GetAsync("/api/v1/openapi.json")).Text);
        Assert.Equal("3.1.0", Document.GetProperty("openapi").GetString());
    }

    [Fact]
    public void Every_reference_leads_somewhere() => Assert.All(References(Document), reference => Resolve(reference));

    [Theory]
    [InlineData("rounds")]
    [InlineData("indicators")]
    [InlineData("areas")]
    [InlineData("observations")]
    [InlineData("trends")]
    public void The_parameters_of_an_address_are_those_that_it_takes(string name)
    {
        var taken = name switch
        {
            "rounds" => CatalogueEndpoints.RoundParameters,
            "indicators" => CatalogueEndpoints.IndicatorParameters,
            "areas" => CatalogueEndpoints.AreaParameters,
            "observations" => FigureEndpoints.ObservationParameters,
            _ => FigureEndpoints.TrendParameters,
        };

        Assert.Equal(taken, ParametersOf($"/api/v1/{name}").Select(parameter => parameter.GetProperty("name").GetString()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_address_answers_to_its_own_examples_by_its_own_schema(string path)
    {
        var query = string.Join('&', ParametersOf(path).Where(parameter => parameter.TryGetProperty("example", out _)).Select(parameter =>
            $"{parameter.GetProperty("name").GetString()}={Text(parameter.GetProperty("example"))}"));
        var schema = Operation(path).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

        // An example of one parameter need not go with that of another: the level of the trend is not that of the area.
        var answer = await api.JsonAsync($"{path}?{query.Replace("level=county&area=00", "level=county&area=12", StringComparison.Ordinal)}");

        Assert.Equal([], SchemaCheck.Faults(Document, schema, answer));
    }

    [Theory]
    [InlineData("/api/v1/observations", "")]
    [InlineData("/api/v1/observations", "indicator=grundstruktur_index&format=json-stat")]
    [InlineData("/api/v1/trends", "indicator=samordnartid&level=municipality&from=2023&to=2025")]
    [InlineData("/api/v1/trends", "indicator=overenskommelser&level=county&from=2023&to=2025")]
    [InlineData("/api/v1/trends", "indicator=utan_samordnare&level=group&from=2023&to=2025")]
    [InlineData("/api/v1/indicators", "")]
    [InlineData("/api/v1/areas", "")]
    public async Task Whole_answers_follow_the_schema(string path, string query)
    {
        var schema = Operation(path).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

        Assert.Equal([], SchemaCheck.Faults(Document, schema, await api.JsonAsync($"{path}?{query}")).Take(5));
    }

    [Fact]
    public void The_columns_of_trends_as_CSV_are_those_of_the_file() => Assert.Contains(
        string.Join(',', TrendFile.Columns),
        Operation(ApiSite.Trends).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("text/csv").GetProperty("schema").GetProperty("description").GetString(),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_answer_has_the_headers_that_are_told_of(string path)
    {
        var query = path == ApiSite.Trends ? "?indicator=budget&level=country&from=2023&to=2025" : "";
        var page = await api.GetAsync(path + query);

        var sent = page.Headers.Concat(page.Response.Content.Headers).Select(header => header.Key).ToList();
        foreach (var header in Operation(path).GetProperty("responses").GetProperty("200").GetProperty("headers").EnumerateObject())
            Assert.Contains(header.Name, sent);
    }

    [Fact]
    public void Nobody_has_to_sign_in() => Assert.Equal(0, Document.GetProperty("security").GetArrayLength());

    [Fact]
    public async Task Problems_follow_their_schema()
    {
        var schema = Document.GetProperty("components").GetProperty("schemas").GetProperty("Problem");
        foreach (var path in new[] { "observations?round=1999", "trends", "nothing" })
            Assert.Equal([], SchemaCheck.Faults(Document, schema, JsonElement.Parse((await api.GetAsync($"/api/v1/{path}")).Text)));
    }

    [Fact]
    public void Words_are_those_of_the_files()
    {
        var schemas = Document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(ObservationWords.Levels, Enum(schemas.GetProperty("Level")));
        Assert.Equal(System.Enum.GetValues<Survey.Indicators.UnitState>().Select(ObservationWords.Of), Enum(schemas.GetProperty("State")));
        var trend = schemas.GetProperty("Trend").GetProperty("properties");
        Assert.Equal(System.Enum.GetValues<Survey.Trends.Transition>().Select(ObservationWords.Of), Enum(trend.GetProperty("transition")));
        Assert.Equal(System.Enum.GetValues<Survey.Trends.TrendComparability>().Select(ObservationWords.Of), Enum(trend.GetProperty("comparable")));
        Assert.Equal(System.Enum.GetValues<Survey.Indicators.IndicatorUnit>().Select(ObservationWords.Of), Enum(schemas.GetProperty("Indicator").GetProperty("properties").GetProperty("unit")));
        Assert.Equal(ObservationFile.Columns, schemas.GetProperty("Observation").GetProperty("properties").EnumerateObject().Select(property => property.Name));

        static IEnumerable<string> Enum(JsonElement schema) =>
            schema.GetProperty("enum").EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!);
    }

    private static JsonElement Operation(string path) => Document.GetProperty("paths").GetProperty(path).GetProperty("get");

    private static IEnumerable<JsonElement> ParametersOf(string path) =>
        Operation(path).GetProperty("parameters").EnumerateArray().Select(parameter => Resolve(parameter.GetProperty("$ref").GetString()!));

    private static string Text(JsonElement example) =>
        example.ValueKind == JsonValueKind.Array ? string.Join(',', example.EnumerateArray().Select(Text)) : example.ToString();

    private static JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(Document, (element, name) => element.GetProperty(name));

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
