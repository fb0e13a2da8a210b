using System.Net;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>How long answers hold, for whom, and how that is told.</summary>
public sealed class ApiHeaderTests(DemoApi api) : IClassFixture<DemoApi>
{
    private const string Path = $"{ApiSite.Observations}?indicator=styrdokument&round=2025&level=county";

    [Theory]
    [InlineData("/api/v1/rounds")]
    [InlineData("/api/v1/indicators")]
    [InlineData("/api/v1/areas")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData(Path)]
    [InlineData($"{Path}&format=csv")]
    [InlineData($"{Path}&format=json-stat")]
    [InlineData($"{ApiSite.Trends}?indicator=styrdokument&level=county&from=2023&to=2025")]
    public async Task Who_has_the_data_already_gets_no_body(string path)
    {
        var first = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.StartsWith("\"", first.Tag, StringComparison.Ordinal);
        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());

        foreach (var other in new[] { await api.GetAsync(path, ("If-None-Match", first.Tag!)), await api.SendAsync(HttpMethod.Head, path, ("If-None-Match", $"\"x\", {first.Tag}")) })
        {
            Assert.Equal((HttpStatusCode.NotModified, 0), (other.Status, other.Length));
            Assert.Equal(first.Tag, other.Tag);
            Assert.Equal(["Accept", "Accept-Encoding"], other.Headers.Vary);
        }

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(path, ("If-None-Match", "\"x\""))).Status);
    }

    [Fact]
    public async Task Another_form_query_or_encoding_has_another_tag()
    {
        var tags = new List<string?>();
        foreach (var query in new[] { "", "&format=csv", "&format=json-stat", "&area=12" })
        {
            tags.Add((await api.GetAsync(Path + query)).Tag);
            tags.Add((await api.GetAsync(Path + query, ("Accept-Encoding", "gzip"))).Tag);
            tags.Add((await api.GetAsync(Path + query, ("Accept-Encoding", "br"))).Tag);
        }

        tags.Add((await api.GetAsync(Path, ("Accept", "text/csv"))).Tag);
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task HEAD_is_GET_without_the_body()
    {
        var (get, head) = (await api.GetAsync(Path), await api.SendAsync(HttpMethod.Head, Path));

        Assert.Equal((HttpStatusCode.OK, 0), (head.Status, head.Length));
        Assert.Equal((get.Tag, get.Headers.CacheControl!.ToString()), (head.Tag, head.Headers.CacheControl!.ToString()));
        Assert.Equal(get.Response.Content.Headers.ContentType, head.Response.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/csv;q=0.9, application/json;q=0.5", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("text/csv, */*", "text/csv")]
    [InlineData("*/*, text/csv", "text/csv")]
    [InlineData("text/csv,application/json", "text/csv")]
    [InlineData("application/json,text/csv", "application/json")]
    [InlineData("application/json, */*", "application/json")]
    [InlineData("application/*, text/*", "application/json")]
    [InlineData("text/csv;q=0", "application/json")]
    [InlineData("text/csv;q=0, */*;q=0", "application/json")]
    [InlineData("application/json, text/csv;q=0.9", "application/json")]
    [InlineData("text/csv;q=0.5, */*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("image/png", "application/json")]
    [InlineData("not a type", "application/json")]
    public async Task The_form_follows_what_is_accepted(string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Theory]
    [InlineData("", "identity")]
    [InlineData("", "gzip")]
    [InlineData("&format=csv", "br")]
    [InlineData("&format=json-stat", "gzip")]
    public async Task What_an_answer_depends_on_is_told_once_also_where_there_is_nothing_to_send(string query, string encoding)
    {
        var path = $"{Path}&area=17{query}";
        var first = await api.GetAsync(path, ("Accept-Encoding", encoding));
        var fromMemory = await api.GetAsync(path, ("Accept-Encoding", encoding), ("If-None-Match", first.Tag!));
        var fresh = await api.SendAsync(HttpMethod.Head, path, ("Accept-Encoding", encoding), ("If-None-Match", first.Tag!));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified), (first.Status, fromMemory.Status, fresh.Status));
        Assert.All([first, fromMemory, fresh], page => Assert.Equal(["Accept", "Accept-Encoding"], page.Headers.Vary));
        Assert.All([first, fresh], page => Assert.True(page.Headers.Contains("Kommunenkat-Release")));
    }

    [Theory]
    [InlineData("If-Match", "\"x\"")]
    [InlineData("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")]
    public async Task What_is_meant_for_who_writes_is_ignored(string header, string value)
    {
        foreach (var path in new[] { $"{Path}&area=18", $"{Path}&area=18", "/api/v1/rounds?format=csv" })
        {
            var page = await api.GetAsync(path, (header, value));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEqual(0, page.Length);
        }
    }

    [Theory]
    [InlineData("observations?round=2025&level=country", "observations-2025-r1-2025-06-03-demo.json")]
    [InlineData("observations?round=2025&level=country&format=csv", "observations-2025-r1-2025-06-03-demo.csv")]
    [InlineData("Observations?level=country&format=json-stat", "observations-2023-r1-2023-06-06-2025-r1-2025-06-03-demo.json-stat.json")]
    [InlineData("trends?indicator=budget&level=country&from=2023&to=2025&format=csv", "trends-2023-r1-2023-06-06-2025-r1-2025-06-03-demo.csv")]
    public async Task Figures_are_saved_by_a_name_that_says_of_which_release_they_are(string path, string name)
    {
        foreach (var page in new[] { await api.GetAsync($"/api/v1/{path}"), await api.GetAsync($"/api/v1/{path}") })
            Assert.Equal($"inline; filename=\"{name}\"", page.Response.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task The_parameter_goes_before_the_header()
    {
        Assert.Equal("application/json", (await api.GetAsync($"{Path}&format=json", ("Accept", "text/csv"))).Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("text/csv", (await api.GetAsync($"{Path}&format=csv", ("Accept", "application/json"))).Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_second_who_asks_is_served_from_memory_in_the_form_they_accept()
    {
        const string path = $"{Path}&area=14";
        var (json, csv) = (await api.GetAsync(path), await api.GetAsync(path, ("Accept", "text/csv")));
        var (jsonAgain, csvAgain) = (await api.GetAsync(path), await api.GetAsync(path, ("Accept", "text/csv")));

        Assert.Equal((false, false, true, true), (json.IsFromMemory, csv.IsFromMemory, jsonAgain.IsFromMemory, csvAgain.IsFromMemory));
        Assert.Equal((json.Text, csv.Text), (jsonAgain.Text, csvAgain.Text));
        Assert.NotEqual(json.Text, csv.Text);
    }

    [Theory]
    [InlineData("gzip", "")]
    [InlineData("br", "&format=csv")]
    public async Task Large_answers_are_compressed(string encoding, string query)
    {
        var plain = await api.GetAsync($"{ApiSite.Observations}?level=municipality&round=2025{query}");
        var compressed = await api.GetAsync($"{ApiSite.Observations}?level=municipality&round=2025{query}", ("Accept-Encoding", encoding));

        Assert.Equal(encoding, compressed.Encoding);
        Assert.True(compressed.Length < plain.Length / 8);
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
    }

    [Theory]
    [InlineData("/api/v1/rounds", HttpStatusCode.OK)]
    [InlineData("/api/v1/rounds?x=1", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    public async Task Pages_of_every_site_may_read_with_and_without_saying_where_they_come_from(string path, HttpStatusCode status)
    {
        foreach (var page in new[] { await api.GetAsync(path), await api.GetAsync(path, ("Origin", "https://example.se")), await api.GetAsync(path) })
        {
            Assert.Equal(status, page.Status);
            Assert.Equal("*", Assert.Single(page.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Contains("Kommunenkat-Release", Assert.Single(page.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
            Assert.False(page.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_browser_that_asks_for_leave_first_gets_it_for_reading()
    {
        var leave = await api.SendAsync(
            HttpMethod.Options, Path, ("Origin", "https://example.se"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));

        Assert.Equal((HttpStatusCode.NoContent, 0), (leave.Status, leave.Length));
        Assert.Equal("*", Assert.Single(leave.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("GET, HEAD, OPTIONS", Assert.Single(leave.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal("*", Assert.Single(leave.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Fact]
    public async Task The_releases_of_the_data_stand_in_a_header()
    {
        const string of2023 = "2023;release=1;released=2023-06-06T07:00:00Z;demo", of2025 = "2025;release=1;released=2025-06-03T07:00:00Z;demo";
        Assert.Equal([of2025], await ReleasesAsync(Path));
        Assert.Equal([$"{of2023}, {of2025}"], await ReleasesAsync($"{ApiSite.Observations}?level=country"));
        Assert.Equal([$"{of2023}, {of2025}"], await ReleasesAsync($"{ApiSite.Trends}?indicator=budget&level=country&from=2023&to=2025"));
    }

    private async Task<IEnumerable<string>> ReleasesAsync(string path) => (await api.GetAsync(path)).Headers.GetValues("Kommunenkat-Release");
}
