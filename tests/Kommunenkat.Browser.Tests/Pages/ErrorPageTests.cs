namespace Kommunenkat.Browser.Tests.Pages;

public sealed class ErrorPageTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    [Theory]
    [InlineData(SitePages.Missing)]
    [InlineData("/resultat/omgang/1999")]
    [InlineData("/enkat/1999/2403")] // no such round
    [InlineData("/enkat/2027/9999")] // no such municipality
    [InlineData("/enkat/2027/1480")] // another municipality's
    [InlineData("/enkat/2027/1480/kontroll")]
    [InlineData("/enkat/2027/1480/avsnitt/bakgrund")]
    [InlineData("/enkat/2025/1480/kvitto/1")]
    [InlineData("/enkat/2027/2403/avsnitt/finns-inte")]
    [InlineData("/enkat/2027/2403/kvitto/99")]
    [InlineData("/sprak/de")]
    public async Task What_is_not_there_or_not_for_one_is_told_in_both_languages_with_status_404(string path)
    {
        var visitor = await VisitAsync();
        visitor.Expect("the server responded with a status of 404");
        await visitor.SignInAsync("Maja Lindgren");

        await AssertTellsAsync(visitor, path, 404, "Sidan finns inte");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await AssertTellsAsync(visitor, path, 404, "The page does not exist");
    }

    [Theory]
    [InlineData("/fel/500", 500, "Något gick fel hos oss", "Something went wrong on our side")]
    [InlineData("/fel/400", 400, "Det gick inte att utföra", "That could not be done")]
    public async Task An_error_is_told_in_both_languages_with_its_status(string path, int status, string swedish, string english)
    {
        var visitor = await VisitAsync();
        visitor.Expect($"the server responded with a status of {status}");

        await AssertTellsAsync(visitor, path, status, swedish);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await AssertTellsAsync(visitor, path, status, english);
    }

    private static async Task AssertTellsAsync(Visitor visitor, string path, int status, string heading)
    {
        var response = await visitor.GoToAsync(path);
        Assert.Equal(status, response!.Status);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
        await Expect(visitor.Page.Locator(".site-header")).ToBeVisibleAsync();
        // Styled: the way home is a button, and a button has a colour.
        await Expect(visitor.Page.Locator("main a.ke-button")).Not.ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
    }
}
