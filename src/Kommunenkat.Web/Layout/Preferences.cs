using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Kommunenkat.Web.Layout;

/// <summary>A reader's language and theme. Kept in cookies, so that the first byte of a page is right already and no script is needed.</summary>
public static class Preferences
{
    public const string LanguagePath = "/sprak";
    public const string ThemePath = "/utseende";

    private const string ThemeCookie = "ke-theme";

    /// <summary>By the name in the address. British English: its dates and numbers are those of English texts in Sweden.</summary>
    private static readonly Dictionary<string, CultureInfo> Languages = new(StringComparer.Ordinal)
    {
        ["sv"] = CultureInfo.GetCultureInfo("sv-SE"),
        ["en"] = CultureInfo.GetCultureInfo("en-GB"),
    };

    private static readonly string[] Themes = ["light", "dark"];

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        // The pages are UTF-8: å is two bytes, where the entity that is the rule would be six.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages["sv"]);
            options.SupportedCultures = options.SupportedUICultures = [.. Languages.Values];
            // A Swedish survey is met in Swedish whatever the browser says; the reader's own choice is all that counts.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }

    public static void MapPreferences(this WebApplication app)
    {
        app.MapGet($"{LanguagePath}/{{language}}", SetLanguage);
        app.MapGet($"{ThemePath}/{{theme}}", SetTheme);
    }

    /// <summary>"light" or "dark"; null: as the reader's system.</summary>
    public static string? Theme(HttpContext? http) =>
        http?.Request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme) ? theme : null;

    private static IResult SetLanguage(HttpContext http, string language, string? returnUrl)
    {
        if (!Languages.TryGetValue(language, out var culture))
            return TypedResults.NotFound();
        Keep(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }

    private static IResult SetTheme(HttpContext http, string theme, string? returnUrl)
    {
        if (Themes.Contains(theme))
            Keep(http, ThemeCookie, theme);
        else if (theme == "system")
            http.Response.Cookies.Delete(ThemeCookie);
        else
            return TypedResults.NotFound();
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }

    private static void Keep(HttpContext http, string cookie, string value) => http.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    });
}
