using System.Text.RegularExpressions;
using Kommunenkat.Testing;

namespace Kommunenkat.Browser.Tests.SignIn;

public sealed partial class MailSignInTests : BrowserTest, IClassFixture<MailSite>
{
    private const string Maja = "maja.lindgren@bjurholm.example", Path = "/enkat/2027/2403/kontroll";

    private readonly MailSite _site;

    public MailSignInTests(Chromium chromium, MailSite site)
        : base(chromium, site)
    {
        _site = site;
        // So that the limits of one test's are not the next one's.
        Execute("DELETE FROM sign_in_request");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task With_the_code_one_is_signed_in_and_comes_to_where_one_was_going(int width, bool hasScripts)
    {
        var visitor = await VisitAsync(width, hasScripts: hasScripts);
        await visitor.GoToAsync(Path);
        var mail = await AskAsync(visitor, Maja.ToUpperInvariant());
        Assert.Equal([Maja], mail.Recipients);
        Assert.Equal("enkat@myndigheten.example", mail.From);

        await TypeAsync(visitor, CodeOf(mail));

        await ExpectSignedInAsync(visitor, "Maja Lindgren");
        Assert.Equal(Path, new Uri(visitor.Page.Url).AbsolutePath);
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "ke-sign-in");
    }

    [Fact]
    public async Task The_link_asks_first_so_that_a_program_that_opens_it_spends_nothing_and_signs_in_once()
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync(Path);
        var link = LinkOf(await AskAsync(visitor, Maja));
        using (var scanner = new HttpClient())
            Assert.Contains("Länken loggar inte in dig här.", await scanner.GetStringAsync(link), StringComparison.Ordinal);
        await visitor.Page.GotoAsync(link);
        await visitor.Page.ReloadAsync();
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();

        await ExpectSignedInAsync(visitor, "Maja Lindgren");
        Assert.Equal(Path, new Uri(visitor.Page.Url).AbsolutePath);
        await visitor.Page.GotoAsync(link);
        await Expect(visitor.Page.GetByText("Länken loggar inte in dig här.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_another_browser_neither_link_nor_code_signs_in_and_the_first_is_none_the_worse()
    {
        var visitor = await VisitAsync();
        var mail = await AskAsync(visitor, Maja);
        var other = await VisitAsync();

        await other.Page.GotoAsync(LinkOf(mail));
        await Expect(other.Page.GetByText("Den fungerar bara i den webbläsare där du bad om mejlet")).ToBeVisibleAsync();
        await other.GoToAsync("/logga-in/kod");
        await TypeAsync(other, CodeOf(mail));
        await ExpectFaultAsync(other, "Koden stämmer inte eller gäller inte längre. Be om ett nytt mejl.");
        await ExpectSignedOutAsync(other);

        await TypeAsync(visitor, CodeOf(mail));
        await ExpectSignedInAsync(visitor, "Maja Lindgren");
    }

    [Fact]
    public async Task Five_wrong_codes_and_the_right_one_is_worth_nothing()
    {
        var visitor = await VisitAsync();
        var mail = await AskAsync(visitor, Maja);
        var wrong = CodeOf(mail) == "123456" ? "654321" : "123456";

        foreach (var left in (int[])[4, 3, 2, 1])
        {
            await TypeAsync(visitor, wrong);
            await ExpectFaultAsync(visitor, $"Koden stämmer inte eller gäller inte längre. Antal försök kvar: {left}.");
        }

        foreach (var code in (string[])[wrong, CodeOf(mail)])
        {
            await TypeAsync(visitor, code);
            await ExpectFaultAsync(visitor, "Koden stämmer inte eller gäller inte längre. Be om ett nytt mejl.");
        }

        await visitor.Page.GotoAsync(LinkOf(mail));
        await Expect(visitor.Page.GetByText("Länken loggar inte in dig här.")).ToBeVisibleAsync();
        await ExpectSignedOutAsync(visitor);
    }

    [Fact]
    public async Task What_has_expired_signs_nobody_in()
    {
        var visitor = await VisitAsync();
        var mail = await AskAsync(visitor, Maja);
        Execute("UPDATE sign_in_request SET expires_at = requested_at");

        await TypeAsync(visitor, CodeOf(mail));

        await ExpectFaultAsync(visitor, "Koden stämmer inte eller gäller inte längre. Be om ett nytt mejl.");
        await visitor.Page.GotoAsync(LinkOf(mail));
        await Expect(visitor.Page.GetByText("Länken loggar inte in dig här.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_that_has_signed_in_does_so_never_again()
    {
        var visitor = await VisitAsync();
        var mail = await AskAsync(visitor, Maja);
        var cookies = await visitor.Context.CookiesAsync();
        await TypeAsync(visitor, CodeOf(mail));
        await ExpectSignedInAsync(visitor, "Maja Lindgren");

        var thief = await VisitAsync();
        await thief.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Server.Address.ToString() }));
        await thief.GoToAsync("/logga-in/kod");
        await TypeAsync(thief, CodeOf(mail));

        await ExpectFaultAsync(thief, "Koden stämmer inte eller gäller inte längre. Be om ett nytt mejl.");
        await ExpectSignedOutAsync(thief);
    }

    [Fact]
    public async Task Whether_an_address_is_known_shows_in_nothing_but_the_mail_that_comes()
    {
        var (stranger, maja) = (await VisitAsync(), await VisitAsync());
        await PostAsync(stranger, "finns.inte@bjurholm.example");
        await AskAsync(maja, Maja);

        Assert.Equal(await AnswerAsync(maja), await AnswerAsync(stranger));
        await TypeAsync(stranger, "123456");
        await ExpectFaultAsync(stranger, "Koden stämmer inte eller gäller inte längre. Antal försök kvar: 4.");
        Assert.DoesNotContain(_site.Mails, mail => mail.Recipients.Contains("finns.inte@bjurholm.example"));

        static async Task<(string, string, string)> AnswerAsync(Visitor visitor) =>
            // As it stands in the page: how a browser shows it hangs on whether it has the style sheets yet.
            (string.Join(' ', (await visitor.Page.Locator("main").TextContentAsync() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), new Uri(visitor.Page.Url).PathAndQuery, string.Join(' ', (await visitor.Context.CookiesAsync()).Select(cookie => $"{cookie.Name} {cookie.Value.Length > 0} {cookie.HttpOnly} {cookie.SameSite}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_is_no_address_is_told_at_the_field()
    {
        var visitor = await VisitAsync();
        await visitor.GoToAsync("/logga-in");
        var field = visitor.Page.GetByLabel("E-postadress");
        await field.FillAsync("maja@bjurholm,example");
        await field.EvaluateAsync("field => field.form.noValidate = true");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka mejlet" }).ClickAsync();

        await Expect(visitor.Page.GetByText("Skriv en e-postadress, som namn@kommun.se.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("E-postadress")).ToHaveValueAsync("maja@bjurholm,example");
    }

    [Fact]
    public async Task A_network_that_has_asked_too_often_is_told_to_wait()
    {
        var visitor = await VisitAsync();
        visitor.Expect("the server responded with a status of 429");
        await AskAsync(visitor, Maja);
        var before = _site.Mails.Count;
        for (var i = 0; i < 30; i++)
        {
            Execute($"""
                INSERT INTO sign_in_request (id, email, link_hash, code_hash, browser_hash, network, requested_at, expires_at, attempts)
                SELECT '{Guid.CreateVersion7()}', '{i}@bjurholm.example', '', '', '{i}', network, requested_at, expires_at, 0 FROM sign_in_request WHERE email = '{Maja}'
                """);
        }

        await PostAsync(visitor, Maja);

        await Expect(visitor.Page.GetByText("Det har kommit många förfrågningar om inloggning från ert nätverk.")).ToBeVisibleAsync();
        Assert.Equal(before, _site.Mails.Count);
    }

    private static async Task PostAsync(Visitor visitor, string email)
    {
        if (!visitor.Page.Url.Contains("/logga-in?", StringComparison.Ordinal))
            await visitor.GoToAsync("/logga-in");
        await visitor.Page.GetByLabel("E-postadress").FillAsync(email);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka mejlet" }).ClickAsync();
    }

    /// <summary>Asks for a mail and waits until it has come.</summary>
    private async Task<CaughtMail> AskAsync(Visitor visitor, string email)
    {
        var before = _site.Mails.Count;
        await PostAsync(visitor, email);
        await Expect(visitor.Page.GetByText("Om adressen finns hos oss har vi skickat ett mejl")).ToBeVisibleAsync();
        await Eventually.TrueAsync(() => _site.Mails.Count > before);
        return _site.Mails[before];
    }

    private static async Task TypeAsync(Visitor visitor, string code)
    {
        await visitor.Page.GetByLabel("Kod, sex siffror").FillAsync(code);
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
    }

    private static Task ExpectFaultAsync(Visitor visitor, string text) => Expect(visitor.Page.Locator(".access-fault")).ToHaveTextAsync(text);

    private static Task ExpectSignedInAsync(Visitor visitor, string name) => Expect(visitor.Page.Locator(".account-name")).ToContainTextAsync(name);

    private static async Task ExpectSignedOutAsync(Visitor visitor)
    {
        await visitor.GoToAsync(Path);
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/logga-in\\?returnUrl="));
    }

    private static string CodeOf(CaughtMail mail) => Code().Match(mail.Message.TextBody!).Value;

    private static string LinkOf(CaughtMail mail) => Link().Match(mail.Message.TextBody!).Value;

    private void Execute(string sql)
    {
        using var connection = new Stored(_site).Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"(?m)^[0-9]{6}(?=\r?$)")]
    private static partial Regex Code();

    [GeneratedRegex("http://127.0.0.1:[0-9]+/logga-in/lank[^\\s]+")]
    private static partial Regex Link();
}
