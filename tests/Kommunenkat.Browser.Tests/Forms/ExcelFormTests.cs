using Deque.AxeCore.Playwright;
using Kommunenkat.Browser.Tests.Answering;
using Kommunenkat.Browser.Tests.CoEditing;
using Kommunenkat.Testing;

namespace Kommunenkat.Browser.Tests.Forms;

/// <summary>A municipality answers in Excel: from the link on its page to the answers in the draft.</summary>
public sealed class ExcelFormTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027", Municipality = "2403", Path = $"/enkat/{Round}/{Municipality}/excel";

    private const string IsWide = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    [Fact]
    public async Task A_form_goes_out_comes_back_filled_in_and_what_is_chosen_is_in_the_draft()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync($"/enkat/{Round}/{Municipality}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Svara i Excel" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Svara i Excel");

        using var form = await DownloadAsync(page);
        form.Fill(("kontakt_namn", "Ida Ek"), ("kontakt_epost", "ida.ek@bjurholm.example"), ("ovrigt", "=1+1 är text\n\noch rad tre"), ("budget_avsatt", "Kanske"), ("regionkoordinator", "Ja"));
        // A colleague changes one of them meanwhile.
        await ChangeAsync("Berit Berg", "kontakt_namn", "Berit Berg");
        await UploadAsync(page, form);

        await Expect(Difference(page, "kontakt_namn")).ToContainTextAsync("Berit Berg har ändrat i utkastet, och ni i filen.");
        await Expect(Box(page, "kontakt_namn")).Not.ToBeCheckedAsync();
        await Expect(Box(page, "kontakt_epost")).ToBeCheckedAsync();
        await Expect(page.Locator("[data-faults] tbody tr")).ToContainTextAsync("ett av frågans svarsalternativ väntades, inte \"Kanske\"");
        await AssertWellMadeAsync(page);

        await Box(page, "regionkoordinator").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara 2 svar i utkastet" }).ClickAsync();
        await Expect(page.Locator("[data-saved='2']")).ToHaveTextAsync("2 svar är sparade i utkastet.");
        await Expect(Difference(page, "kontakt_epost")).ToHaveCountAsync(0);
        await Expect(Difference(page, "kontakt_namn")).ToBeVisibleAsync();

        var answers = new Stored(Server).Answers(Round, Municipality);
        Assert.Equal(("Berit Berg", "ida.ek@bjurholm.example", "=1+1 är text\n\noch rad tre"), (answers["kontakt_namn"], answers["kontakt_epost"], answers["ovrigt"]));
        var section = new SectionPage(page);
        await section.GoToAsync(Round, Municipality, "bakgrund");
        await Expect(section.Typed("kontakt_epost")).ToHaveValueAsync("ida.ek@bjurholm.example");
        await Expect(section.Typed("kontakt_namn")).ToHaveValueAsync("Berit Berg");
    }

    [Fact]
    public async Task What_a_colleague_changes_while_the_differences_are_read_is_not_overwritten()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("Maja Lindgren");
        await visitor.GoToAsync(Path);
        using var form = await DownloadAsync(page);
        form.Fill(("larande_exempel", "Från filen"));
        await UploadAsync(page, form);
        await Expect(Box(page, "larande_exempel")).ToBeCheckedAsync();
        await ChangeAsync("Cilla Ceder", "larande_exempel", "Från Cilla");

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara 1 svar i utkastet" }).ClickAsync();

        await Expect(page.Locator("[data-saved='0']")).ToBeVisibleAsync();
        await Expect(page.GetByText("någon hann ändra svaret i utkastet")).ToBeVisibleAsync();
        await Expect(Difference(page, "larande_exempel")).ToContainTextAsync("Cilla Ceder har ändrat i utkastet, och ni i filen.");
        await Expect(Box(page, "larande_exempel")).Not.ToBeCheckedAsync();
        Assert.Equal("Från Cilla", new Stored(Server).Answers(Round, Municipality)["larande_exempel"]);

        // Now knowing, the person takes the file's.
        await Box(page, "larande_exempel").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara 1 svar i utkastet" }).ClickAsync();
        await Expect(page.Locator("[data-saved='1']")).ToBeVisibleAsync();
        Assert.Equal("Från filen", new Stored(Server).Answers(Round, Municipality)["larande_exempel"]);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_in_the_readers_language_and_leaves_the_page_usable()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("Nils Forsberg");
        await visitor.GoToAsync($"/sprak/en?returnUrl={Path}");
        using var form = await DownloadAsync(page);

        await UploadAsync(page, "not a workbook at all"u8.ToArray());
        await Expect(page.Locator(".ke-notice--error")).ToHaveTextAsync(
            "The file cannot be read: the file is no Excel workbook, whatever its name says; save it as an Excel workbook (.xlsx).");
        await UploadAsync(page, new byte[5_000_001]);
        await Expect(page.Locator(".ke-notice--error")).ToHaveTextAsync("The file is larger than 5 megabytes.");
        await UploadAsync(page, form);
        await Expect(page.Locator(".ke-notice--ok")).ToHaveTextAsync("The file says the same as the draft. There is nothing to save.");
    }

    private static async Task<ExcelForm> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.Equal("enkat-2027-bjurholm.xlsx", download.SuggestedFilename);
        return new ExcelForm(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static Task UploadAsync(IPage page, ExcelForm form) => UploadAsync(page, form.Bytes());

    private static async Task UploadAsync(IPage page, byte[] file)
    {
        await Expect(page.Locator(".form-file[data-ready=true]")).ToBeVisibleAsync();
        await page.Locator("#formular").SetInputFilesAsync(new FilePayload
        {
            Name = "Enkäten ifylld.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = file,
        });
    }

    private static ILocator Difference(IPage page, string item) => page.Locator($"[data-difference='{item}']");

    private static ILocator Box(IPage page, string item) => Difference(page, item).GetByRole(AriaRole.Checkbox);

    /// <summary>A coordinator answers on the section's own page.</summary>
    private async Task ChangeAsync(string name, string question, string text)
    {
        Colleagues.Add(new Stored(Server), Municipality, name);
        var colleague = await VisitAsync();
        await colleague.SignInAsync(name);
        var there = new SectionPage(colleague.Page);
        await there.GoToAsync(Round, Municipality, new Stored(Server).Questionnaire(Round).FindSectionOf(question)!.Key);
        await there.Typed(question).FillAsync(text);
        await there.Typed(question).BlurAsync();
        await there.WaitUntilSavedAsync(question);
        await colleague.Page.GotoAsync("/konto");
    }

    /// <summary>The tables are not there when the lists of pages are walked.</summary>
    private static async Task AssertWellMadeAsync(IPage page)
    {
        Assert.Empty((await page.RunAxe()).Violations.Where(violation => violation.Tags.Any(tag => tag.StartsWith("wcag", StringComparison.Ordinal))).Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        foreach (var width in new[] { 375, 320 })
        {
            await page.SetViewportSizeAsync(width, 700);
            Assert.False(await page.EvaluateAsync<bool>(IsWide), $"The page is wider than {width} pixels.");
        }

        await page.SetViewportSizeAsync(1280, 900);
    }
}
