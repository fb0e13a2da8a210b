using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kommunenkat.Web.Features.Access;

/// <summary>
/// The cookie of who is signed in. It holds the session's id, sealed; all else is in the database, so that signing out, there or everywhere,
/// holds for a copy of the cookie too.
/// </summary>
public static class SessionCookie
{
    public const string Name = "ke-session";

    /// <summary>Where somebody asks from, told by each request and by the one that a page's connection began with.</summary>
    private const string OriginClaim = "ke-origin";

    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.Sid), out var id) ? id : null;

    public static string? Origin(this ClaimsPrincipal user) => user.FindFirstValue(OriginClaim);

    public static string? Origin(this HttpContext http) => http.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;

    /// <summary>Hands the browser the cookie of a session that was started.</summary>
    public static Task SignInAsync(HttpContext http, Actor actor) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Sid, $"{actor.SessionId!.Value}"), new Claim(ClaimTypes.Name, actor.Name)],
            CookieAuthenticationDefaults.AuthenticationScheme)));

    public static void Configure(CookieAuthenticationOptions options, bool isDevelopment)
    {
        // A development machine has no certificate. The prefix makes browsers refuse the cookie from a subdomain or without encryption.
        options.Cookie.Name = isDevelopment ? Name : $"__Host-{Name}";
        options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.LoginPath = SignIn.Page;
        options.AccessDeniedPath = SignIn.Page;
        options.ReturnUrlParameter = "returnUrl";
        // The end of a session is the database's to tell; the cookie goes with the browser.
        options.ExpireTimeSpan = TimeSpan.FromDays(2);
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (context.Principal?.SessionId() is not { } sessionId)
        {
            context.RejectPrincipal();
            return;
        }

        var services = http.RequestServices;
        FailureKind? failure = IsAct(http.Request)
            ? (await services.GetRequiredService<TouchSession>().RunAsync(sessionId, http.RequestAborted)).Failure?.Kind
            : (await services.GetRequiredService<ReadSession>().RunAsync(sessionId, http.RequestAborted)).Failure?.Kind;
        // Without a database nobody can tell; the pages say so, and nothing is shown that is not read from there.
        if (failure == FailureKind.NotFound)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        if (http.Origin() is { } origin)
            ((ClaimsIdentity)context.Principal.Identity!).AddClaim(new Claim(OriginClaim, origin));
    }

    /// <summary>Whether the person does something, as opposed to a page that keeps its connection or looks how long the session lasts.</summary>
    private static bool IsAct(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !(request.Path.StartsWithSegments(SignIn.SessionPath, StringComparison.OrdinalIgnoreCase) && HttpMethods.IsGet(request.Method));
}
