using System.Net;
using System.Text.Json;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

public sealed class ApiErrorTests(DemoApi api) : IClassFixture<DemoApi>
{
    [Theory]
    [InlineData("observations?indikator=styrdokument", "indikator", "indikator", "indicator")]
    [InlineData("observations?Indicator=styrdokument", "Indicator", "Indicator", "indicator")]
    [InlineData("observations?indicator=nej", "indicator", "nej", "styrdokument")]
    [InlineData("observations?indicator=styrdokument,nej", "indicator", "nej", "styrdokument")]
    [InlineData("observations?indicator=styrdokument,", "indicator", "", "styrdokument")]
    [InlineData("observations?round=1999", "round", "1999", "2023")]
    [InlineData("observations?level=Country", "level", "Country", "country")]
    [InlineData("observations?level=riket", "level", "riket", "municipality")]
    [InlineData("observations?area=9999", "area", "9999", null)]
    [InlineData("observations?area=114", "area", "114", null)]
    [InlineData("observations?level=county&area=1280", "area", "1280", null)]
    [InlineData("observations?release=1", "release", "1", null)]
    [InlineData("observations?round=2023,2025&release=1", "release", "1", null)]
    [InlineData("observations?round=2025&release=2", "release", "2", "1")]
    [InlineData("observations?round=2025&release=0", "release", "0", null)]
    [InlineData("observations?round=2025&release=en", "release", "en", null)]
    [InlineData("observations?format=xml", "format", "xml", "json-stat")]
    [InlineData("observations?indicator=samordnartid&round=2023", "indicator", "samordnartid", null)]
    [InlineData("trends?level=county&from=2023&to=2025", "indicator", "missing", "styrdokument")]
    [InlineData("trends?indicator=styrdokument&from=2023&to=2025", "level", "missing", "county")]
    [InlineData("trends?indicator=styrdokument&level=county&to=2025", "from", "missing", "2023")]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=", "to", "missing", "2025")]
    [InlineData("trends?indicator=styrdokument,budget&level=county&from=2023&to=2025", "indicator", "one value", null)]
    [InlineData("trends?indicator=styrdokument&level=county&from=2025&to=2023", "from", "2025", null)]
    [InlineData("trends?indicator=styrdokument&level=county&from=2025&to=2025", "from", "2025", null)]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2027", "to", "2027", "2025")]
    [InlineData("trends?indicator=styrdokument&level=county&area=1280&from=2023&to=2025", "area", "1280", null)]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2025&format=json-stat", "format", "json-stat", "csv")]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2025&round=2025", "round", "round", "from")]
    [InlineData("rounds?round=2025", "round", "round", "format")]
    [InlineData("indicators?round=2023,2025", "round", "one value", null)]
    [InlineData("indicators?indicator=samordnartid&round=2023", "indicator", "samordnartid", "budget")]
    [InlineData("areas?level=kommun", "level", "kommun", "municipality")]
    [InlineData("openapi.json?format=json", "format", "format", null)]
    public async Task What_is_wrong_with_a_parameter_is_named_with_what_is_allowed(string path, string parameter, string named, string? allowed)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/v1/{path}");

        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(parameter, error.GetProperty("parameter").GetString());
        Assert.Contains(named, error.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Contains(error.GetProperty("message").GetString()!, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        if (allowed is not null)
            Assert.Contains(allowed, error.GetProperty("allowed").EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"{ApiSite.Observations}?x=1&indicator=nej,inte&round=1999&level=allt&area=1&release=x&format=y");

        Assert.Equal(
            ["x", "format", "round", "release", "level", "area", "indicator", "indicator"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("parameter").GetString()));
    }

    [Theory]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v1/kommuner")]
    [InlineData("/api/v1/observations/styrdokument")]
    [InlineData("/api/v2/observations")]
    [InlineData("/API/nothing")]
    public async Task An_address_that_is_not_there_gets_a_problem_document_and_no_page(string path) =>
        Assert.Contains("/api/v1/openapi.json", (await api.ProblemAsync(HttpStatusCode.NotFound, path)).GetProperty("detail").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Nothing_can_be_written(string method)
    {
        var page = await api.SendAsync(new HttpMethod(method), "/api/v1/rounds");

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (page.Status, page.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(["GET", "HEAD", "OPTIONS"], page.Response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task A_fault_on_our_side_is_a_problem_document_without_its_insides()
    {
        await api.Database.ExecuteAsync("ALTER TABLE survey_round RENAME TO survey_round_gone");
        try
        {
            var problem = await api.ProblemAsync(HttpStatusCode.InternalServerError, $"{ApiSite.Observations}?round=2025&level=group");
            Assert.DoesNotContain("survey_round", JsonSerializer.Serialize(problem), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await api.Database.ExecuteAsync("ALTER TABLE survey_round_gone RENAME TO survey_round");
        }
    }
}

public sealed class ApiRateLimitTests(NarrowApi api) : IClassFixture<NarrowApi>
{
    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_also_of_what_comes_from_memory()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/areas?level=county")).Status);

        var refused = await api.GetAsync("/api/v1/areas?level=county");

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.Status, refused.Response.Content.Headers.ContentType?.MediaType));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("*", Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
    }
}
