using System.Net;
using Kommunenkat.App.Database;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// Who in front of this server is believed when it says for whom it asks, and whether that was by HTTPS: the setting <c>Proxies</c>, addresses
/// and networks ("10.1.2.3, 10.4.0.0/16"), as one text or as a list. Without it nobody is: a client could else make up its own address.
/// </summary>
public static class Proxies
{
    private const string Key = "Proxies";

    /// <summary>To be called first of all, so that everything after it knows the true client.</summary>
    /// <exception cref="SettingsException">The setting names something else than addresses and networks.</exception>
    public static void UseProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration);
        if (networks.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <exception cref="SettingsException">The setting names something else than addresses and networks.</exception>
    internal static IReadOnlyList<IPNetwork> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        var texts = section.GetChildren().Select(child => child.Value).Prepend(section.Value).OfType<string>()
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return [.. texts.Select(text => Network(text) ?? throw new SettingsException(
            $"{Key} has \"{text}\", which is neither an address nor a network; write them as in \"10.1.2.3, 10.4.0.0/16\", or leave the setting out."))];
    }

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        // Without its port or scope, and not "7", which the framework reads as 0.0.0.7.
        : IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) || text.Count(sign => sign == '.') == 3)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
}
