namespace Kommunenkat.Web.Hosting;

/// <summary>What holds where nothing is configured, so that a fresh checkout starts by <c>dotnet run</c> alone.</summary>
public static class DefaultSettings
{
    private const string Address = "http://localhost:5080";

    /// <summary>Settings that say where to listen; with any of them set, ours stays away.</summary>
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void UseDefaults(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (!AddressKeys.Any(key => configuration.GetSection(key).Exists()))
            builder.WebHost.UseUrls(Address);

        // A checkout runs with the packages' static files in place, also outside Development.
        builder.WebHost.UseStaticWebAssets();
    }
}
