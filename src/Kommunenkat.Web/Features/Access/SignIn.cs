using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.SignIn;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Kommunenkat.Web.Features.Access;

/// <summary>Why somebody comes back to the sign-in page from an identity provider without being signed in.</summary>
public enum SignInFault
{
    /// <summary>They changed their mind there.</summary>
    Cancelled,

    /// <summary>The provider is out of reach, or what it said could not be trusted.</summary>
    Provider,

    /// <summary>The database is out of reach.</summary>
    Unavailable,
}

/// <summary>Signing in and out.</summary>
public static class SignIn
{
    public const string Page = "/logga-in";
    public const string DemoPath = "/logga-in/demo";
    public const string CodePath = "/logga-in/kod";
    public const string LinkPath = "/logga-in/lank";
    public const string NoAccountPath = "/logga-in/utan-konto";
    public const string OutPath = "/logga-ut";

    /// <summary>How long the session lasts (GET), and that the person is there (POST).</summary>
    public const string SessionPath = "/session";

    /// <summary>To be called before the use cases are registered: by these alone nobody could sign in.</summary>
    /// <param name="mail">How mail leaves.</param>
    /// <exception cref="SettingsException">A setting makes no sense, or nobody could sign in: on a development machine the demo people can.</exception>
    public static void AddSignIn(this WebApplicationBuilder builder, MailSettings mail)
    {
        var (services, isDevelopment) = (builder.Services, builder.Environment.IsDevelopment());
        var settings = SignInSettings.From(builder.Configuration, mail);
        if (!isDevelopment)
            settings.Require();
        services.AddSingleton(settings);
        services.AddSingleton(SessionSettings.From(builder.Configuration));
        services.AddSingleton<MailCookie>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => SessionCookie.Configure(options, isDevelopment))
            .AddProviders(settings, isDevelopment);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
    }

    public static void MapSignIn(this WebApplication app)
    {
        // Signing in as anybody by one click: a door that is not built anywhere but on a development machine.
        if (app.Environment.IsDevelopment())
            app.MapPost(DemoPath, AsDemoPersonAsync);
        app.MapProviders();
        app.MapPost(OutPath, OutAsync);
        app.MapGet(SessionPath, StandingAsync);
        app.MapPost(SessionPath, StandingAsync);
    }

    /// <summary>The address of the sign-in page that says what went wrong.</summary>
    public static string PageAfter(SignInFault fault, string? returnUrl) => $"{Page}?fel={fault}{(returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}")}";

    /// <summary>The same address with where to go afterwards.</summary>
    public static string With(string path, string? returnUrl) => returnUrl is null ? path : $"{path}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static async Task<IResult> AsDemoPersonAsync(
        HttpContext http, ListDemoPersons listDemoPersons, StartSession startSession, [FromForm] Guid person, [FromForm] string? returnUrl)
    {
        var people = await listDemoPersons.RunAsync(http.RequestAborted);
        if (people.Value.All(candidate => candidate.PersonId != person))
            return TypedResults.NotFound();

        var actor = (await startSession.RunAsync(person, SignInMethod.Demo, null, http.Origin(), http.RequestAborted)).Value;
        await SessionCookie.SignInAsync(http, actor);
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, actor.Home()));
    }

    /// <summary>By POST the person says that they are there, which the cookie's own check has noted by now.</summary>
    private static async Task<IResult> StandingAsync(HttpContext http, ReadSession readSession, TimeProvider time)
    {
        if (http.User.SessionId() is not { } sessionId)
            return TypedResults.Unauthorized();
        var standing = await readSession.RunAsync(sessionId, http.RequestAborted);
        if (standing.Failure is { } failure)
            return failure.Kind == FailureKind.NotFound ? TypedResults.Unauthorized() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new { SecondsLeft = (int)(standing.Value.EndsAt - time.GetUtcNow()).TotalSeconds, standing.Value.Mark });
    }

    // The form value makes the endpoint ask for the antiforgery token: nobody is signed out by another site.
    private static async Task<IResult> OutAsync(HttpContext http, EndSession endSession, [FromForm] string? returnUrl)
    {
        if (http.User.SessionId() is { } sessionId)
            await endSession.RunAsync(sessionId, http.Origin());
        await http.SignOutAsync();
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }
}
