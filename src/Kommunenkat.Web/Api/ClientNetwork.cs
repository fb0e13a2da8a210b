using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kommunenkat.Web.Api;

/// <summary>Who counts as one client to the limit of requests.</summary>
internal static class ClientNetwork
{
    /// <summary>What is handed out to one household or office: whoever has one address in it has all of them.</summary>
    private const int SubscriberBytes = 64 / 8;

    /// <summary>An IPv4 address, in whatever form it came, or the first 64 bits of an IPv6 address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, SubscriberBytes))}/64")
            : plain.ToString();
    }
}
