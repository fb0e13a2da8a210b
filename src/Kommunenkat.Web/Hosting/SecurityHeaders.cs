using Kommunenkat.Web.Features.Access;
using Microsoft.AspNetCore.StaticAssets;

namespace Kommunenkat.Web.Hosting;

/// <summary>Headers that keep a browser to this server: nothing is fetched from, sent to or framed by anybody else.</summary>
public static class SecurityHeaders
{
    /// <summary>Styles may stand in attributes: the length of a bar is its data. Scripts may not.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What a browser could give a page, and none of ours asks for.</summary>
    private const string Denied =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private const string AntiforgeryName = "ke-antiforgery";

    /// <summary>To be called within the pages of errors, so that they have the headers too.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();

        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Denied;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            context.Response.OnStarting(() =>
            {
                if (IsOwn(context))
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>How long browsers insist on HTTPS, and the cookie that a form is checked against.</summary>
    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddAntiforgery(options =>
        {
            // A development machine has no certificate; as for the cookie of who is signed in.
            options.Cookie = isDevelopment ? new CookieBuilder() : new SecureCookie();
            options.Cookie.Name = isDevelopment ? AntiforgeryName : $"__Host-{AntiforgeryName}";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.Cookie.IsEssential = true;
        });
    }

    /// <summary>What is made for somebody who is signed in is kept nowhere: not in a library's browser, and not on the way.</summary>
    private static bool IsOwn(HttpContext context) =>
        context.User.SessionId() is not null
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<StaticAssetDescriptor>() is null
        && metadata.GetMetadata<PublicPageAttribute>() is not { IsData: true };

    /// <summary>
    /// Secure whatever the request came by: with the framework's own setting, every page with a form would fail where the proxy in front
    /// is not named in <c>Proxies</c>, instead of the form alone.
    /// </summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
