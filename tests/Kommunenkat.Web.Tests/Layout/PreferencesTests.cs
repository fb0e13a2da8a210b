using System.Net;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kommunenkat.Web.Tests.Layout;

/// <summary>The real addresses in a small server: cookies and redirects are the browser's to see.</summary>
public sealed class PreferencesTests : IAsyncLifetime
{
    private readonly WebApplication _app = Small();
    private HttpClient? _browser;

    private HttpClient Browser => _browser ??= new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new Uri(_app.Urls.Single()),
    };

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("sv", "sv-SE")]
    public async Task A_language_is_kept_for_a_year_and_leads_back_to_the_page(string language, string culture)
    {
        var response = await GetAsync($"/sprak/{language}?returnUrl=%2Fresultat%3Farea%3D14");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/resultat?area=14", response.Headers.Location!.OriginalString);
        var cookie = Cookie(response);
        Assert.StartsWith($".AspNetCore.Culture={Uri.EscapeDataString($"c={culture}|uic={culture}")};", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task A_theme_is_kept(string theme)
    {
        Assert.StartsWith($"ke-theme={theme};", Cookie(await GetAsync($"/utseende/{theme}?returnUrl=/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_of_the_system_is_no_theme_of_ones_own()
    {
        Assert.StartsWith("ke-theme=; expires=Thu, 01 Jan 1970", Cookie(await GetAsync("/utseende/system?returnUrl=/")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sprak/en?returnUrl=https%3A%2F%2Fexample.org%2F")]
    [InlineData("/sprak/en?returnUrl=%2F%2Fexample.org%2F")]
    [InlineData("/utseende/dark?returnUrl=%2F%5Cexample.org")]
    [InlineData("/utseende/dark")]
    public async Task Nobody_is_led_away_from_the_site(string path)
    {
        Assert.Equal("/", (await GetAsync(path)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/sprak/de?returnUrl=/")]
    [InlineData("/utseende/pink?returnUrl=/")]
    public async Task What_there_is_not_cannot_be_chosen(string path)
    {
        var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("ke-theme=dark", "dark")]
    [InlineData("ke-theme=light", "light")]
    [InlineData("ke-theme=system", null)]
    [InlineData("ke-theme=\"><script>", null)]
    [InlineData("", null)]
    public void Only_a_theme_that_there_is_gets_into_the_page(string cookies, string? theme)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookies;

        Assert.Equal(theme, Preferences.Theme(http));
        Assert.Null(Preferences.Theme(null));
    }

    [Theory]
    [InlineData(null, "sv-SE")]
    [InlineData("en-GB", "en-GB")]
    [InlineData("de-DE", "sv-SE")]
    public async Task The_browser_has_no_say_in_the_language(string? chosen, string culture)
    {
        var http = new DefaultHttpContext { RequestServices = _app.Services };
        http.Request.Headers.AcceptLanguage = "en";
        if (chosen is not null)
            http.Request.Headers.Cookie = $".AspNetCore.Culture=c={chosen}|uic={chosen}";
        var used = "";

        await new RequestLocalizationMiddleware(
            context =>
            {
                used = context.Features.Get<IRequestCultureFeature>()!.RequestCulture.UICulture.Name;
                return Task.CompletedTask;
            },
            _app.Services.GetRequiredService<IOptions<RequestLocalizationOptions>>(),
            _app.Services.GetRequiredService<ILoggerFactory>()).Invoke(http);

        Assert.Equal(culture, used);
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _browser?.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Small()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddLanguages();
        var app = builder.Build();
        app.MapPreferences();
        return app;
    }

    private Task<HttpResponseMessage> GetAsync(string path) => Browser.GetAsync(path, TestContext.Current.CancellationToken);

    private static string Cookie(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Set-Cookie"));
}
