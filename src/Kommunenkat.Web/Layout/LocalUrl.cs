using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kommunenkat.Web.Layout;

/// <summary>Addresses within this site: the only ones that a redirect may go to.</summary>
public static class LocalUrl
{
    public static string Or(string? url, string fallback) =>
        !string.IsNullOrEmpty(url) && RedirectHttpResult.IsLocalUrl(url) && url[0] == '/' ? url : fallback;

    /// <summary>The page the reader sees in the address field, also while an error page is shown in its place.</summary>
    public static string Current(HttpContext? http)
    {
        if (http is null)
            return "/";
        var shownInstead = http.Features.Get<IStatusCodeReExecuteFeature>();
        return shownInstead is null
            ? $"{http.Request.Path}{http.Request.QueryString}"
            : $"{shownInstead.OriginalPath}{shownInstead.OriginalQueryString}";
    }
}
