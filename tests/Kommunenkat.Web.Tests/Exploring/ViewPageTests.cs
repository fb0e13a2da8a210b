using System.Net;
using System.Text.RegularExpressions;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exploring;
using Kommunenkat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Localization;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Exploring;

/// <summary>Saved views, changed and saved over HTTP as browsers without scripts do.</summary>
public sealed partial class ViewPageTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Theory]
    [InlineData("change-view", "sv-SE", "Vyn finns inte längre.")]
    [InlineData("delete-view", "en-GB", "The view is no longer there.")]
    public async Task Who_changes_or_deletes_a_view_that_is_gone_is_told_so_where_the_views_are(string form, string language, string words)
    {
        var round = await site.PublishAsync();
        var (anna, cookie) = await SignInAsync("Anna", $"{round}@example.se");
        var id = await SaveAsync(anna, round, "Borta snart");
        var page = await GetAsync($"/utforska/vy/{id}", cookie, language);
        Succeeded(await site.Get<DeleteView>().RunAsync(anna, id));

        var answer = await PostAsync(page, $"/utforska/vy/{id}", form, cookie, ("Form.Name", "Nytt namn"), ("Form.Confirm", "true"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/utforska?", new Uri(site.Browser.BaseAddress!, answer.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        var shown = await GetAsync(new Uri(site.Browser.BaseAddress!, answer.Headers.Location!).PathAndQuery, cookie, language);
        Assert.Contains($"role=\"status\">{words}", WebUtility.HtmlDecode(shown.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_cannot_be_saved_says_whether_it_is_the_name_or_how_many_there_are()
    {
        var round = await site.PublishAsync();
        var (anna, cookie) = await SignInAsync("Anna", $"{round}@example.se");
        await SaveAsync(anna, round, "Vy 1");
        var address = $"/utforska?{Query(round)}";
        var page = await GetAsync(address, cookie, "sv-SE");

        Assert.Contains("Du har redan en vy med det namnet. Inget är sparat", await TextAsync(await PostAsync(page, address, "save-view", cookie, ("Form.Name", " Vy 1 "))), StringComparison.Ordinal);
        for (var number = 2; number <= SaveView.MostViews; number++)
            await SaveAsync(anna, round, $"Vy {number}");

        Assert.Contains("Du har redan 200 vyer. Inget är sparat", await TextAsync(await PostAsync(page, address, "save-view", cookie, ("Form.Name", "En till"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("styrdokument_finns", false)]
    [InlineData("samordnare_omfattning", true)]
    public async Task The_link_says_where_the_csv_is_a_zip_file(string question, bool isZip)
    {
        var round = await site.PublishAsync();
        var (_, cookie) = await SignInAsync("Anna", $"{round}@example.se");

        var page = await GetAsync($"/utforska?omgang={round}&fraga={question}", cookie, "sv-SE");

        Assert.Contains("Hämta som CSV", page.Text.Replace("&#xE4;", "ä", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(isZip, page.Text.Contains("CSV (zip)", StringComparison.Ordinal));
    }

    private static string Query(string round) => $"omgang={round}&fraga=styrdokument_finns";

    private async Task<Guid> SaveAsync(Actor actor, string round, string name) =>
        Succeeded(await site.Get<SaveView>().RunAsync(actor, name, ExplorerPage.Table, Query(round), isShared: false));

    private async Task<(Actor Actor, string Cookie)> SignInAsync(string name, string email)
    {
        var actor = await site.Elsewhere.EnrolAsync(name, email, Role.Analyst, "00");
        using var signedIn = await site.Browser.GetAsync($"/test/sign-in/{actor.PersonId}", TestContext.Current.CancellationToken);
        return (actor, signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
    }

    private Task<ServedPage> GetAsync(string path, string cookie, string language) => site.GetAsync(
        path, ("Cookie", $"{cookie}; {CookieRequestCultureProvider.DefaultCookieName}={CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language))}"));

    private async Task<HttpResponseMessage> PostAsync(ServedPage page, string path, string form, string cookie, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(page.Text).Groups["value"].Value);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(one => one.Split(';')[0]) : [];
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Cookie", string.Join("; ", [cookie, .. cookies]));
        return await site.Browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
