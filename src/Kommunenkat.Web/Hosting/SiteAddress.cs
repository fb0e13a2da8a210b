using Kommunenkat.App.Database;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// The site's address as people know it, <c>Site:Address</c>, for links in mail. It is never taken from a request: whoever asks for somebody
/// else's mail could have its link lead to themselves.
/// </summary>
/// <param name="Known">Null: not set.</param>
/// <param name="IsDevelopment">On a development machine the request's own address will do.</param>
public sealed record SiteAddress(Uri? Known, bool IsDevelopment)
{
    private const string Key = "Site:Address";

    /// <exception cref="SettingsException">The setting makes no sense.</exception>
    public static SiteAddress From(IConfiguration configuration, bool isDevelopment) => configuration[Key] switch
    {
        null or "" => new SiteAddress(null, isDevelopment),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) =>
            new SiteAddress(address, isDevelopment),
        _ => throw new SettingsException($"{Key} is no address; write it as \"https://enkat.myndigheten.se\"."),
    };

    /// <summary>The site's address for a link in a mail that this request has sent; null: it is not known.</summary>
    public Uri? For(HttpRequest request) => Known ?? (IsDevelopment ? new Uri($"{request.Scheme}://{request.Host}") : null);
}
