using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// Codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, which is what the apps do. ASP.NET Core
/// Identity's own check does not say which code it accepted, so it would accept the same one twice.
/// </summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long Step = 30;

    /// <summary>The time step of a moment.</summary>
    /// <param name="now">The moment.</param>
    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / Step;

    /// <summary>The step that the code is of, one before and one after now included; null where it is of none, or of one that was used.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="code">What was typed; spaces do not matter.</param>
    /// <param name="now">The real time.</param>
    /// <param name="lastStep">The last step that a code was accepted of.</param>
    public static long? Accept(string key, string? code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes((code ?? "").Replace(" ", "", StringComparison.Ordinal));
        long? accepted = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(key, step)), typed) && step > lastStep)
            {
                accepted = step;
            }
        }

        return accepted;
    }

    /// <summary>The code of a step.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="step">The step.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with HMAC-SHA-1 is what authenticator apps do; HMAC does not lean on collision resistance.")]
    public static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Decode(key), counter);

        // RFC 4226 section 5.3: four bytes from where the last half-byte says, without the sign.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (var letter in key.ToUpperInvariant().Where(letter => letter is not (' ' or '=')))
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("The key is not base 32.");
            }

            (buffer, bits) = (((buffer << 5) | value) & 0xffff, bits + 5);
            if (bits >= 8)
            {
                bytes.Add((byte)(buffer >> (bits -= 8)));
            }
        }

        return [.. bytes];
    }
}
