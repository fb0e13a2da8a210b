using System.Threading.RateLimiting;
using Kommunenkat.App.Database;
using Kommunenkat.Web.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Kommunenkat.Web.Api;

/// <summary>The open interface (semantics §10): anonymous, published rounds only, for programs everywhere.</summary>
internal static partial class PublicApi
{
    public const string Methods = "GET, HEAD, OPTIONS";

    private const string Root = "/api", Policy = "api";

    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public static void AddPublicApi(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ApiSettings.From(configuration);
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(
                ClientNetwork.Of(http.Connection.RemoteIpAddress), _ => ClientNetwork.Limit(settings.RequestsPerMinute)));
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) => new ValueTask(RejectAsync(context.HttpContext, ClientNetwork.Wait(context.Lease)));
        });
        services.Configure<ResponseCompressionOptions>(options => options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv"]);
    }

    /// <summary>To be called before the public pages are: what comes from memory is counted too.</summary>
    public static void UsePublicApi(this WebApplication app)
    {
        app.UseWhen(IsApi, branch =>
        {
            branch.Use((http, next) =>
            {
                LetEverySiteRead(http.Response.Headers);
                IgnoreWhatIsMeantForWriting(http.Request.Headers);
                return next(http);
            });
            branch.Use(AnswerFaultsAsync);
        });
        app.UseRateLimiter();
    }

    public static void MapPublicApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root).RequireRateLimiting(Policy).AddEndpointFilter(AnswerMethodsAsync);
        var data = api.MapGroup("/v1").WithMetadata(new PublicPageAttribute("Accept") { IsData = true });
        data.Map("/rounds", CatalogueEndpoints.RoundsAsync);
        data.Map("/indicators", CatalogueEndpoints.IndicatorsAsync);
        data.Map("/areas", CatalogueEndpoints.Areas);
        data.Map("/observations", FigureEndpoints.ObservationsAsync);
        data.Map("/trends", FigureEndpoints.TrendsAsync);
        data.Map("/openapi.json", OpenApiDocument.Send);
        // Not of the root itself, where the page is.
        api.Map("/{part}/{**path}", (HttpContext http) => ApiProblem.NoSuchAddress(http.Request.Path));
    }

    /// <summary>The page that explains the interface at its root is a page like others.</summary>
    private static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is not (null or "" or "/");

    /// <summary>
    /// Always, and not only to who says where they come from: a copy that is kept on the way has to hold for all. Cookies are neither
    /// needed nor let in.
    /// </summary>
    private static void LetEverySiteRead(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = $"Content-Disposition, ETag, Retry-After, {ApiAnswer.ReleaseHeader}";
    }

    /// <summary>
    /// They keep a writer from overwriting what somebody else wrote. To a reader the framework would answer them by 412 without a
    /// word, which caches would keep for everyone as they were told to keep the data.
    /// </summary>
    private static void IgnoreWhatIsMeantForWriting(IHeaderDictionary headers)
    {
        headers.Remove(HeaderNames.IfMatch);
        headers.Remove(HeaderNames.IfUnmodifiedSince);
    }

    /// <summary>Programs are told in their way; for people, the page of errors takes the place of what they asked for.</summary>
    private static Task RejectAsync(HttpContext http, TimeSpan? wait)
    {
        if (IsApi(http))
            return ApiProblem.TooMany(wait).ExecuteAsync(http);
        http.Response.Headers.RetryAfter = ClientNetwork.Seconds(wait ?? TimeSpan.FromMinutes(1));
        http.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>The addresses take every method, so that one that is not meant is told so, and not that there is no such address.</summary>
    private static ValueTask<object?> AnswerMethodsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return next(context);
        if (!HttpMethods.IsOptions(method))
            return ValueTask.FromResult<object?>(ApiProblem.NoSuchMethod(method));

        var headers = http.Response.Headers;
        headers.Allow = headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = "*";
        headers.AccessControlMaxAge = "86400";
        return ValueTask.FromResult<object?>(TypedResults.NoContent());
    }

    private static async Task AnswerFaultsAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers.ToList();
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && exception is not OperationCanceledException)
        {
            LogFault(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PublicApi)), exception, http.Request.Path);
            // What the failed answer had begun to say of itself does not hold for this one.
            http.Response.Clear();
            foreach (var (name, value) in headers)
                http.Response.Headers[name] = value;
            await ApiProblem.Fault().ExecuteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The open interface failed at {Path}.")]
    private static partial void LogFault(ILogger logger, Exception exception, PathString path);
}
