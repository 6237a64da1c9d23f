using System.Net;
using System.Net.Sockets;

namespace Credentialing.Notifications.Webhooks.Sending;

/// <summary>
/// The addresses of the public Internet: what IANA's special-purpose registries (RFC 6890 and later) do not keep for
/// anything else. An IPv4 address inside of an IPv6 one is judged as what it is.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] s_notPublicV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // What is global unicast at all, and what of it is kept for protocols, documentation and 6to4.
    private static readonly IPNetwork s_globalV6 = IPNetwork.Parse("2000::/3"), s_translatedV4 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork[] s_notPublicV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48" }.Select(network => IPNetwork.Parse(network))];

    public static bool Includes(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !s_notPublicV4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6 || s_translatedV4.Contains(address))
        {
            return Includes(new IPAddress(address.GetAddressBytes()[12..]));
        }

        return s_globalV6.Contains(address) && !s_notPublicV6.Any(network => network.Contains(address));
    }
}
