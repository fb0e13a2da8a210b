namespace Kommunenkat.Browser.Tests.Pages;

public sealed class NarrowScreenTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    /// <summary>What sticks out, if the page can be moved sideways at all. What scrolls within its own frame does not.</summary>
    private const string FindWide =
        """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          return ['page ' + page.scrollWidth + ' in ' + page.clientWidth,
            ...[...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > page.clientWidth + 1)
              .slice(0, 5).map(element => element.outerHTML.slice(0, 140))];
        }
        """;

    [Theory]
    [InlineData(Part.Public, "sv")]
    [InlineData(Part.Public, "en")]
    [InlineData(Part.Answering, "sv")]
    [InlineData(Part.Answering, "en")]
    [InlineData(Part.Monitoring, "sv")]
    [InlineData(Part.Monitoring, "en")]
    [InlineData(Part.Auditing, "sv")]
    [InlineData(Part.Exploring, "sv")]
    [InlineData(Part.Auditing, "en")]
    [InlineData(Part.Exploring, "en")]
    [InlineData(Part.Rounds, "sv")]
    [InlineData(Part.Rounds, "en")]
    [InlineData(Part.Accounts, "sv")]
    [InlineData(Part.Accounts, "en")]
    [InlineData(Part.CountyAccounts, "sv")]
    [InlineData(Part.CountyAccounts, "en")]
    [InlineData(Part.Charts, "sv")]
    public async Task No_page_has_to_be_moved_sideways_at_375_or_320_pixels(Part part, string language)
    {
        var visitor = await VisitAsync(375, 700);
        await SitePages.EnterAsync(part, visitor);
        await visitor.GoToAsync($"/sprak/{language}");

        var wide = new List<string>();
        foreach (var path in SitePages.Of(part, Server))
        {
            await SitePages.ShowAsync(visitor, path);
            await SitePages.ShowFaultsAsync(visitor.Page);
            foreach (var width in new[] { 375, 320 })
            {
                await visitor.Page.SetViewportSizeAsync(width, 700);
                var found = await visitor.Page.EvaluateAsync<string[]>(FindWide);
                if (found.Length > 0)
                    wide.Add($"{path} at {width}: {string.Join(Environment.NewLine + "    ", found)}");
            }
        }

        Assert.True(wide.Count == 0, string.Join(Environment.NewLine, wide));
    }
}
