using System.Security.Claims;
using Kommunenkat.App.Access;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Kommunenkat.Web.Features.Access;

/// <summary>Signing in and out. The cookie holds the person's id and nothing they may do.</summary>
public static class SignIn
{
    public const string Page = "/logga-in";
    public const string DemoPath = "/logga-in/demo";
    public const string OutPath = "/logga-ut";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "ke-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = Page;
            options.AccessDeniedPath = Page;
            options.ReturnUrlParameter = "returnUrl";
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
    }

    public static void MapSignIn(this WebApplication app)
    {
        // Signing in as anybody by one click: a door that is not built anywhere but on a development machine.
        if (app.Environment.IsDevelopment())
            app.MapPost(DemoPath, AsDemoPersonAsync);
        app.MapPost(OutPath, OutAsync);
    }

    private static async Task<IResult> AsDemoPersonAsync(
        HttpContext http, ListDemoPersons listDemoPersons, [FromForm] Guid person, [FromForm] string? returnUrl)
    {
        var people = await listDemoPersons.RunAsync(http.RequestAborted);
        if (people.Value.FirstOrDefault(candidate => candidate.PersonId == person) is not { } actor)
            return TypedResults.NotFound();

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, actor.PersonId.ToString()), new Claim(ClaimTypes.Name, actor.Name)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, actor.Home()));
    }

    // The form value makes the endpoint ask for the antiforgery token: nobody is signed out by another site.
    private static async Task<IResult> OutAsync(HttpContext http, [FromForm] string? returnUrl)
    {
        await http.SignOutAsync();
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }
}
