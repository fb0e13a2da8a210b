using System.Net;
using Kommunenkat.App.Rounds;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Hosting;

/// <summary>What is served from memory and to whom. That an answer comes from memory is told by its header Age.</summary>
public sealed class PublicPageTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const string English = ".AspNetCore.Culture=c=en-GB|uic=en-GB";

    [Theory]
    [InlineData("/")]
    [InlineData("/resultat")]
    [InlineData("/resultat/omgang/{0}")]
    public async Task The_second_reader_is_served_from_memory_and_costs_no_statement(string address)
    {
        var path = string.Format(null, address, await site.PublishAsync());
        var first = await site.GetAsync(path);
        var statements = site.Statements;

        var second = await site.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, false), (first.Status, first.IsFromMemory));
        Assert.Equal((HttpStatusCode.OK, true), (second.Status, second.IsFromMemory));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Tag, second.Tag);
        Assert.Equal(statements, site.Statements);
    }

    [Fact]
    public async Task Many_who_come_at_once_have_the_page_made_once()
    {
        var path = $"/resultat/omgang/{await site.PublishAsync()}";
        await site.GetAsync(path);
        var statements = site.Statements;
        await site.GetAsync(site.Another(path));
        var ofOne = site.Statements - statements;
        var another = site.Another(path);

        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.GetAsync(another)));

        Assert.Single(pages.Select(page => page.Text).Distinct());
        Assert.True(ofOne > 0);
        // Once and not twenty times; what the site asks by itself meanwhile may come on top.
        Assert.InRange(site.Statements - statements - ofOne, ofOne, 2 * ofOne);
    }

    [Theory]
    [InlineData("Cookie", English, "<html lang=\"en\"")]
    [InlineData("Cookie", "ke-theme=dark", "data-theme=\"dark\"")]
    [InlineData("Cookie", "ke-theme=light", "data-theme=\"light\"")]
    [InlineData("Host", "annan.example.se", "href=\"http://annan.example.se/")]
    public async Task Another_language_theme_or_host_has_pages_of_its_own(string header, string value, string mark)
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        var plain = await site.GetAsync(path);

        var first = await site.GetAsync(path, (header, value));
        var second = await site.GetAsync(path, (header, value));

        Assert.DoesNotContain(mark, plain.Text, StringComparison.Ordinal);
        Assert.Contains(mark, first.Text, StringComparison.Ordinal);
        Assert.False(first.IsFromMemory);
        Assert.True(second.IsFromMemory);
        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual(plain.Tag, first.Tag);
        Assert.Equal(plain.Text, (await site.GetAsync(path)).Text);
    }

    [Fact]
    public async Task An_address_in_other_letters_is_another_since_the_page_repeats_it()
    {
        var path = $"/resultat/omgang/{await site.PublishAsync()}";
        Assert.Contains("returnUrl=%2Fresultat%2Fomgang%2F", (await site.GetAsync($"{path}?q=lund")).Text, StringComparison.Ordinal);

        foreach (var other in new[] { $"{path}?q=LUND", $"{path}?Q=lund", $"{path}?q=lund&x=1", path.Replace("resultat", "RESULTAT", StringComparison.Ordinal) })
        {
            var page = await site.GetAsync(other);
            Assert.False(page.IsFromMemory);
            Assert.Contains($"returnUrl={Uri.EscapeDataString(other)}", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_takes_it_compressed_gets_what_was_compressed_once()
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        var plain = await site.GetAsync(path);

        foreach (var encoding in new[] { "br", "gzip" })
        {
            var first = await site.GetAsync(path, ("Accept-Encoding", encoding));
            var second = await site.GetAsync(path, ("Accept-Encoding", encoding));

            Assert.Equal(encoding, first.Encoding);
            Assert.Equal(encoding, second.Encoding);
            Assert.True(second.IsFromMemory);
            Assert.True(second.Length < plain.Length / 3);
        }

        Assert.Null((await site.GetAsync(path)).Encoding);
    }

    [Fact]
    public async Task What_is_published_and_released_here_is_shown_at_once()
    {
        var round = await site.CloseAsync();
        var path = $"/resultat/omgang/{round}";
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);

        Succeeded(await site.Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Publish));
        Assert.Contains("Utgåva 1", (await site.GetAsync(path)).Text, StringComparison.Ordinal);

        await site.Elsewhere.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await site.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));
        Assert.Contains("Lund svarade fel.", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_released_elsewhere_is_shown_after_the_longest_delay()
    {
        var round = await site.PublishAsync();
        var path = $"/resultat/omgang/{round}";
        await site.GetAsync(path);

        await site.Elsewhere.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await site.Elsewhere.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));
        Assert.True((await site.GetAsync(path)).IsFromMemory);

        site.Time.Advance(PublicationMark.LongestDelay);
        Assert.Contains("Lund svarade fel.", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_may_answer_by_a_header_of_the_request()
    {
        foreach (var type in new[] { "text/csv", "application/json", "text/csv" })
            Assert.Equal(type, (await site.GetAsync("/test/accept", ("Accept", type))).Text);
    }

    [Fact]
    public async Task Nobody_waits_for_the_data_that_somebody_else_is_still_being_sent()
    {
        var answers = await Task.WhenAll(site.GetAsync("/test/data"), site.GetAsync("/test/data"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], answers.Select(answer => answer.Status));
    }

    [Theory]
    [InlineData("/test/data", true)]
    [InlineData("/test/accept", false)]
    public async Task Data_are_of_no_language_and_no_theme(string path, bool isKnown)
    {
        if (path == "/test/data")
            await Task.WhenAll(site.GetAsync(path), site.GetAsync(path));
        else
            await site.GetAsync(path);

        Assert.Equal(isKnown, (await site.GetAsync(path, ("Cookie", $"{English}; ke-theme=dark"))).IsFromMemory);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/resultat", HttpStatusCode.OK)]
    [InlineData("/finns-inte", HttpStatusCode.NotFound)]
    public async Task Who_asks_by_head_is_told_what_get_would_give(string path, HttpStatusCode status)
    {
        await site.PublishAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var response = await site.Browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Public_pages_give_no_cookie_and_no_token_and_load_no_scripts()
    {
        var round = await site.PublishAsync();
        foreach (var path in new[] { "/", "/resultat", $"/resultat/omgang/{round}" })
        {
            var page = await site.GetAsync(path);
            Assert.False(page.Headers.Contains("Set-Cookie"));
            Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Component-State", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("RequestVerificationToken", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_browser_keeps_a_page_but_asks_each_time_whether_it_still_holds()
    {
        var path = site.Another($"/resultat/omgang/{await site.PublishAsync()}");
        var page = await site.GetAsync(path);
        Assert.Equal("no-cache, private", page.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", page.Headers.Vary);

        var unchanged = await site.GetAsync(path, ("If-None-Match", page.Tag!));
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.Status, unchanged.Length));

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(path, ("If-None-Match", page.Tag!), ("Cookie", English))).Status);
    }
}
