namespace Credentialing.Documents.Files;

/// <summary>A part of a file, to be read once from its beginning; nothing else reads the file meanwhile.</summary>
internal sealed class Section : Stream
{
    private readonly Stream _file;
    private long _left;

    public Section(Stream file, long start, long length)
    {
        (_file, _left) = (file, length);
        file.Position = start;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("It is read to its end.");

    public override long Position
    {
        get => throw new NotSupportedException("It is read from its beginning.");
        set => throw new NotSupportedException("It is read from its beginning.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read from its beginning.");

    public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");
}
