using System.Net;
using System.Text.Json;

namespace Kommunenkat.Browser.Tests.Api;

/// <summary>The open interface on the real server, and its page.</summary>
public sealed class OpenDataTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const string Country = "/api/v1/observations?indicator=styrdokument&round=2025&level=country";

    [Fact]
    public async Task The_page_leads_from_the_footer_to_figures_without_scripts()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Öppna data (API)" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Öppna data – Kommunenkat");

        await page.GetByRole(AriaRole.Link, new() { Name = "Hela landet som JSON" }).ClickAsync();

        var row = JsonElement.Parse(await page.Locator("pre").InnerTextAsync())[0];
        Assert.Equal((218, 245), (row.GetProperty("numerator").GetInt32(), row.GetProperty("base").GetInt32()));
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Every_address_on_the_page_and_in_its_examples_answers(string language)
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync($"/sprak/{language}");
        await visitor.GoToAsync("/api");
        var links = await visitor.Page.Locator("main a[href*='/api/v1/']").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        var examples = (await visitor.Page.Locator("main pre").AllInnerTextsAsync())
            .SelectMany(code => code.Split('"')).Where(part => part.StartsWith("http", StringComparison.Ordinal)).ToList();
        Assert.True(links.Length >= 9 && examples.Count >= 5);

        using var client = new HttpClient();
        foreach (var address in links.Concat(examples).Distinct())
            Assert.Equal((HttpStatusCode.OK, address), ((await client.GetAsync(address)).StatusCode, address));
    }

    [Fact]
    public async Task The_answer_on_the_page_is_the_servers_own()
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync("/api");
        var shown = JsonElement.Parse(await visitor.Page.Locator("main pre").Last.InnerTextAsync());

        using var client = new HttpClient { BaseAddress = Server.Address };
        Assert.True(JsonElement.DeepEquals(shown, JsonElement.Parse(await client.GetStringAsync(Country))));
    }

    [Fact]
    public async Task A_page_of_another_site_may_fetch_figures()
    {
        // The same machine by another name is another site to the browser; the page is none of ours.
        var visitor = await VisitAsync();
        visitor.Expect("other host");
        // A page that is made up here counts as one from the internet, which needs the reader's leave to look at this machine.
        await visitor.Page.Context.GrantPermissionsAsync(["local-network-access"]);
        var elsewhere = $"http://localhost:{Server.Address.Port}/elsewhere";
        await visitor.Page.RouteAsync(elsewhere, route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Elsewhere</title>" }));
        await visitor.Page.GotoAsync(elsewhere);

        var numerator = await visitor.Page.EvaluateAsync<int>(
            "async address => (await (await fetch(address, { headers: { 'If-None-Match': '\"x\"' } })).json())[0].numerator", new Uri(Server.Address, Country).ToString());

        Assert.Equal(218, numerator);
    }

    [Fact]
    public async Task It_costs_no_cookie_and_an_unknown_address_is_no_page()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Server.Address };
        foreach (var (path, status, type) in new[]
            {
                (Country, HttpStatusCode.OK, "application/json"),
                ("/api/v1/nothing", HttpStatusCode.NotFound, "application/problem+json"),
                ("/api/v1/observations?kommun=1280", HttpStatusCode.BadRequest, "application/problem+json"),
            })
        {
            var answer = await client.GetAsync(path);
            Assert.Equal((status, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.Contains("X-Content-Type-Options"));
        }
    }
}
