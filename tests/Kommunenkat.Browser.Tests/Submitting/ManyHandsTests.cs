using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Answering;
using Kommunenkat.Browser.Tests.CoEditing;

namespace Kommunenkat.Browser.Tests.Submitting;

/// <summary>What the people of a municipality do together, from the section that is given out to the revision that is approved and corrected.</summary>
public sealed class ManyHandsTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";
    private const string Municipality = "2403";
    private const string Check = $"/enkat/{Round}/{Municipality}/kontroll";

    [Fact]
    public async Task Colleagues_answer_the_approver_approves_and_the_county_lets_it_be_corrected()
    {
        RequireApproval();
        var (maja, nils, ingrid, county) = (await SignedInAsync("Maja Lindgren"), await SignedInAsync("Nils Forsberg"), await SignedInAsync("Ingrid Sandberg"), await CountyAsync());

        await AnswerAGivenSectionAsync(maja, nils);
        await ConfirmAndExplainAsync(maja);

        await SendAsync(maja);
        await Expect(maja.Page.Locator("[data-standing=awaitingapproval]")).ToBeVisibleAsync();
        await new SectionPage(nils.Page).GoToAsync(Round, Municipality, "stod");
        await Expect(nils.Page.Locator(".question input").First).ToBeDisabledAsync();

        await ingrid.GoToAsync(Check);
        await ingrid.Page.GetByLabel("Vad behöver ändras?").FillAsync("Se över fråga 8.1.");
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka tillbaka" }).ClickAsync();
        await maja.GoToAsync($"/enkat/{Round}/{Municipality}");
        await Expect(maja.Page.GetByText("Ingrid Sandberg skickade tillbaka svaret")).ToBeVisibleAsync();
        await Expect(maja.Page.Locator(".standing-reason")).ToHaveTextAsync("Se över fråga 8.1.");

        await SendAsync(maja);
        await ApproveAsync(ingrid, 1);
        await Expect(ingrid.Page.Locator(".receipt-facts")).ToContainTextAsync("Godkännare");
        await Expect(ingrid.Page.Locator("[data-confirmed]")).ToBeVisibleAsync();
        await Expect(ingrid.Page.Locator(".receipt")).ToContainTextAsync("Vi antog en plan i våras.");
        await Eventually.TrueAsync(() => Letters("2027-2403-1").Count == 2); // the coordinator's and the approver's
        await Expect(ingrid.Page.GetByText("Kom ihåg barnen.")).ToHaveCountAsync(0);
        Assert.DoesNotContain("Kom ihåg barnen.", new Stored(Server).Submissions(Round, Municipality).Single().Content, StringComparison.Ordinal);

        await ReopenAsync(county);
        await new SectionPage(maja.Page).GoToAsync(Round, Municipality, "bakgrund");
        await new SectionPage(maja.Page).Option("svar_forankring", "namnd").CheckAsync();
        await new SectionPage(maja.Page).WaitUntilSavedAsync("svar_forankring");
        await SendAsync(maja);
        await ApproveAsync(ingrid, 2);

        await maja.GoToAsync($"/enkat/{Round}/{Municipality}");
        await maja.Page.GetByRole(AriaRole.Link, new() { Name = "Jämför version 1 och 2" }).ClickAsync();
        await Expect(maja.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Expect(maja.Page.Locator("main tbody tr")).ToContainTextAsync("1.6");
        await maja.GoToAsync($"/enkat/{Round}/{Municipality}/historik");
        await Expect(maja.Page.Locator(".event-list li")).ToHaveCountAsync(8); // begun, sent, back, sent, approved, reopened, sent, approved
    }

    private static async Task AnswerAGivenSectionAsync(Visitor maja, Visitor nils)
    {
        var (hers, his) = (new SectionPage(maja.Page), new SectionPage(nils.Page));
        await his.GoToAsync(Round, Municipality, "bakgrund");
        await Expect(nils.Page.GetByText("Det här avsnittet är inte fördelat till dig.")).ToBeVisibleAsync();
        await Expect(his.Typed("kontakt_namn")).ToBeDisabledAsync();

        await hers.GoToAsync(Round, Municipality, "stod");
        await his.GoToAsync(Round, Municipality, "stod");
        await his.Option("stod_vuxna", "samtal").CheckAsync();
        await his.WaitUntilSavedAsync("stod_vuxna");
        await Expect(hers.Option("stod_vuxna", "samtal")).ToBeCheckedAsync();

        var notes = nils.Page.Locator("#fraga-stod_vuxna").Locator("xpath=ancestor::fieldset/following-sibling::details[1]");
        await notes.Locator("summary").ClickAsync();
        await notes.Locator("textarea").FillAsync("Kom ihåg barnen.");
        await notes.GetByRole(AriaRole.Button, new() { Name = "Spara anteckningen" }).ClickAsync();
        await Expect(maja.Page.Locator(".note-text", new() { HasText = "Kom ihåg barnen." })).ToHaveCountAsync(1);

        await nils.Page.GetByRole(AriaRole.Button, new() { Name = "Markera avsnittet som klart" }).ClickAsync();
        await Expect(maja.Page.GetByText(new Regex("Klarmarkerat av Nils Forsberg")).First).ToBeVisibleAsync();
        await hers.Option("stod_vuxna", "behandling").CheckAsync();
        await Expect(nils.Page.Locator(".ready-marker")).ToContainTextAsync("ändrat sedan dess");
    }

    private static async Task ConfirmAndExplainAsync(Visitor maja)
    {
        var section = new SectionPage(maja.Page);
        await section.GoToAsync(Round, Municipality, "bakgrund");
        await section.Question("kontakt_namn").GetByRole(AriaRole.Button, new() { Name = "Oförändrat, bekräfta" }).ClickAsync();
        await Expect(section.Question("kontakt_namn")).ToContainTextAsync("Bekräftat oförändrat");
        await Expect(section.Typed("kontakt_namn")).Not.ToHaveValueAsync("");

        await maja.GoToAsync(Check);
        await Expect(maja.Page.GetByText("Titta gärna en gång till")).ToBeVisibleAsync();
        await section.GoToAsync(Round, Municipality, "styrning");
        await Expect(section.Question("styrdokument_finns")).ToContainTextAsync("2025 svarade ni ”Nej”. Nu svarar ni ”Ja”.");
        await section.Question("styrdokument_finns").Locator("textarea").FillAsync("Vi antog en plan i våras.");
        await section.Question("styrdokument_finns").Locator("textarea").BlurAsync();
        await Expect(section.Question("styrdokument_finns")).ToContainTextAsync("Er förklaring");
        await section.ReloadAsync();
        await Expect(section.Question("styrdokument_finns").Locator("textarea")).ToHaveValueAsync("Vi antog en plan i våras.");
    }

    private static async Task SendAsync(Visitor maja)
    {
        await maja.GoToAsync(Check);
        await maja.Page.Locator("input[name='Form.AcceptMissing']").CheckAsync();
        await maja.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka för godkännande" }).ClickAsync();
        await Expect(maja.Page).ToHaveURLAsync(new Regex($"/enkat/{Round}/{Municipality}$"));
    }

    private static async Task ApproveAsync(Visitor ingrid, int revision)
    {
        await ingrid.GoToAsync(Check);
        await ingrid.Page.Locator("input[name='Form.AcceptMissing']").CheckAsync();
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Godkänn och skicka in" }).ClickAsync();
        await Expect(ingrid.Page).ToHaveURLAsync(new Regex($"/kvitto/{revision}$"));
    }

    private static async Task ReopenAsync(Visitor county)
    {
        await county.GoToAsync($"/uppfoljning/{Round}/{Municipality}");
        await county.Page.GetByLabel("Varför? (kommunen kan läsa det)").FillAsync("Kommunen vill rätta 1.6.");
        await county.Page.Locator("input[name='Form.Confirm']").CheckAsync();
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "Öppna igen" }).ClickAsync();
        await Expect(county.Page).ToHaveURLAsync(new Regex("klart=true"));
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync(name);
        return visitor;
    }

    private Task<Visitor> CountyAsync()
    {
        Colleagues.AddCountyOfficer(new Stored(Server), "24", "Norrlands Handläggare");
        return SignedInAsync("Norrlands Handläggare");
    }

    private void RequireApproval()
    {
        using var connection = new Stored(Server).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE survey_round SET requires_approval = 1 WHERE round_key = '2027'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private List<string> Letters(string about)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Server.DatabaseFile)!, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.eml").Where(letter => File.ReadAllText(letter).Contains(about, StringComparison.Ordinal))]
            : [];
    }
}
