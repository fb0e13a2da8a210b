using System.Net;
using System.Net.Sockets;

namespace Kommunenkat.App.SignIn;

/// <summary>The network that somebody asks from, as far as it is usually one customer's.</summary>
internal static class SignInNetwork
{
    private const int BitsOfIPv4 = 24, BitsOfIPv6 = 56;

    /// <returns>"192.0.2.0/24" or "2001:db8:0:100::/56"; empty where the address is not known.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? BitsOfIPv4 : BitsOfIPv6;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return FormattableString.Invariant($"{new IPAddress(bytes)}/{bits}");
    }
}
