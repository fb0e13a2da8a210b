using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

public sealed class KeyboardTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const string Round = "2027";
    private const string Municipality = "1480";

    [Fact]
    public async Task The_whole_path_can_be_walked_by_keyboard_alone_and_the_focus_is_always_seen()
    {
        var page = (await VisitAsync()).Page;
        var keyboard = new Keyboard(page);
        var section = new SectionPage(page);

        await page.GotoAsync("/");
        await keyboard.TabToAsync(".account a");
        await keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/logga-in$"));
        await keyboard.TabToAsync("button[aria-label*='Omar Bergström']");
        await keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Göteborg");

        await keyboard.TabToAsync(".section-list a[href$='/styrning']");
        await keyboard.PressAsync("Enter");
        await section.WaitUntilReadyAsync();
        await AnswerOneOfEachAsync(keyboard, section);

        await keyboard.TabToAsync("a[rel=next]");
        await keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/avsnitt/kartlaggning$"));
        await section.WaitUntilReadyAsync();
        await keyboard.TabToAsync("a[href$='/kontroll']");
        await keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/kontroll$"));

        await keyboard.TabToAsync("input[name='Form.AcceptMissing']");
        await keyboard.PressAsync("Space");
        await keyboard.TabToAsync(".check-submit button[type=submit]");
        await keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/kvitto/1$"));
        var (receiptNumber, _, _) = Assert.Single(new Stored(Server).Submissions(Round, Municipality));
        await Expect(page.Locator("[data-receipt]")).ToHaveTextAsync(receiptNumber);
    }

    private async Task AnswerOneOfEachAsync(Keyboard keyboard, SectionPage section)
    {
        await keyboard.TabToAsync("input[name=styrdokument_finns]");
        await keyboard.ChooseAsync(section.Option("styrdokument_finns", "no"));
        await Expect(section.Question("styrdokument_typ")).ToBeHiddenAsync();
        await keyboard.ChooseAsync(section.Option("styrdokument_finns", "yes"));

        var kind = section.Question("styrdokument_typ").Locator("input").First;
        await Expect(kind).ToBeVisibleAsync();
        await keyboard.TabToAsync("input[name=styrdokument_typ]");
        var wasTicked = await kind.IsCheckedAsync();
        await keyboard.PressAsync("Space");
        await Expect(kind).ToBeCheckedAsync(new() { Checked = !wasTicked });
        if (wasTicked) // ticked again, so that it is an answer that is saved
            await keyboard.PressAsync("Space");

        var row = new Stored(Server).Questionnaire(Round).Questions.OfType<MatrixQuestion>().First(matrix => matrix.Key == "styrdokument_valdsformer").Items[2];
        await keyboard.TabToAsync($"input[name='{row.Key}']");
        await keyboard.ChooseAsync(section.Row(row.Key, "mentioned"));

        await keyboard.TabToAsync("#svar-styrdokument_lank");
        await keyboard.PressAsync("ControlOrMeta+a");
        const string link = "https://kommunen.example/plan";
        foreach (var letter in link)
            await keyboard.PressAsync(letter.ToString());
        await keyboard.PressAsync("Shift+Tab");

        await Expect(section.Typed("styrdokument_lank")).ToHaveValueAsync(link);
        await section.WaitUntilSavedAsync("styrdokument_lank");
        var stored = new Stored(Server);
        await Eventually.TrueAsync(() => stored.Answers(Round, Municipality).GetValueOrDefault("styrdokument_lank") == link);
        var answers = stored.Answers(Round, Municipality);
        Assert.Equal("yes", answers["styrdokument_finns"]);
        Assert.Equal("mentioned", answers[row.Key.ToString()]);
        Assert.Contains(await kind.GetAttributeAsync("value"), answers["styrdokument_typ"].Split('|'));
    }
}
