using System.Net;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>A server as in production, behind a proxy on this machine.</summary>
public sealed class ProxiedServer() : WebServer("Production")
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(ProductionServer.Mail) { ["Proxies"] = "127.0.0.1" };
}

/// <summary>What every kind of answer says to browsers, whatever became of the request.</summary>
public sealed class HardeningTests(ProxiedServer server) : IClassFixture<ProxiedServer>, IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/logga-in", 200)]
    [InlineData("/finns-inte-alls", 404)]
    [InlineData("/fel/500", 500)]
    [InlineData("/enkat", 302)]
    [InlineData("/granskningslogg", 302)]
    [InlineData("/granskningslogg/csv", 302)]
    [InlineData("/app.css", 200)]
    [InlineData("/favicon.ico", 200)]
    [InlineData("/api", 200)]
    [InlineData("/api/v1/rounds", 200)]
    [InlineData("/api/v1/rounds?x=1", 400)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/session", 401)]
    public async Task Every_kind_of_answer_keeps_the_browser_to_this_server(string path, int status)
    {
        var response = await AskAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)response.StatusCode);
        AssertHardened(response);
    }

    [Fact]
    public async Task So_does_a_fault_in_the_program()
    {
        await RenameAsync("survey_round", "survey_round_gone");
        try
        {
            foreach (var path in new[] { "/resultat?fel", "/api/v1/observations?indicator=styrdokument" })
            {
                var response = await AskAsync(HttpMethod.Get, path);
                Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
                AssertHardened(response);
            }
        }
        finally
        {
            await RenameAsync("survey_round_gone", "survey_round");
        }
    }

    [Fact]
    public async Task By_plain_HTTP_nothing_is_said_of_HTTPS()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "enkat.example.se";
        Assert.False((await _client.SendAsync(request)).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_cookie_that_forms_are_checked_against_goes_to_this_very_host_alone()
    {
        var cookie = Assert.Single((await AskAsync(HttpMethod.Get, "/logga-in")).Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("__Host-ke-antiforgery=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_of_more_than_a_megabyte_is_not_read()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("text", new string('a', 1_100_000))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logga-ut") { Content = content };

        Assert.Contains((await _client.SendAsync(request)).StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest });
    }

    private static void AssertHardened(HttpResponseMessage response)
    {
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("max-age=31536000; includeSubDomains", Header("Strict-Transport-Security"));
        var denied = Header("Permissions-Policy").Split(", ");
        Assert.All((string[])["camera=()", "microphone=()", "geolocation=()"], one => Assert.Contains(one, denied));
        var policy = Header("Content-Security-Policy").Split("; ");
        Assert.All(
            (string[])["default-src 'self'", "script-src 'self'", "connect-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"],
            one => Assert.Contains(one, policy));
        Assert.False(response.Headers.Contains("Server"), "The server names itself.");

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = "enkat.example.se";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        return await _client.SendAsync(request);
    }

    private async Task RenameAsync(string from, string to)
    {
        await using var connection = new Stored(server).Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {from} RENAME TO {to}";
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A server that takes few requests of one client.</summary>
public sealed class LimitedServer() : WebServer("Production")
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(ProductionServer.Mail)
    {
        ["RateLimits:PerMinute"] = "20",
        ["RateLimits:SignInPerMinute"] = "3",
        ["Proxies"] = "127.0.0.1",
    };
}

public sealed class RateLimitTests(LimitedServer server) : IClassFixture<LimitedServer>, IDisposable
{
    /// <summary>More than any of the limits, also with what comes back while they are sent.</summary>
    private const int Many = 2000;

    private readonly HttpClient _client = new() { BaseAddress = server.Address };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Who_asks_for_too_much_is_told_so_on_a_page_and_when_to_come_back_and_others_are_served()
    {
        var refused = await UntilRefusedAsync(HttpMethod.Get, "/logga-in", "192.0.2.1");

        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After"))), 1, 60);
        Assert.Contains("Det blev för många besök på en gång", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(refused.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var free in new[] { "/app.css", "/api/v1/rounds" })
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, free, "192.0.2.1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, "/logga-in", "192.0.2.2")).StatusCode);
    }

    [Fact]
    public async Task Tries_to_sign_in_have_a_lower_limit_of_their_own()
    {
        var served = 0;
        while ((await AskAsync(HttpMethod.Post, "/logga-in/demo", "192.0.2.3")).StatusCode != HttpStatusCode.TooManyRequests && served < Many)
            served++;

        Assert.InRange(served, 3, 15);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, "/logga-in", "192.0.2.3")).StatusCode);
    }

    private async Task<HttpResponseMessage> UntilRefusedAsync(HttpMethod method, string path, string client)
    {
        for (var i = 0; i < Many; i++)
        {
            var response = await AskAsync(method, path, client);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return response;
        }

        throw new InvalidOperationException($"{Many} requests were all answered.");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string client)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", client);
        return await _client.SendAsync(request);
    }
}
