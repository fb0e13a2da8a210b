using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.Pages;

public sealed class LanguageAndThemeTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const string ReadTexts =
        """
        () => {
          const ownWords = '.note-text, .own-words, q'; // what people have written to each other
          const texts = [document.title];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode())
            if (!walker.currentNode.parentElement.closest(`script, style, code, pre, ${ownWords}`)) texts.push(walker.currentNode.data);
          for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
          return [...new Set(texts.map(text => text.trim()).filter(text => text !== ''))];
        }
        """;

    [Theory]
    [InlineData(Part.Public)]
    [InlineData(Part.Answering)]
    [InlineData(Part.Monitoring)]
    [InlineData(Part.Auditing)]
    [InlineData(Part.Exploring)]
    [InlineData(Part.Rounds)]
    [InlineData(Part.Accounts)]
    [InlineData(Part.CountyAccounts)]
    public async Task Every_page_is_Swedish_until_one_click_makes_it_English_altogether(Part part)
    {
        var texts = new InterfaceTexts();
        Assert.True(texts.Count > 150);
        var visitor = await VisitAsync();
        await SitePages.EnterAsync(part, visitor);
        var pages = SitePages.Of(part, Server);

        await AssertLanguageAsync(visitor, pages, texts, "sv");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        // The click leads back to the page it was made on.
        Assert.Equal(pages[^1], new Uri(visitor.Page.Url).PathAndQuery);
        await AssertLanguageAsync(visitor, pages, texts, "en");
    }

    [Fact]
    public async Task The_questionnaire_follows_the_language()
    {
        var section = new Stored(Server).Questionnaire("2027").Sections[1];
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");

        foreach (var language in new[] { "sv", "en" })
        {
            await visitor.GoToAsync($"/sprak/{language}?returnUrl={SectionPage.Path("2027", "2403", section.Key)}");
            await new SectionPage(visitor.Page).WaitUntilReadyAsync();
            await Expect(visitor.Page.Locator("h1")).ToContainTextAsync(section.Title[language]);
            await Expect(visitor.Page.Locator(".question-label").First).ToContainTextAsync(section.Questions[0].Label[language]);
            await Expect(visitor.Page.Locator(".question .option").First).ToContainTextAsync(language == "sv" ? "Ja" : "Yes");
        }
    }

    [Fact]
    public async Task The_theme_is_the_readers_choice_and_kept_on_the_next_page()
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/");
        var light = new Regex(Regex.Escape(await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")));
        var body = page.Locator("body");

        await page.Locator(".switch-to-dark").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(body).Not.ToHaveCSSAsync("background-color", light);

        await page.GotoAsync("/resultat");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Locator(".switch-to-light").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Expect(body).ToHaveCSSAsync("background-color", light);

        // Without a choice it is as the system's.
        await page.Locator(".site-footer a[href^='/utseende/system']").ClickAsync();
        await Expect(page.Locator("html[data-theme]")).ToHaveCountAsync(0);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(body).Not.ToHaveCSSAsync("background-color", light);
    }

    private static async Task AssertLanguageAsync(Visitor visitor, IReadOnlyList<string> pages, InterfaceTexts texts, string language)
    {
        var foreign = new List<string>();
        foreach (var path in pages)
        {
            await SitePages.ShowAsync(visitor, path);
            await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            var shown = await visitor.Page.EvaluateAsync<string[]>(ReadTexts);
            foreign.AddRange(texts.Foreign(shown, language).Select(text => $"{path}: {text}"));
        }

        Assert.True(foreign.Count == 0, string.Join(Environment.NewLine, foreign.Prepend($"Not in {language}:")));
    }
}
