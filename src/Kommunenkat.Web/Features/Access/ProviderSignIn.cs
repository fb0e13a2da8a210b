using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.SignIn;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kommunenkat.Web.Features.Access;

/// <summary>Signing in at identity providers by OpenID Connect: each is a scheme of its own, and what it tells is for a use case to judge.</summary>
public static partial class ProviderSignIn
{
    private const string SchemePrefix = "provider-", ReturnUrl = "return-url", VerifiedClaim = "email_verified";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The address that leads to a provider. It is a link and no form: the policy on forms lets none be led to another site.</summary>
    public static string Path(IdentityProvider provider, string? returnUrl) =>
        SignIn.With($"{SignIn.Page}/via/{provider.Key}", returnUrl);

    internal static void AddProviders(this AuthenticationBuilder authentication, SignInSettings settings, bool isDevelopment)
    {
        foreach (var provider in settings.Providers)
            authentication.AddOpenIdConnect(SchemePrefix + provider.Key, provider.Name, options => Configure(options, provider, isDevelopment));
    }

    internal static void MapProviders(this WebApplication app) => app.MapGet($"{SignIn.Page}/via/{{key}}", BeginAsync);

    private static void Configure(OpenIdConnectOptions options, IdentityProvider provider, bool isDevelopment)
    {
        options.Authority = provider.Authority.ToString();
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = provider.RequireHttps;
        options.CallbackPath = $"{SignIn.Page}/oidc/{provider.Key}";
        options.BackchannelTimeout = Patience;

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Prepend("openid").Distinct())
            options.Scope.Add(scope);

        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey(provider.EmailClaim, provider.EmailClaim);
        options.ClaimActions.MapJsonKey(VerifiedClaim, VerifiedClaim);

        // The provider sends the browser back by a link, and so these come along; a development machine has no certificate.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        options.Events.OnTicketReceived = context => ReceiveAsync(context, provider);
        options.Events.OnAccessDenied = context =>
        {
            Refuse(context, context.Properties, SignInFault.Cancelled);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            LogFailed(LoggerOf(context.HttpContext), provider.Key, context.Failure);
            Refuse(context, context.Properties, SignInFault.Provider);
            return Task.CompletedTask;
        };
    }

    private static async Task BeginAsync(HttpContext http, SignInSettings settings, string key, [FromQuery] string? returnUrl)
    {
        if (settings.FindProvider(key) is not { } provider)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await http.ChallengeAsync(SchemePrefix + provider.Key, new AuthenticationProperties(new Dictionary<string, string?> { [ReturnUrl] = returnUrl }) { RedirectUri = SignIn.Page });
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException && !http.Response.HasStarted)
        {
            // Its own addresses could not be fetched.
            LogFailed(LoggerOf(http), provider.Key, exception);
            http.Response.Redirect(SignIn.PageAfter(SignInFault.Provider, returnUrl));
        }
    }

    /// <summary>The identity is proved; the scheme's own cookie, with what the provider told, is never made.</summary>
    private static async Task ReceiveAsync(TicketReceivedContext context, IdentityProvider provider)
    {
        var (http, user) = (context.HttpContext, context.Principal!);
        context.HandleResponse();
        var identity = new ProvidedIdentity(
            provider.Key, user.FindFirstValue("sub") ?? "", user.FindFirstValue(provider.EmailClaim),
            bool.TryParse(user.FindFirstValue(VerifiedClaim), out var isVerified) && isVerified);
        var signedIn = await http.RequestServices.GetRequiredService<SignInByProvider>().RunAsync(identity, http.Origin(), http.RequestAborted);
        var returnUrl = ReturnUrlOf(context.Properties);
        if (signedIn.IsSuccess)
        {
            await SessionCookie.SignInAsync(http, signedIn.Value);
            http.Response.Redirect(LocalUrl.Or(returnUrl, signedIn.Value.Home()));
            return;
        }

        http.Response.Redirect(signedIn.Failure.Kind == FailureKind.NotFound
            ? $"{SignIn.NoAccountPath}?via={provider.Key}"
            : SignIn.PageAfter(SignInFault.Unavailable, returnUrl));
    }

    private static void Refuse(HandleRequestContext<RemoteAuthenticationOptions> context, AuthenticationProperties? properties, SignInFault fault)
    {
        context.HandleResponse();
        context.Response.Redirect(SignIn.PageAfter(fault, ReturnUrlOf(properties)));
    }

    // What was null has become an empty text on the way.
    private static string? ReturnUrlOf(AuthenticationProperties? properties) => properties?.GetString(ReturnUrl) is { Length: > 0 } url ? url : null;

    private static ILogger LoggerOf(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn).FullName!);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in at the identity provider {Provider} failed")]
    private static partial void LogFailed(ILogger logger, string provider, Exception? exception);
}
