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
    [InlineData("observations?indicator=styrdokument,", "indicator", "\"\"", "styrdokument")]
    [InlineData("observations?indicator=nej,inte,styrdokument,aldrig", "indicator", "\"nej\", \"inte\" or \"aldrig\"", "styrdokument")]
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
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2027", "to", "The round \"2027\" named by \"to\" is not published", "2025")]
    [InlineData("trends?indicator=styrdokument&level=foo&from=2023&to=2025", "level", "There is no level \"foo\"", "county")]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2025&fromRelease=2", "fromRelease", "no release 2 of round 2023", "1")]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2025&toRelease=0", "toRelease", "0", null)]
    [InlineData("trends?indicator=styrdokument&level=county&from=2023&to=2025&release=1", "release", "release", "toRelease")]
    [InlineData("observations?area=9999,8888", "area", "\"9999\" or \"8888\"", null)]
    [InlineData("observations?level=county&area=1280,1281", "area", "\"1280\" or \"1281\"", null)]
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
            ["x", "format", "round", "release", "level", "area", "indicator"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("parameter").GetString()));
    }

    [Theory]
    [InlineData("indicator=nej&level=county&from=2025&to=2023", "indicator", "from")]
    [InlineData("indicator=styrdokument&level=nej&from=2025&to=2025", "level", "from")]
    [InlineData("indicator=styrdokument&level=county&to=2025&fromRelease=1", "from", "fromRelease")]
    public async Task Rounds_of_a_trend_are_checked_whatever_else_is_wrong(string query, string first, string second)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"{ApiSite.Trends}?{query}");

        Assert.Equal([first, second], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("parameter").GetString()));
    }

    [Theory]
    [InlineData("indicator=", "a,")]
    [InlineData("round=", "a,")]
    [InlineData("level=", "a,")]
    [InlineData("area=", "a,")]
    [InlineData("", "a=1&")]
    [InlineData("round=", "<")]
    [InlineData("", "<")]
    [InlineData("release=", "9")]
    public async Task Thousands_of_faults_are_told_in_few_words(string parameter, string fault)
    {
        var number = 0;
        var faults = string.Concat(Enumerable.Range(0, 6000 / (fault.Length + 3)).Select(_ => fault.Replace("a", $"a{number++}", StringComparison.Ordinal)));

        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"{ApiSite.Observations}?{parameter}{faults.TrimEnd(',', '&')}");

        Assert.InRange(problem.GetRawText().Length, 100, 8000);
        Assert.Contains(fault.TrimEnd(',', '&', '1', '='), problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_unknown_values_the_first_are_named_and_the_others_counted()
    {
        var values = string.Join(',', Enumerable.Range(0, 2600).Select(i => $"{(char)('a' + (i / 26 % 26))}{(char)('a' + (i % 26))}{i / 676}"));

        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"{ApiSite.Observations}?indicator={values[..7000]}");

        var message = Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString();
        Assert.StartsWith("There is no indicator \"aa0\", \"ab0\", ", message, StringComparison.Ordinal);
        Assert.EndsWith("\"at0\" and 1731 more.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("HEAD", "/api")]
    [InlineData("HEAD", "/api/")]
    public async Task The_address_of_the_page_is_none_of_the_interfaces(string method, string path) =>
        Assert.NotEqual("application/problem+json", (await api.SendAsync(new HttpMethod(method), path)).Response.Content.Headers.ContentType?.MediaType);

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
