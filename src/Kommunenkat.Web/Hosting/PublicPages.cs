using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kommunenkat.Web.Hosting;

/// <summary>Serves the pages with a <see cref="PublicPageAttribute"/> from memory, and makes them so that they can be.</summary>
public static class PublicPages
{
    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddOutputCache();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        // Better than the default, which is made for what is compressed anew each time.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>To be called when it is known who asks, and in which language.</summary>
    public static void UsePublicPages(this WebApplication app)
    {
        app.UseOutputCache();
        // Within the cache, so that what is kept is compressed already.
        app.UseResponseCompression();
        app.Use((context, next) => IsForEveryone(context) ? RenderAsync(context) : next(context));
    }

    /// <summary>Whether a page is made for everyone who is not signed in: without scripts, since there is no circuit to keep.</summary>
    public static bool IsForEveryone(HttpContext? context) =>
        context?.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<PublicPageAttribute>() is not null
        && metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && PublicPageAttribute.IsForEveryone(context);

    /// <summary>
    /// As a result and not by the page's own endpoint, which gives every reader a cookie and a hidden token against forged forms, and
    /// writes state for a circuit: none of it is needed here, and none of it could be shared.
    /// </summary>
    private static async Task RenderAsync(HttpContext context)
    {
        var response = context.Response;
        var sent = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await new RazorComponentResult<App> { PreventStreamingRendering = true }.ExecuteAsync(context);
        }
        finally
        {
            response.Body = sent;
        }

        if (response.StatusCode == StatusCodes.Status200OK)
            LetItBeKept(response, page);
        page.Position = 0;
        // To the end, also when the reader who came first has gone: the others at the same page wait for this one.
        await page.CopyToAsync(sent, CancellationToken.None);
    }

    /// <summary>
    /// The browser keeps the page but asks each time whether it still holds, since a new release, another language or theme, or signing
    /// in changes what the same address shows. Nobody between us and the browser keeps it: they do not know what our cookies mean.
    /// </summary>
    private static void LetItBeKept(HttpResponse response, MemoryStream page)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append("Vary", "Cookie");
        // Weak: it stands for the page before it is compressed.
        response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)).AsSpan(0, 16))}\"";
    }
}
