using Kommunenkat.App.Database;
using Microsoft.Extensions.Configuration;

namespace Kommunenkat.App.Messaging;

/// <summary>Where people find the site: <c>Site:Address</c>, as "https://enkat.myndigheten.se".</summary>
/// <param name="Address">For letters, without a slash at its end; null: letters name no address.</param>
public sealed record SiteSettings(string? Address)
{
    private const string AddressKey = "Site:Address";

    public static readonly SiteSettings None = new(Address: null);

    /// <exception cref="SettingsException">It is no address of a site.</exception>
    public static SiteSettings From(IConfiguration configuration) => configuration[AddressKey] switch
    {
        null or "" => None,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => new SiteSettings(text.TrimEnd('/')),
        _ => throw new SettingsException($"{AddressKey} is no address of a site; write it as \"https://enkat.myndigheten.se\"."),
    };
}
