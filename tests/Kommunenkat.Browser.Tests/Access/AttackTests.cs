using System.Text;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Browser.Tests.Access;

/// <summary>What somebody would try who wants in, or wants what is another's: none of it may succeed.</summary>
public sealed class AttackTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Cookie = "ke-session";

    private static readonly HttpClient WithoutCookies = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task No_forged_cookie_signs_anybody_in()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Maja Lindgren");
        var issued = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == Cookie).Value;
        Assert.Equal(200, await StatusWithAsync(issued));

        var session = new Stored(Server).Read("SELECT id FROM sign_in_session", "", "")[0][0];
        var attempts = new List<string>
        {
            "",
            session,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(session)),
            """{"sid":"%"}""".Replace("%", session, StringComparison.Ordinal),
            issued[..^1],
            issued[1..],
            issued + issued,
            new('A', issued.Length),
        };
        // One letter changed, everywhere in turn.
        attempts.AddRange(Enumerable.Range(0, issued.Length).Select(place =>
            string.Concat(issued.AsSpan(0, place), issued[place] == 'x' ? "y" : "x", issued.AsSpan(place + 1))));

        foreach (var forged in attempts)
        {
            // The last letter of a text in base 64 may hold bits that stand for nothing.
            if (forged.Length == issued.Length && forged[..^1] == issued[..^1])
                continue;
            Assert.NotEqual(200, await StatusWithAsync(forged));
        }
    }

    [Fact]
    public async Task No_other_municipalitys_pages_are_found_by_trying_every_code()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Omar Bergström");
        string[] pages = ["", "/avsnitt", "/avsnitt/styrning", "/kontroll", "/historik", "/utskrift/ifylld"];
        var found = new List<string>();
        foreach (var municipality in Areas.Sweden.Municipalities.Where(municipality => municipality.Code != "1480"))
        {
            string[] addresses =
            [
                .. pages.Select(page => $"/enkat/2027/{municipality.Code}{page}"),
                $"/enkat/2025/{municipality.Code}/kvitto/1",
                $"/enkat/2025/{municipality.Code}/kvitto/1/innehall.json",
                $"/enkat/resultat/{municipality.Code}",
            ];
            foreach (var address in addresses)
            {
                var answer = await visitor.Context.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
                if (answer.Status != 404)
                    found.Add($"{address}: {answer.Status}");
            }
        }

        Assert.Empty(found);
    }

    private async Task<int> StatusWithAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, "/enkat/2027/2403"));
        request.Headers.TryAddWithoutValidation("Cookie", $"{Cookie}={cookie}");
        using var response = await WithoutCookies.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
