using System.Net;
using Xunit;

namespace Kommunenkat.Web.Tests.Hosting;

/// <summary>What is somebody's own, or no page at all, neither comes from memory nor goes there.</summary>
public sealed class NeverKeptTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Who_is_signed_in_is_served_nothing_from_memory_and_nothing_of_theirs_goes_there()
    {
        var round = await site.PublishAsync();
        var cookie = await site.SignInAsync("Berit Bergström");
        foreach (var path in new[] { "/", site.Another($"/resultat/omgang/{round}") })
        {
            await AssertOwnAsync(path, cookie);
            Assert.DoesNotContain("Berit", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
            Assert.True((await site.GetAsync(path)).IsFromMemory);
            await AssertOwnAsync(path, cookie);
            Assert.DoesNotContain("Berit", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_never_kept()
    {
        for (var i = 0; i < 2; i++)
        {
            var page = await site.GetAsync("/resultat/omgang/1900");
            Assert.Equal((HttpStatusCode.NotFound, false, null), (page.Status, page.IsFromMemory, page.Tag));
        }
    }

    [Fact]
    public async Task An_error_is_never_kept()
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        await site.Database.ExecuteAsync("ALTER TABLE survey_round RENAME TO survey_round_gone");
        try
        {
            for (var i = 0; i < 2; i++)
            {
                var fault = await site.GetAsync(path);
                Assert.Equal((HttpStatusCode.InternalServerError, false), (fault.Status, fault.IsFromMemory));
            }
        }
        finally
        {
            await site.Database.ExecuteAsync("ALTER TABLE survey_round_gone RENAME TO survey_round");
        }

        var page = await site.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.IsFromMemory));
    }

    [Fact]
    public async Task A_post_is_never_answered_from_memory()
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        await site.GetAsync(path);
        Assert.True((await site.GetAsync(path)).IsFromMemory);

        using var content = new FormUrlEncodedContent([]);
        var response = await site.Browser.PostAsync(path, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Age);
    }

    [Theory]
    [InlineData("/test/cookie")]
    [InlineData("/test/no-store")]
    public async Task What_turns_out_to_be_ones_own_is_never_kept(string path)
    {
        Assert.NotEqual((await site.GetAsync(path)).Text, (await site.GetAsync(path)).Text);
    }

    [Fact]
    public async Task A_page_that_Blazors_script_swaps_in_is_framed_for_that_request_alone()
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        await site.GetAsync(path);

        Assert.False((await site.GetAsync(path, ("Accept", "text/html; blazor-enhanced-nav=on"))).IsFromMemory);
    }

    private async Task AssertOwnAsync(string path, string cookie)
    {
        var own = await site.GetAsync(path, ("Cookie", cookie));
        Assert.Contains("Berit", own.Text, StringComparison.Ordinal);
        Assert.False(own.IsFromMemory);
        Assert.True(own.Headers.CacheControl!.NoStore);
    }
}
