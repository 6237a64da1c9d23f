using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Identity.Keys;

/// <summary>
/// Encrypts what signs and encrypts tokens under one secret that is never in the database, <c>Identity:KeyEncryptionKey</c>
/// (at least 32 characters, the same for every copy of this service).
/// </summary>
public sealed class KeyProtection
{
    private const int Shortest = 32;
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 210_000);

    private readonly string _secret;

    /// <summary>Takes the secret from the configuration.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is too short to protect anything.</exception>
    public KeyProtection(IConfiguration configuration)
    {
        _secret = configuration["Identity:KeyEncryptionKey"] is { Length: >= Shortest } secret
            ? secret
            : throw new InvalidOperationException($"Set Identity__KeyEncryptionKey to a secret of at least {Shortest} characters.");
    }

    /// <summary>
    /// Protects tokens that only this service reads. None is issued with client credentials, but OpenIddict wants it,
    /// and every copy must have the same.
    /// </summary>
    public SymmetricSecurityKey TokenEncryptionKey => new(HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(_secret), 32, info: "token encryption"u8.ToArray()));

    /// <summary>The private key as encrypted PKCS#8.</summary>
    public string Protect(ECDsa key) => key.ExportEncryptedPkcs8PrivateKeyPem(_secret, Encryption);

    /// <summary>The key that <see cref="Protect"/> encrypted.</summary>
    /// <exception cref="CryptographicException">It was encrypted under another secret, or changed.</exception>
    public ECDsa Unprotect(string encrypted)
    {
        var key = ECDsa.Create();
        key.ImportFromEncryptedPem(encrypted, _secret);
        return key;
    }
}
