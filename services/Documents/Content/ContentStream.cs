using Credentialing.Documents.Documents;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Content;

/// <summary>
/// A version's content to read from anywhere, a megabyte at a time. Each megabyte is a transaction of its own: however
/// slowly somebody downloads, no connection to the database waits for it.
/// </summary>
internal sealed class ContentStream(DocumentsDb db, DocumentVersion version) : Stream
{
    private const int Ahead = 16;

    private readonly ContentCipher _cipher = new(version.ContentKey!, version.Id);
    private IReadOnlyList<byte[]> _chunks = [];
    private int _first;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => version.Size;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0)
        {
            return 0;
        }

        var number = (int)(Position / ContentCipher.ChunkSize);
        if (number < _first || number >= _first + _chunks.Count)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            _chunks = await ContentStore.ReadAsync(db, version.Id, _cipher, number, Ahead, cancellationToken);
            _first = number;
        }

        var rest = _chunks[number - _first].AsMemory((int)(Position % ContentCipher.ChunkSize));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }
}
