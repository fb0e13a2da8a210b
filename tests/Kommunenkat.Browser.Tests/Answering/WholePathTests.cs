using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>What a municipality does from the first visit to the receipt.</summary>
public sealed class WholePathTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";

    [Theory]
    [InlineData(1280, "Elin Stenman", "2506", "Arjeplog")]
    [InlineData(375, "Maja Lindgren", "2403", "Bjurholm")]
    public async Task A_newcomer_signs_in_answers_everything_submits_and_gets_a_receipt_that_holds(
        int width, string person, string municipality, string name)
    {
        var stored = new Stored(Server);
        var questionnaire = stored.Questionnaire(Round);
        var page = (await VisitAsync(width)).Page;

        await page.GotoAsync("/");
        await page.Locator(".account").GetByRole(AriaRole.Link, new() { Name = "Logga in" }).ClickAsync();
        await page.Locator(".people button", new() { HasText = person }).ClickAsync();
        await page.Locator(".site-nav").GetByRole(AriaRole.Link, new() { Name = "Min enkät" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);

        await page.Locator(".overview .section-list a").First.ClickAsync();
        var walk = new QuestionnaireWalk(page, questionnaire);
        await walk.AnswerAllAsync();
        if (municipality == "2506") // nothing was answered before
            Assert.Equal(AllTypes, walk.Types.ToHashSet());

        await Expect(page).ToHaveURLAsync(new Regex("/kontroll$"));
        await Expect(page.GetByText("Alla obligatoriska frågor är besvarade.")).ToBeVisibleAsync();
        var draft = stored.Answers(Round, municipality);
        Assert.All(walk.Given, given => Assert.Equal(given.Value, draft.GetValueOrDefault(given.Key)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka in svaret" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/kvitto/1$"));
        await AssertReceiptAsync(page, stored, municipality);

        await page.ReloadAsync();
        await AssertReceiptAsync(page, stored, municipality);
        await page.GotoAsync($"/enkat/{Round}/{municipality}");
        await Expect(page.Locator(".ke-badge").First).ToContainTextAsync("Inskickat");
        await new SectionPage(page).GoToAsync(Round, municipality, questionnaire.Sections[0].Key);
        await Expect(page.Locator(".answering-form input").First).ToBeDisabledAsync();
    }

    private static HashSet<Type> AllTypes =>
    [
        typeof(SingleQuestion), typeof(MultiQuestion), typeof(MatrixQuestion), typeof(NumberQuestion), typeof(DateQuestion),
        typeof(TextQuestion), typeof(EmailQuestion),
    ];

    private static async Task AssertReceiptAsync(IPage page, Stored stored, string municipality)
    {
        var (receiptNumber, sha256, content) = Assert.Single(stored.Submissions(Round, municipality));
        await Expect(page.Locator("[data-receipt]")).ToHaveTextAsync(receiptNumber);
        await Expect(page.Locator("[data-sha256]")).ToHaveTextAsync(sha256);
        var today = Kommunenkat.App.SwedishTime.Today(TimeProvider.System).ToString("yyyy-MM-dd");
        await Expect(page.Locator(".receipt-facts")).ToContainTextAsync(new Regex($@"Inskickat\s*{today} \d\d:\d\d:\d\d"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".receipt-actions a").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal($"{receiptNumber}.json", download.SuggestedFilename);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(content, System.Text.Encoding.UTF8.GetString(bytes));
    }
}
