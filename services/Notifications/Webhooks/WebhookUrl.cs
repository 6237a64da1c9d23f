using System.Net;
using Credentialing.Notifications.Webhooks.Sending;

namespace Credentialing.Notifications.Webhooks;

/// <summary>
/// What an address of a webhook may be. A name is only judged when it is connected to, by the addresses that it then has;
/// what can be seen to be wrong now is said now.
/// </summary>
internal static class WebhookUrl
{
    public const int Longest = 2000;

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="url">The address.</param>
    /// <param name="allowPrivate">Whether this is a stack on one machine, where receivers are too.</param>
    public static string? Wrong(string? url, bool allowPrivate)
    {
        if (url is null || url.Length > Longest || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return $"must be an absolute URL of at most {Longest} characters";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !(allowPrivate && address.Scheme == Uri.UriSchemeHttp))
        {
            return "must begin with https://";
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "must have neither a login nor a fragment";
        }

        return allowPrivate || !IsSeenToBePrivate(address) ? null : "must be an address on the public Internet";
    }

    private static bool IsSeenToBePrivate(Uri address) => IPAddress.TryParse(address.IdnHost, out var ip)
        ? !PublicAddresses.Includes(ip)
        : address.IdnHost.TrimEnd('.') is var host &&
            (!host.Contains('.', StringComparison.Ordinal) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ||
             host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase));
}
