using System.Security.Cryptography;
using System.Text;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// A value is: format (1 byte), id of the data key (16), nonce (12), tag (16), cipher text. The format, the key's id
/// and the purpose are associated data, so none of them can be exchanged.
/// </summary>
internal sealed class FieldCipher(DataKeys keys) : IFieldCipher
{
    /// <summary>Where the key's id is in a value, counted from 1 as SQL does.</summary>
    public const int KeyIdAt = 2;

    private const byte Format = 1;
    private const int Header = 17;

    public byte[] Encrypt(string purpose, ReadOnlySpan<byte> plain)
    {
        var (id, key, _) = keys.Current;
        var value = new byte[Header + AesGcmBytes.Overhead + plain.Length];
        value[0] = Format;
        id.TryWriteBytes(value.AsSpan(1), bigEndian: true, out _);
        AesGcmBytes.Seal(key, plain, Associated(value, purpose), value.AsSpan(Header));
        return value;
    }

    public byte[] Decrypt(string purpose, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length < Header || cipher[0] != Format)
        {
            throw new CryptographicException("The value is not encrypted in a format that this version knows.");
        }

        return AesGcmBytes.Open(keys.Find(KeyIdOf(cipher)), cipher[Header..], Associated(cipher, purpose));
    }

    public byte[] Hash(string purpose, ReadOnlySpan<byte> plain)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Lookup);
        hash.AppendData(Encoding.UTF8.GetBytes(purpose));
        hash.AppendData([0]);
        hash.AppendData(plain);
        return hash.GetHashAndReset();
    }

    internal static Guid KeyIdOf(ReadOnlySpan<byte> cipher) => new(cipher.Slice(1, 16), bigEndian: true);

    private static byte[] Associated(ReadOnlySpan<byte> value, string purpose) => [.. value[..Header], .. Encoding.UTF8.GetBytes(purpose)];
}
