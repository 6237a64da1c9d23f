using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// The one secret that is not in the database: whoever has a dump, and not this, reads nothing. It encrypts only the
/// key ring; the ring encrypts the data keys; those encrypt the fields.
/// </summary>
internal sealed class MasterKey
{
    private readonly byte[] _key;

    /// <summary>Reads <c>Encryption:MasterKey</c>.</summary>
    /// <exception cref="InvalidOperationException">It is missing, or not at least 32 bytes in base64.</exception>
    public MasterKey(IConfiguration configuration)
    {
        var text = configuration["Encryption:MasterKey"] ?? throw new InvalidOperationException(
            "Encryption:MasterKey is missing: set Encryption__MasterKey to 32 random bytes in base64, the same for every copy of every service.");
        var bytes = new byte[64];
        _key = Convert.TryFromBase64String(text, bytes, out var length) && length >= 32
            ? bytes[..length]
            : throw new InvalidOperationException("Encryption:MasterKey must be at least 32 bytes in base64, as `openssl rand -base64 32` prints them.");
    }

    /// <summary>Nonce, tag and cipher text.</summary>
    public byte[] Encrypt(string use, byte[] plain)
    {
        var sealedBytes = new byte[AesGcmBytes.Overhead + plain.Length];
        AesGcmBytes.Seal(KeyFor(use), plain, Encoding.UTF8.GetBytes(use), sealedBytes);
        return sealedBytes;
    }

    public byte[] Decrypt(string use, byte[] cipher) => AesGcmBytes.Open(KeyFor(use), cipher, Encoding.UTF8.GetBytes(use));

    // A key of its own for each use, so that the master key itself encrypts nothing.
    private byte[] KeyFor(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes(use));
}
