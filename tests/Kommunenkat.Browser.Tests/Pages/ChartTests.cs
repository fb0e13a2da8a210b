using System.Net;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>What of charts only a browser can tell: what opens, and where everything lies.</summary>
public sealed class ChartTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    /// <summary>Labels that lie on another one's text, within the pictures of trends and slopes.</summary>
    private const string FindOverlaps =
        """
        () => [...document.querySelectorAll('#trend .ke-plot, #lutning .ke-plot')].flatMap(plot => {
          const texts = [...plot.querySelectorAll('.ke-chart-label text, .ke-slope text')];
          const boxes = texts.map(text => text.getBoundingClientRect());
          return texts.flatMap((text, one) => texts.slice(one + 1)
            .filter((_, next) => {
              const a = boxes[one], b = boxes[one + 1 + next];
              // A box is higher than its letters.
              return a.left < b.right && b.left < a.right && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
            })
            .map(other => text.textContent + ' / ' + other.textContent));
        })
        """;

    /// <summary>The points whose words do not show when they have the focus, or stick out of the page.</summary>
    private const string FindHidden =
        """
        async () => {
          const hidden = [];
          for (const point of document.querySelectorAll('#trend .ke-chart-points li')) {
            point.focus();
            const words = point.querySelector('div');
            // Also without motion it takes a moment until it shows.
            for (let waits = 0; waits < 50 && getComputedStyle(words).opacity !== '1'; waits++)
              await new Promise(done => setTimeout(done, 20));
            const box = words.getBoundingClientRect();
            const shows = getComputedStyle(words).opacity === '1' && box.left >= 0 && box.right <= document.documentElement.clientWidth;
            if (!shows || document.activeElement !== point) hidden.push(point.textContent);
          }
          return hidden;
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    [InlineData(320)]
    public async Task Every_point_of_a_trend_says_its_figure_by_the_keyboard_within_the_page(int width)
    {
        var page = await ShowAsync(width);

        Assert.Equal(16, await page.Locator("#trend .ke-chart-points li").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(FindHidden));

        await page.Locator("#trend .ke-chart-points li").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#trend .ke-chart-points li:focus div")).ToHaveCSSAsync("opacity", "1");
        await Expect(page.Locator("#trend .ke-chart-points li:focus div")).ToContainTextAsync("104 av 190");
        await Expect(page.Locator("#trend .ke-chart-points li:first-child div")).ToHaveCSSAsync("opacity", "0");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task No_label_lies_on_another(int width) => Assert.Empty(await (await ShowAsync(width)).EvaluateAsync<string[]>(FindOverlaps));

    [Fact]
    public async Task A_table_of_many_columns_is_whole_on_paper()
    {
        var page = await ShowAsync(720); // about as wide as an A4 between its margins
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await page.EvaluateAsync<int>("() => { const frame = document.querySelector('#varme .ke-table-wrap'); return frame.scrollWidth - frame.clientWidth; }"));
    }

    [Fact]
    public async Task A_list_is_sorted_by_a_link()
    {
        var page = await ShowAsync(1280);

        await page.Locator("#staplar").GetByRole(AriaRole.Link, new() { Name = "Storlek" }).ClickAsync();

        await Expect(page.Locator("#staplar tbody th").First).ToHaveTextAsync("Västra Götalands län");
        await Expect(page.Locator("#staplar a[aria-current]")).ToHaveTextAsync("Storlek");
    }

    [Fact]
    public async Task All_of_it_is_in_the_page_without_a_script()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };

        var response = await client.GetAsync(SitePages.Charts);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("Upplands Väsby: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#xE4;", page, StringComparison.Ordinal);
    }

    private async Task<IPage> ShowAsync(int width)
    {
        var visitor = await VisitAsync(width);
        await SitePages.ShowAsync(visitor, SitePages.Charts);
        return visitor.Page;
    }
}
