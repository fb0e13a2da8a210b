using System.Net;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>What the real server sends of public pages, and what they weigh.</summary>
public sealed class PublicPageTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const int MostHtml = 150_000;
    private const int MostTransferred = 300_000;

    private const string ReadTransferred =
        """
        () => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
          .reduce((sum, entry) => sum + entry.transferSize, 0)
        """;

    [Fact]
    public async Task They_come_compressed_from_memory_until_somebody_signs_in()
    {
        using var handler = new HttpClientHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = Server.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        foreach (var path in Paths())
        {
            await client.GetAsync(path);
            var page = await client.GetAsync(path);
            Assert.Equal("br", Assert.Single(page.Content.Headers.ContentEncoding));
            Assert.NotNull(page.Headers.Age);
            Assert.NotNull(page.Headers.ETag);
            Assert.False(page.Headers.Contains("Set-Cookie"));
            Assert.True(page.Headers.Contains("Content-Security-Policy"));
        }

        var visitor = await VisitAsync();
        await visitor.SignInAsync("Johan Ekdahl");
        foreach (var path in Paths())
        {
            var page = await visitor.GoToAsync(path);
            await Expect(visitor.Page.Locator(".account-name")).ToContainTextAsync("Johan Ekdahl");
            Assert.Null(await page!.HeaderValueAsync("age"));
            Assert.DoesNotContain("Johan", await client.GetStringAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ny"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_first_visit_transfers_little()
    {
        foreach (var path in Paths())
        {
            var visitor = await VisitAsync();
            var page = await visitor.GoToAsync(path);
            Assert.InRange((await page!.BodyAsync()).Length, 1, MostHtml);
            Assert.InRange(await visitor.Page.EvaluateAsync<int>(ReadTransferred), 1, MostTransferred);
        }
    }

    [Fact]
    public async Task What_the_browser_has_kept_does_not_outlive_a_change_of_language_or_person()
    {
        var visitor = await VisitAsync();
        var (page, name) = (visitor.Page, visitor.Page.Locator(".account-name"));
        await visitor.GoToAsync("/resultat");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await visitor.GoToAsync("/resultat");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        await visitor.SignInAsync("Johan Ekdahl");
        await visitor.GoToAsync("/resultat");
        await Expect(name).ToContainTextAsync("Johan Ekdahl");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.GoToAsync("/resultat");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Expect(name).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task They_can_be_read_and_walked_without_scripts()
    {
        var page = (await VisitAsync(hasScripts: false)).Page;
        await page.GotoAsync("/");
        await page.Locator(".site-nav").GetByRole(AriaRole.Link, new() { Name = "Resultat" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Resultat 2025 – Kommunenkat");
        await page.GetByRole(AriaRole.Link, new() { Name = "2023", Exact = true }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Resultat 2023 – Kommunenkat");
    }

    // Not the page that makes a file, which has a connection of its own to do it in.
    private IEnumerable<string> Paths() => SitePages.Of(Part.Public, Server).Where(path =>
        path == "/" || (path.StartsWith("/resultat", StringComparison.Ordinal) && !path.StartsWith("/resultat/excel", StringComparison.Ordinal)));
}
