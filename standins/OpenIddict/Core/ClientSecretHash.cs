using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpenIddict.Core;

/// <summary>
/// Client secrets as the official package stores them, so that a database moves over in both directions: base64 of
/// a marker byte (1), then big-endian 32-bit numbers for the hash (1 is SHA-256), the iterations and the length of
/// the salt, then the salt and the PBKDF2 key.
/// </summary>
internal static class ClientSecretHash
{
    private const byte Marker = 1;
    private const int Header = 13;
    private const int Iterations = 10_000;
    private const int SaltLength = 128 / 8;
    private const int KeyLength = 256 / 8;

    public static string Create(string secret)
    {
        var payload = new byte[Header + SaltLength + KeyLength];
        payload[0] = Marker;
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(1), 1);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(5), Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(9), SaltLength);

        var salt = payload.AsSpan(Header, SaltLength);
        RandomNumberGenerator.Fill(salt);
        Rfc2898DeriveBytes.Pbkdf2(secret, salt, payload.AsSpan(Header + SaltLength), Iterations, HashAlgorithmName.SHA256);
        return Convert.ToBase64String(payload);
    }

    /// <summary>Whether the hash is of this secret; a hash that cannot be read is of none.</summary>
    public static bool Matches(string hash, string secret)
    {
        Span<byte> buffer = new byte[hash.Length];
        if (!Convert.TryFromBase64String(hash, buffer, out var length) || length < Header || buffer[0] != Marker)
        {
            return false;
        }

        HashAlgorithmName? algorithm = BinaryPrimitives.ReadUInt32BigEndian(buffer[1..]) switch
        {
            0 => HashAlgorithmName.SHA1,
            1 => HashAlgorithmName.SHA256,
            2 => HashAlgorithmName.SHA512,
            _ => null,
        };
        var iterations = BinaryPrimitives.ReadInt32BigEndian(buffer[5..]);
        var saltLength = BinaryPrimitives.ReadInt32BigEndian(buffer[9..]);
        if (algorithm is null || iterations < 1 || saltLength < 128 / 8 || length - Header - saltLength < 128 / 8)
        {
            return false;
        }

        var salt = buffer.Slice(Header, saltLength);
        ReadOnlySpan<byte> expected = buffer[(Header + saltLength)..length];
        var actual = Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, algorithm.Value, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
