using Microsoft.AspNetCore.Components.Server;

namespace Kommunenkat.Web.Hosting;

/// <summary>The addresses of all pages.</summary>
public static class Pages
{
    /// <summary>Every component with a route. Blazor's endpoints take GET and POST alone; programs that check links ask by HEAD.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>().AddInteractiveServerRenderMode(FrameNothing).Add(page =>
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
    });

    // Who may frame a page is said by SecurityHeaders, to all of them; Blazor's own header would let the site frame itself.
    private static void FrameNothing(ServerComponentsEndpointOptions options) => options.ContentSecurityFrameAncestorsPolicy = null;
}
