using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Billing.Card;

/// <summary>
/// The processor's signature: <c>t=seconds,v1=hex</c>, an HMAC-SHA-256 over <c>t.body</c>; more than one <c>v1</c> while a
/// secret is changed. Compared in constant time; old ones are refused, so what somebody recorded is of no use later.
/// </summary>
internal static class CardSignature
{
    /// <summary>The header.</summary>
    public const string Header = "Card-Signature";

    /// <summary>How far the processor's clock may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether the body is the processor's, and of now.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="secret">The secret that we share.</param>
    /// <param name="now">The real time: the processor knows nothing of a rehearsal.</param>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var parts = (header ?? "").Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToArray();
        var time = parts.FirstOrDefault(part => part[0] == "t")?[1];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}."), .. body];
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
        var isValid = false;
        foreach (var part in parts.Where(part => part[0] == "v1"))
        {
            isValid |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(part[1]));
        }

        return isValid;
    }
}
