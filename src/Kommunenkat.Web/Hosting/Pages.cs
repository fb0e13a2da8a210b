namespace Kommunenkat.Web.Hosting;

/// <summary>The addresses of all pages.</summary>
public static class Pages
{
    /// <summary>Every component with a route. Blazor's endpoints take GET and POST alone; programs that check links ask by HEAD.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>().AddInteractiveServerRenderMode().Add(page =>
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
    });
}
