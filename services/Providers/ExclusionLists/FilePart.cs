using System.Security.Cryptography;
using System.Text;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>A piece of a file that waits to be read, encrypted: it holds dates of birth and addresses. Gone when it was read.</summary>
public sealed class FilePart
{
    /// <summary>The file's import.</summary>
    public ListImportId ImportId { get; private set; }

    /// <summary>Which piece, from 0.</summary>
    public int Number { get; private set; }

    /// <summary>The encrypted piece.</summary>
    public byte[] Data { get; private set; } = [];
}

/// <summary>Files that wait to be read, in pieces: whichever copy of the service has its turn reads them.</summary>
internal sealed class FileParts(ProvidersDb db, IFieldCipher cipher)
{
    private const int PartSize = 1024 * 1024;
    private const string Purpose = "exclusion-list.file";

    /// <summary>Keeps a file, in the current transaction.</summary>
    public async Task<StoredFile> KeepAsync(ListImportId import, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var buffer = new byte[PartSize];
        var (size, isUtf8) = (0L, true);
        int read;
        for (var number = 0; (read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken)) > 0; number++)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            isUtf8 = isUtf8 && IsText(text, buffer.AsSpan(0, read));
            size += read;
            var sealedPart = cipher.Encrypt(Purpose, buffer.AsSpan(0, read));
            await db.Database.ExecuteAsync(
                $"INSERT INTO exclusion_list_file_parts (import_id, number, data) VALUES ({import.Value}, {number}, {sealedPart})", cancellationToken);
        }

        return new StoredFile(hash.GetHashAndReset(), size, isUtf8);
    }

    /// <summary>Reads a file that was kept, a piece at a time.</summary>
    public Stream Open(ListImportId import) => new PartStream(number => ReadAsync(import, number));

    /// <summary>Forgets a file that was read.</summary>
    public Task ForgetAsync(ListImportId import, CancellationToken cancellationToken) =>
        db.Database.ExecuteAsync($"DELETE FROM exclusion_list_file_parts WHERE import_id = {import.Value}", cancellationToken);

    private async Task<byte[]?> ReadAsync(ListImportId import, int number) =>
        await db.Set<FilePart>().AsNoTracking().SingleOrDefaultAsync(part => part.ImportId == import && part.Number == number) is { } found
            ? cipher.Decrypt(Purpose, found.Data)
            : null;

    private static bool IsText(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Span<char> into = new char[bytes.Length + 4];
            decoder.Convert(bytes, into, flush: false, out _, out _, out _);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private sealed class PartStream(Func<int, Task<byte[]?>> readPart) : Stream
    {
        private byte[] _part = [];
        private int _at;
        private int _next;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_at == _part.Length)
            {
                if (await readPart(_next) is not { } part)
                {
                    return 0;
                }

                (_part, _at, _next) = (part, 0, _next + 1);
            }

            var count = Math.Min(buffer.Length, _part.Length - _at);
            _part.AsMemory(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Parts are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
