using System.Globalization;
using System.Threading.RateLimiting;
using Kommunenkat.App.Database;
using Kommunenkat.Web.Api;
using Kommunenkat.Web.Features.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// How much one client may ask for: <c>RateLimits:PerMinute</c> for all but static files and the open interface, which has a limit of its own,
/// and <c>RateLimits:SignInPerMinute</c> for what is sent to the pages of signing in. A whole town hall may sit behind one address.
/// </summary>
/// <param name="PerMinute">Requests a minute and network address.</param>
/// <param name="SignInPerMinute">Tries to sign in a minute and network address.</param>
internal sealed record RequestLimits(int PerMinute, int SignInPerMinute)
{
    private const string Key = "RateLimits:PerMinute", SignInKey = "RateLimits:SignInPerMinute";

    /// <summary>Bytes. The longest that is sent is a page's form; texts that are typed come through the page's connection.</summary>
    public const int LongestRequest = 1024 * 1024;

    public static readonly RequestLimits Default = new(1200, 30);

    /// <exception cref="SettingsException">A setting is no number from 1.</exception>
    public static RequestLimits From(IConfiguration configuration)
    {
        return new RequestLimits(Read(Key, Default.PerMinute), Read(SignInKey, Default.SignInPerMinute));

        int Read(string key, int otherwise) => configuration[key] switch
        {
            null or "" => otherwise,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 => number,
            var text => throw new SettingsException($"{key} is \"{text}\"; set it to a whole number from 1, or leave it out for {otherwise}."),
        };
    }

    /// <summary>What holds for a request; the parts of one limit count for themselves.</summary>
    public RateLimitPartition<string> Of(HttpContext http)
    {
        var client = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        return IsFree(http) ? RateLimitPartition.GetNoLimiter("")
            : IsSignIn(http.Request) ? RateLimitPartition.GetTokenBucketLimiter($"{SignIn.Page} {client}", _ => ClientNetwork.Limit(SignInPerMinute))
            : RateLimitPartition.GetTokenBucketLimiter(client, _ => ClientNetwork.Limit(PerMinute));
    }

    private static bool IsSignIn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(SignIn.Page, StringComparison.OrdinalIgnoreCase);

    private static bool IsFree(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<StaticAssetDescriptor>() is not null || metadata.GetMetadata<EnableRateLimitingAttribute>() is not null)
        // The page that tells of the limit is not itself subject to it.
        || http.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;
}

/// <summary>Sets the limits of requests.</summary>
internal static class RequestLimitsStart
{
    /// <exception cref="SettingsException">A setting is no number from 1.</exception>
    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        var limits = RequestLimits.From(builder.Configuration);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = RequestLimits.LongestRequest;
            options.AddServerHeader = false;
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.MultipartBodyLengthLimit = RequestLimits.LongestRequest;
            options.ValueLengthLimit = RequestLimits.LongestRequest;
        });
        builder.Services.Configure<RateLimiterOptions>(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(limits.Of));
    }
}
