using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Kommunenkat.Web.Api;

/// <summary>Who counts as one client to the limit of requests.</summary>
internal static class ClientNetwork
{
    /// <summary>What is handed out to one household or office: whoever has one address in it has all of them.</summary>
    private const int SubscriberBytes = 64 / 8;

    /// <summary>How late the framework may be with refilling: it does so for all clients ten times a second.</summary>
    private static readonly TimeSpan Refilling = TimeSpan.FromMilliseconds(100);

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

    /// <summary>
    /// As many at once as are meant for a minute, and then one at a time as they come back, so that Retry-After is the time until the
    /// next one and not until the end of a minute.
    /// </summary>
    public static TokenBucketRateLimiterOptions Limit(int requestsPerMinute) => new()
    {
        TokenLimit = requestsPerMinute,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / requestsPerMinute,
    };

    /// <summary>How long somebody who was turned away has to wait; null: not known.</summary>
    public static TimeSpan? Wait(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait + Refilling : null;

    /// <summary>As the header Retry-After has it.</summary>
    public static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
