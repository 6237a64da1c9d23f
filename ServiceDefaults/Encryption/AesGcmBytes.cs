using System.Security.Cryptography;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>AES-256-GCM as bytes: nonce (12), tag (16), cipher text. Nonces are random: a key is good for 2³² values.</summary>
internal static class AesGcmBytes
{
    public const int Overhead = Nonce + Tag;

    private const int Nonce = 12;
    private const int Tag = 16;

    public static void Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated, Span<byte> target)
    {
        RandomNumberGenerator.Fill(target[..Nonce]);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(target[..Nonce], plain, target[Overhead..], target.Slice(Nonce, Tag), associated);
    }

    /// <summary>The plain bytes.</summary>
    /// <exception cref="CryptographicException">Too short, changed, or sealed otherwise.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> associated)
    {
        if (cipher.Length < Overhead)
        {
            throw new CryptographicException("The encrypted value is too short.");
        }

        var plain = new byte[cipher.Length - Overhead];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(cipher[..Nonce], cipher[Overhead..], cipher.Slice(Nonce, Tag), plain, associated);
        return plain;
    }
}
