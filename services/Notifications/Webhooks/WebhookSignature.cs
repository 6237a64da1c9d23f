using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Notifications.Webhooks;

/// <summary>Signs as Standard Webhooks says: HMAC-SHA-256 over id, time and body, in base64, with the version in front.</summary>
internal static class WebhookSignature
{
    /// <summary>What a secret begins with.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="body">The body, as it is sent.</param>
    /// <param name="secrets">With <see cref="Prefix"/>.</param>
    public static string Of(string id, long timestamp, string body, IEnumerable<string> secrets)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}.{body}");
        return string.Join(' ', secrets.Select(secret =>
            $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))}"));
    }
}
