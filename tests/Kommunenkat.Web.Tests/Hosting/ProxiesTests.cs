using Kommunenkat.App.Database;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kommunenkat.Web.Tests.Hosting;

public sealed class ProxiesTests
{
    [Theory]
    [InlineData(null, "127.0.0.1 http")]
    [InlineData("10.0.0.1", "127.0.0.1 http")]
    [InlineData("127.0.0.1", "192.0.2.7 https")]
    [InlineData("10.0.0.1, 127.0.0.0/8", "192.0.2.7 https")]
    public async Task Only_a_proxy_that_is_named_is_believed_when_it_says_for_whom_it_asks(string? proxies, string seen)
    {
        await using var app = await StartAsync(proxies);
        Assert.Equal(seen, await AskAsync(app, "192.0.2.7"));
    }

    [Fact]
    public async Task What_a_client_says_of_itself_to_a_proxy_is_not_believed()
    {
        await using var app = await StartAsync("127.0.0.1, 10.0.0.1");
        Assert.Equal("192.0.2.7 https", await AskAsync(app, "203.0.113.66, 192.0.2.7, 10.0.0.1", "https, https, https"));
    }

    [Fact]
    public void The_setting_is_one_text_or_a_list()
    {
        Assert.Equal(["10.1.2.3/32", "10.4.0.0/16", "2001:db8::1/128"], Read(("Proxies", "10.1.2.3, 10.4.0.0/16,2001:db8::1")));
        Assert.Equal(["10.1.2.3/32", "10.4.0.0/16"], Read(("Proxies:0", "10.1.2.3"), ("Proxies:1", "10.4.0.0/16")));
        Assert.Empty(Read(("Proxies", "")));
    }

    [Theory]
    [InlineData("lastbalanserare.example.se")]
    [InlineData("10.1.2.3/33")]
    [InlineData("10.1.2.3, x")]
    [InlineData("7")]
    public void What_is_neither_address_nor_network_stops_the_start(string proxies) =>
        Assert.Contains("Proxies", Assert.Throws<SettingsException>(() => Read(("Proxies", proxies))).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Read(params (string Key, string Value)[] settings) => Proxies.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build()).Select(network => network.ToString());

    private static async Task<WebApplication> StartAsync(string? proxies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Proxies"] = proxies;
        var app = builder.Build();
        app.UseProxies();
        app.MapGet("/", (HttpContext http) => $"{http.Origin()} {http.Request.Scheme}");
        await app.StartAsync();
        return app;
    }

    private static async Task<string> AskAsync(WebApplication app, string forwardedFor, string protocols = "https")
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", protocols);
        return await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
