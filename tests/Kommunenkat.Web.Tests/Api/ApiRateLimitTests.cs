using System.Net;
using Kommunenkat.Web.Api;
using Kommunenkat.Web.Tests.Hosting;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

public sealed class ApiRateLimitTests(NarrowApi api) : IClassFixture<NarrowApi>
{
    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_also_of_what_comes_from_memory()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/areas?level=county")).Status);

        var refused = await api.GetAsync("/api/v1/areas?level=county");

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.Status, refused.Response.Content.Headers.ContentType?.MediaType));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 21);
        Assert.Equal("*", Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
    }
}

public sealed class ApiRateLimitWaitTests(MinuteApi api) : IClassFixture<MinuteApi>
{
    [Fact]
    public async Task Who_waits_as_long_as_they_are_told_is_answered_again()
    {
        var answered = 0;
        ServedPage page;
        while ((page = await api.GetAsync("/api/v1/areas?level=county")).Status == HttpStatusCode.OK && answered < 1000)
            answered++;
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.True(answered >= 60);

        // One comes back each second.
        Assert.Equal(2, page.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        await Task.Delay(page.Headers.RetryAfter.Delta.Value, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/areas?level=county")).Status);
    }
}

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%2", "fe80::1%3", true)]
    public void One_subscriber_is_one_client(string one, string other, bool same) =>
        Assert.Equal(same, ClientNetwork.Of(IPAddress.Parse(one)) == ClientNetwork.Of(IPAddress.Parse(other)));

    [Fact]
    public void Who_has_no_address_is_a_client_too() => Assert.Equal("", ClientNetwork.Of(null));
}
