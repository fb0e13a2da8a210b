using System.Text.RegularExpressions;

namespace Kommunenkat.Browser.Tests.SignIn;

public sealed class ProviderSignInTests(Chromium chromium, ProviderSite site) : BrowserTest(chromium, site), IClassFixture<ProviderSite>
{
    private const string Path = "/enkat/2027/2403/kontroll";

    [Fact]
    public async Task Who_signs_in_at_a_provider_comes_to_where_they_were_going_and_the_next_time_without_a_word()
    {
        var visitor = await EnterAsync("Bjurholms konto", Path);
        await SayAsync(visitor, "maja.lindgren@bjurholm.example");
        await ExpectSignedInAsync(visitor, "Maja Lindgren");
        Assert.Equal(Path, new Uri(visitor.Page.Url).AbsolutePath);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await visitor.GoToAsync("/logga-in");
        await ButtonOf(visitor, "Bjurholms konto").ClickAsync();

        await ExpectSignedInAsync(visitor, "Maja Lindgren");
        Assert.Equal("/enkat/2027/2403", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal(["provider kommun", "maja.lindgren@bjurholm.example"], new Stored(Server).Read(
            "SELECT DISTINCT 'provider ' || i.provider, i.subject FROM person_identity i JOIN person p ON p.id = i.person_id WHERE p.name = 'Maja Lindgren'", "", "").Single());
    }

    [Fact]
    public async Task Several_providers_stand_side_by_side()
    {
        var nils = await EnterAsync("Bjurholms konto");
        var karin = await EnterAsync("Länets konto");
        await SayAsync(karin, "karin.ahlgren@lansstyrelsen.example");
        await SayAsync(nils, "nils.forsberg@bjurholm.example");

        await ExpectSignedInAsync(karin, "Karin Ahlgren");
        await ExpectSignedInAsync(nils, "Nils Forsberg");
        Assert.Equal("/uppfoljning", new Uri(karin.Page.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("Länets konto", "ingrid.sandberg@bjurholm.example")]
    [InlineData("Bjurholms konto", "omar.bergstrom@goteborg.example")]
    [InlineData("Bjurholms konto", "unverified ingrid.sandberg@bjurholm.example")]
    [InlineData("Bjurholms konto", "finns.inte@bjurholm.example")]
    public async Task Who_has_no_account_by_that_providers_word_is_told_so_and_is_not_signed_in(string provider, string login)
    {
        var visitor = await EnterAsync(provider, Path);
        await SayAsync(visitor, login);

        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Du har inget konto här");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync($"Du är inloggad hos {provider}, men har inget konto i Kommunenkat.");
        await visitor.GoToAsync(Path);
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in\\?returnUrl="));
    }

    [Fact]
    public async Task Who_changes_their_mind_at_the_provider_is_back_and_may_sign_in_otherwise()
    {
        var visitor = await EnterAsync("Bjurholms konto", Path);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Avbryt" }).ClickAsync();

        await Expect(visitor.Page.GetByText("Inloggningen avbröts. Försök igen när du vill.")).ToBeVisibleAsync();
        await visitor.Page.Locator(".people button", new() { HasText = "Maja Lindgren" }).ClickAsync();
        await ExpectSignedInAsync(visitor, "Maja Lindgren");
        Assert.Equal(Path, new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("/logga-in/via/borta?returnUrl=%2Fenkat")]
    [InlineData("/logga-in/oidc/kommun?code=made-up&state=made-up")]
    public async Task A_provider_that_is_out_of_reach_and_an_answer_that_nobody_asked_for_are_told_in_a_sentence(string address)
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync(address);

        await Expect(visitor.Page.GetByText("Det gick inte att logga in hos din organisation just nu.")).ToBeVisibleAsync();
        Assert.Equal("/logga-in", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site_after_signing_in_at_a_provider()
    {
        var visitor = await EnterAsync("Länets konto", "https://evil.example/");
        await SayAsync(visitor, "karin.ahlgren@lansstyrelsen.example");

        await ExpectSignedInAsync(visitor, "Karin Ahlgren");
        Assert.Equal(Server.Address.Authority, new Uri(visitor.Page.Url).Authority);
    }

    [Fact]
    public async Task Who_has_an_address_of_a_providers_is_shown_its_button_and_sent_no_mail()
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync("/logga-in");
        await visitor.Page.GetByLabel("E-postadress").FillAsync("maja.lindgren@bjurholm.example");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka mejlet" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Med den adressen loggar du in med Bjurholms konto.")).ToBeVisibleAsync();

        await visitor.Page.GetByLabel("E-postadress").FillAsync("omar.bergstrom@goteborg.example");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka mejlet" }).ClickAsync();
        await Eventually.TrueAsync(() => site.Mails.Count > 0);
        Assert.Equal(["omar.bergstrom@goteborg.example"], site.Mails.SelectMany(mail => mail.Recipients));
    }

    /// <summary>Comes to the provider's own page by its button.</summary>
    private async Task<Visitor> EnterAsync(string provider, string? returnUrl = null)
    {
        var visitor = await VisitAsync();
        foreach (var issuer in site.Issuers)
            visitor.Expect($"other host: {issuer}");
        await visitor.GoToAsync(returnUrl is null ? "/logga-in" : $"/logga-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await ButtonOf(visitor, provider).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Konto")).ToBeVisibleAsync();
        return visitor;
    }

    private static ILocator ButtonOf(Visitor visitor, string provider) => visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"Logga in med {provider}" });

    private static async Task SayAsync(Visitor visitor, string login)
    {
        await visitor.Page.GetByLabel("Konto").FillAsync(login);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
    }

    private static Task ExpectSignedInAsync(Visitor visitor, string name) => Expect(visitor.Page.Locator(".account-name")).ToContainTextAsync(name);
}
