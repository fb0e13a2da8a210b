using System.Text.Json;
using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.Accounts;

/// <summary>How people come in, change places and leave. Each test has people of its own: the server is one for all of them.</summary>
public sealed class AccountWalkTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string LettersSql = "SELECT to_address FROM outbox_message WHERE kind = 'Invitation' AND @round = @municipality";

    private const string Round = "2027";
    private const string Municipality = "2403";

    private static readonly LocatorAssertionsToHaveTextOptions WithinAMinute = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_county_officer_invites_a_coordinator_who_invites_a_colleague()
    {
        var karin = await SignedInAsync("Karin Ahlgren");
        await karin.Page.Locator(".site-nav").GetByRole(AriaRole.Link, new() { Name = "Behörigheter" }).ClickAsync();
        var alingsås = karin.Page.Locator("tr", new() { HasText = "Alingsås" });
        await Expect(alingsås.Locator(".ke-badge--warn")).ToHaveTextAsync("ingen");
        await alingsås.GetByRole(AriaRole.Link, new() { Name = "Bjud in" }).ClickAsync();
        await InviteAsync(karin, "Samordnare", "Astrid Holm", "astrid.holm@alingsas.example");
        await karin.GoToAsync("/behorigheter/14");
        await Expect(alingsås).ToContainTextAsync("Astrid Holm har aldrig loggat in");

        LetIn("astrid.holm@alingsas.example");
        var astrid = await SignedInAsync("Astrid Holm");
        await astrid.GoToAsync($"/enkat/{Round}/1489/avsnitt");
        await astrid.Page.GetByRole(AriaRole.Link, new() { Name = "Bjud in en kollega" }).ClickAsync();
        await InviteAsync(astrid, "Bidragsgivare", "Bo Ek", "bo.ek@alingsas.example");
        await Expect(astrid.Page.Locator("tbody tr", new() { HasText = "Bo Ek" })).ToContainTextAsync("gäller");
        await InviteAsync(astrid, "Bidragsgivare", "Bo Ek", "bo.ek@alingsas.example", works: false);
        await Expect(astrid.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Personen har redan den rollen.");
        Assert.Equal(["astrid.holm@alingsas.example", "bo.ek@alingsas.example"], Invited("alingsas.example"));

        // What is not hers answers as missing.
        astrid.Expect("404");
        await astrid.GoToAsync("/behorigheter/14");
        await Expect(astrid.Page.Locator("h1")).ToHaveTextAsync("Sidan finns inte");
    }

    [Fact]
    public async Task A_role_that_begins_another_day_stands_as_coming_and_gives_nothing_before()
    {
        var karin = await SignedInAsync("Karin Ahlgren");
        await karin.GoToAsync("/behorigheter/1486");
        var today = Kommunenkat.App.SwedishTime.Today(TimeProvider.System);
        var (first, last) = (today.AddDays(40), today.AddDays(50));
        await karin.Page.GetByLabel("Första dag").FillAsync($"{last:yyyy-MM-dd}");
        await karin.Page.GetByLabel("Sista dag").FillAsync($"{first:yyyy-MM-dd}");
        await InviteAsync(karin, "Samordnare", "Kim Kommande", "kim@tanum.example", works: false);
        await karin.Page.GetByLabel("Första dag").FillAsync($"{first:yyyy-MM-dd}");
        await karin.Page.GetByLabel("Sista dag").FillAsync($"{last:yyyy-MM-dd}");
        await InviteAsync(karin, "Samordnare", "Kim Kommande", "kim@tanum.example");
        await Expect(karin.Page.Locator("tbody tr", new() { HasText = "Kim Kommande" })).ToContainTextAsync("kommer att gälla");

        LetIn("kim@tanum.example");
        var kim = await SignedInAsync("Kim Kommande");
        kim.Expect("404");
        await kim.GoToAsync($"/enkat/{Round}/1486");
        await Expect(kim.Page.Locator("h1")).ToHaveTextAsync("Sidan finns inte");
    }

    [Fact]
    public async Task Whose_role_is_ended_can_neither_save_nor_see_what_is_new_on_a_page_that_is_open()
    {
        var (maja, nils) = (await SignedInAsync("Maja Lindgren"), await SignedInAsync("Nils Forsberg"));
        nils.Expect("404");
        var (hers, his) = (new SectionPage(maja.Page), new SectionPage(nils.Page));
        await his.GoToAsync(Round, Municipality, "stod");
        await his.Option("stod_vuxna", "samtal").CheckAsync();
        await his.WaitUntilSavedAsync("stod_vuxna");

        await maja.GoToAsync($"/behorigheter/{Municipality}");
        await maja.Page.GetByRole(AriaRole.Link, new() { Name = "Ändra behörigheten för Nils Forsberg" }).ClickAsync();
        await maja.Page.GetByLabel("Ja, avsluta behörigheten för Nils Forsberg nu.").CheckAsync();
        await maja.Page.GetByRole(AriaRole.Button, new() { Name = "Avsluta" }).ClickAsync();
        await Expect(maja.Page.GetByText("Behörigheten är avslutad.")).ToBeVisibleAsync();

        await his.Option("stod_barn", "samtal").ClickAsync();
        await Expect(his.SaveState("stod_barn", "refused")).ToBeVisibleAsync();
        await Expect(his.SaveState("stod_barn", "refused")).ToContainTextAsync("Inte sparat.");
        await hers.GoToAsync(Round, Municipality, "stod");
        await hers.Option("stod_vuxna", "behandling").CheckAsync();
        await hers.WaitUntilSavedAsync("stod_vuxna");
        Assert.Equal("samtal|behandling", string.Join('|', new Stored(Server).Answers(Round, Municipality)["stod_vuxna"].Split('|').OrderDescending()));
        Assert.False(new Stored(Server).Answers(Round, Municipality).ContainsKey("stod_barn"));
        if (await his.Option("stod_vuxna", "behandling").CountAsync() > 0)
            await Expect(his.Option("stod_vuxna", "behandling")).Not.ToBeCheckedAsync();

        // The hand is on a control, under which no page is taken away; once it is not, the page is gone.
        await nils.Page.EvaluateAsync("() => document.activeElement.blur()");
        await Expect(nils.Page.Locator("h1").First).ToHaveTextAsync("Sidan finns inte", WithinAMinute);
        await maja.GoToAsync($"/enkat/{Round}/{Municipality}/avsnitt");
        await Expect(maja.Page.Locator("#avsnitt-stod")).Not.ToContainTextAsync("Nils Forsberg");
    }

    [Fact]
    public async Task Who_takes_over_has_the_sections_of_who_leaves()
    {
        var omar = await SignedInAsync("Omar Bergström");
        await omar.GoToAsync("/behorigheter");
        await omar.Page.GetByRole(AriaRole.Link, new() { Name = "Ändra behörigheten för Leila Haddad" }).ClickAsync();
        var form = omar.Page.Locator("section", new() { HasText = "Lämna över till en efterträdare" });
        await form.GetByLabel("Namn").FillAsync("Siri Lund");
        await form.GetByLabel("E-postadress").FillAsync("siri.lund@goteborg.example");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lämna över" }).ClickAsync();
        await Expect(omar.Page.GetByText("Rollen är överlämnad.")).ToBeVisibleAsync();
        await Expect(omar.Page.Locator("tbody tr", new() { HasText = "Leila Haddad" })).ToContainTextAsync("avslutad");

        await omar.GoToAsync($"/enkat/{Round}/1480/avsnitt");
        foreach (var section in (string[])["stod", "heder"])
        {
            await Expect(omar.Page.Locator($"#avsnitt-{section} .assign-people")).ToContainTextAsync("Siri Lund");
            await Expect(omar.Page.Locator($"#avsnitt-{section} .assign-people")).Not.ToContainTextAsync("Leila Haddad");
        }
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_session_at_another_browser_too()
    {
        var (here, there) = (await SignedInAsync("Elin Stenman"), await SignedInAsync("Elin Stenman"));
        await here.Page.Locator(".account-name").ClickAsync();
        await Expect(here.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut överallt" }).ClickAsync();
        await Expect(here.Page).ToHaveURLAsync(new Regex("/logga-in"));

        await there.GoToAsync("/enkat");

        await Expect(there.Page).ToHaveURLAsync(new Regex("/logga-in"));
    }

    [Fact]
    public async Task Everybody_gets_their_own_data_and_may_remove_their_account()
    {
        var henrik = await SignedInAsync("Henrik Wallin");
        await henrik.GoToAsync("/konto");
        await Expect(henrik.Page.Locator(".own-grants")).ToContainTextAsync("Godkännare, Göteborg");
        var file = await henrik.Page.RunAndWaitForDownloadAsync(() => henrik.Page.GetByRole(AriaRole.Link, new() { Name = "Hämta dina uppgifter" }).ClickAsync());
        Assert.Equal("uppgifter.json", file.SuggestedFilename);
        var data = JsonDocument.Parse(await File.ReadAllTextAsync(await file.PathAsync())).RootElement;
        Assert.Equal(("Henrik Wallin", "henrik.wallin@goteborg.example"), (data.GetProperty("name").GetString(), data.GetProperty("email").GetString()));
        Assert.Equal(("Approver", "1480"), data.GetProperty("grants")[0] is var grant ? (grant.GetProperty("role").GetString(), grant.GetProperty("area").GetString()) : default);
        Assert.Equal(1, data.GetProperty("sessions").GetArrayLength());

        await henrik.Page.Locator("summary", new() { HasText = "Ta bort ditt konto" }).ClickAsync();
        await Expect(henrik.Page.GetByText("Ditt namn finns kvar i svarens historik")).ToBeVisibleAsync();
        await henrik.Page.GetByLabel("Ja, ta bort mitt konto.").CheckAsync();
        await henrik.Page.GetByRole(AriaRole.Button, new() { Name = "Ta bort mitt konto" }).ClickAsync();

        await Expect(henrik.Page.Locator("h1")).ToHaveTextAsync("Ditt konto är borttaget");
        await henrik.GoToAsync("/konto");
        await Expect(henrik.Page).ToHaveURLAsync(new Regex("/logga-in"));
        await Expect(henrik.Page.Locator(".people button", new() { HasText = "Henrik Wallin" })).ToHaveCountAsync(0);
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync(name);
        return visitor;
    }

    private static async Task InviteAsync(Visitor by, string role, string name, string email, bool works = true)
    {
        var form = by.Page.Locator("#bjud-in");
        await form.GetByLabel(role).CheckAsync();
        await form.GetByLabel("Namn").FillAsync(name);
        await form.GetByLabel("E-postadress").FillAsync(email);
        await form.GetByRole(AriaRole.Button, new() { Name = "Bjud in" }).ClickAsync();
        await Expect(by.Page.Locator(works ? ".ke-notice--ok" : ".ke-notice--error").First).ToBeVisibleAsync();
    }

    /// <summary>Who has a letter that invites them, among the addresses of a domain.</summary>
    private IEnumerable<string> Invited(string domain) =>
        new Stored(Server).Read(LettersSql, "", "").Select(row => row[0]).Where(address => address.EndsWith(domain, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Lets somebody who was invited sign in like the demo people: how they do it else is not told here.</summary>
    private void LetIn(string email)
    {
        using var connection = new Stored(Server).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE person SET is_demo = 1 WHERE email = @email";
        command.Parameters.AddWithValue("@email", email);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
