using System.Globalization;
using Kommunenkat.App.Rounds;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// Says of a page, or of an endpoint by <c>WithMetadata</c>, that it is the same for everyone who is not signed in and depends on
/// nothing but its address, the language, the theme and what is published. It is then made once for all of them and served from memory
/// until something is published, or for <see cref="LongestAge"/>. A page that says so has no interactive parts: there is no circuit.
/// </summary>
/// <param name="headers">Request headers that the content depends on besides: "Accept" where the form of the data is chosen by it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute(params string[] headers) : Attribute, IOutputCachePolicy
{
    /// <summary>
    /// Data for programs: in no language and no theme, and too long to wait for somebody else's to be sent. Who comes while the first
    /// answer is on its way gets one made anew.
    /// </summary>
    public bool IsData { get; init; }

    /// <summary>Nothing older is served, whatever it may be that <see cref="PublicationMark"/> does not count.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(1);

    /// <summary>What Blazor's script asks for when it swaps pages itself; the answer is framed for that one request.</summary>
    private const string EnhancedNavigation = "blazor-enhanced-nav";

    /// <summary>Whether the answer is everyone's, and so may come from memory and go there.</summary>
    public static bool IsForEveryone(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity is not { IsAuthenticated: true }
        && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization)
        && !http.Request.Headers.Accept.ToString().Contains(EnhancedNavigation, StringComparison.OrdinalIgnoreCase);

    async ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!IsForEveryone(http))
            return;

        // Read before the page is: what is published meanwhile is then kept under the old mark, where nobody finds it any more.
        var mark = await http.RequestServices.GetRequiredService<PublicationMark>().ReadAsync(cancellation);
        if (!mark.IsSuccess)
            return;

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = true;
        context.AllowLocking = !IsData;
        context.ResponseExpirationTimeSpan = LongestAge;
        var vary = context.CacheVaryByRules;
        vary.HeaderNames = headers;
        vary.VaryByValues["mark"] = mark.Value.ToString(CultureInfo.InvariantCulture);
        // As it was written, since pages repeat it in their links; the key that is made without us takes letters of either case for the same.
        vary.VaryByValues["address"] = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        vary.VaryByValues["encoding"] = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName ?? "";
        if (!IsData)
        {
            vary.VaryByValues["language"] = $"{CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}";
            vary.VaryByValues["theme"] = Preferences.Theme(http) ?? "";
        }
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>What is an error, or somebody's own after all, is not kept.</summary>
    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK
            || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            || response.Headers.CacheControl.ToString().Contains(CacheControlHeaderValue.NoStoreString, StringComparison.OrdinalIgnoreCase))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
