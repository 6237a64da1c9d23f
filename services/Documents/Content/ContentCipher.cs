using System.Buffers.Binary;
using System.Security.Cryptography;
using Credentialing.Documents.Documents;

namespace Credentialing.Documents.Content;

/// <summary>
/// AES-256-GCM over pieces of 64 KB. Every version has a key of its own, so the number of the piece is nonce enough; it
/// and the version's id are bound in, so pieces cannot be exchanged or moved.
/// </summary>
internal sealed class ContentCipher(string key, DocumentVersionId version) : IDisposable
{
    /// <summary>How long a piece is before it is encrypted; just short enough for the ordinary heap.</summary>
    public const int ChunkSize = 64 * 1024;

    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly AesGcm _aes = new(Convert.FromBase64String(key), Tag);
    private readonly byte[] _version = version.Value.ToByteArray(bigEndian: true);

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public byte[] Seal(int number, ReadOnlySpan<byte> plain)
    {
        var sealedChunk = new byte[plain.Length + Tag];
        _aes.Encrypt(NonceOf(number, stackalloc byte[Nonce]), plain, sealedChunk.AsSpan(Tag), sealedChunk.AsSpan(0, Tag), _version);
        return sealedChunk;
    }

    /// <summary>The plain piece.</summary>
    /// <exception cref="CryptographicException">It was changed, or is another one.</exception>
    public byte[] Open(int number, ReadOnlySpan<byte> sealedChunk)
    {
        var plain = new byte[sealedChunk.Length - Tag];
        _aes.Decrypt(NonceOf(number, stackalloc byte[Nonce]), sealedChunk[Tag..], sealedChunk[..Tag], plain, _version);
        return plain;
    }

    public void Dispose() => _aes.Dispose();

    private static Span<byte> NonceOf(int number, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt32BigEndian(nonce[(Nonce - sizeof(int))..], number);
        return nonce;
    }
}
