namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Encrypts single values before they reach the database, with keys that rotate and whose old ones still read.
/// </summary>
public interface IFieldCipher
{
    /// <summary>Encrypts (AES-GCM); the purpose is bound in, so a value cannot be moved to another column.</summary>
    /// <param name="purpose">What the value is: <c>provider.ssn</c>.</param>
    /// <param name="plain">The value.</param>
    byte[] Encrypt(string purpose, ReadOnlySpan<byte> plain);

    /// <summary>Decrypts what <see cref="Encrypt"/> made, with whichever key it was made.</summary>
    /// <param name="purpose">The purpose it was encrypted for.</param>
    /// <param name="cipher">The encrypted value.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Changed, of another purpose, or of an unknown key.</exception>
    byte[] Decrypt(string purpose, ReadOnlySpan<byte> cipher);

    /// <summary>A keyed hash (HMAC-SHA-256): equal values can be found without being readable or guessable.</summary>
    /// <param name="purpose">What the value is.</param>
    /// <param name="plain">The value, already in its normal form.</param>
    byte[] Hash(string purpose, ReadOnlySpan<byte> plain);
}
