using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Credentialing.Tests.Browser;

/// <summary>What the tests' people sign in with. The stack is told of the administrator's before it starts.</summary>
internal static class Credentials
{
    public const string Administrator = "administrator@people.example";
    public const string Client = "ada@practice.example";
    public const string Authenticator = "JBSWYSDPEHPKSPXPJBSWYSDPEHPKSPXP";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30, Digits = 1_000_000;

    /// <summary>Long, and of this run only.</summary>
    public static string Password { get; } = $"Browser-{RandomNumberGenerator.GetHexString(24)}";

    /// <summary>The six digits that the authenticator shows now (RFC 6238).</summary>
    public static string Code()
    {
        var bits = string.Concat(Authenticator.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(byteBits => byteBits.Length == 8).Select(byteBits => Convert.ToByte(new string(byteBits), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds);
#pragma warning disable CA5350 // The algorithm of every authenticator app.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }
}
