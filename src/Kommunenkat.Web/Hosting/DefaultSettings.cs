using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace Kommunenkat.Web.Hosting;

/// <summary>What holds where nothing is configured, so that a fresh checkout starts by <c>dotnet run</c> alone.</summary>
public static class DefaultSettings
{
    private const string Address = "http://localhost:5080";

    /// <summary>Bytes.</summary>
    private const int LongestPage = 256 * 1024;

    /// <summary>Bytes. The script of the answering page hands over a long text with those it had handed over before; a message that is too long would end the page.</summary>
    private const int LongestMessage = 1024 * 1024;

    /// <summary>Settings that say where to listen; with any of them set, ours stays away.</summary>
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    /// <summary>
    /// A page that the server has let go of is loaded anew, when its reader pauses and with the cursor where it was. Blazor would else put it up
    /// anew by itself under the hands of who types.
    /// </summary>
    public static void ForgetLostPages(CircuitOptions options) => options.PersistedCircuitInMemoryMaxRetained = 0;

    public static void TakeLongTexts(HubOptions options) => options.MaximumReceiveMessageSize = LongestMessage;

    public static void UseDefaults(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (!AddressKeys.Any(key => configuration.GetSection(key).Exists()))
            builder.WebHost.UseUrls(Address);

        // A whole page fits (a test holds them to 150 kB), so that a reader on a slow line never holds up those who wait for the same one.
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxResponseBufferSize = LongestPage);

        // Outside Development, a static file is what the build made of it. Else the server looks for changes at each request, takes a file
        // whose time has fractions of a second for changed, and sends it uncompressed.
        if (!builder.Environment.IsDevelopment())
            configuration["ReloadStaticAssetsAtRuntime"] ??= "false";

        // A checkout runs with the packages' static files in place, also outside Development.
        builder.WebHost.UseStaticWebAssets();
    }
}
