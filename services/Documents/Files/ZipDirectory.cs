using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Credentialing.Documents.Files;

/// <summary>
/// The end of an archive, where its table of contents is announced. What it says is checked before any library reads the
/// table, whose size would otherwise be the sender's to choose.
/// </summary>
/// <param name="Entries">How many files it says there are.</param>
/// <param name="Start">Where the table begins.</param>
/// <param name="Size">How long the table is.</param>
/// <param name="At">Where the end record itself is.</param>
internal sealed record ZipDirectory(int Entries, long Start, long Size, long At)
{
    private const int RecordSize = 22;
    private const int HeaderSize = 46;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Whether the table lies right before its end record: one of a ZIP64 archive or of a forged one does not.</summary>
    public bool IsSound => Start + Size == At;

    /// <summary>Looks for the record whose comment ends where the file ends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ZipDirectory?> FindAsync(Stream file, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(file.Length, RecordSize + LongestComment);
        var tail = new byte[length];
        file.Position = file.Length - length;
        await file.ReadExactlyAsync(tail, cancellationToken);
        for (var i = length - RecordSize; i >= 0; i--)
        {
            var record = tail.AsSpan(i);
            if (record.StartsWith("PK\x05\x06"u8) && RecordSize + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length)
            {
                return new ZipDirectory(
                    BinaryPrimitives.ReadUInt16LittleEndian(record[10..]), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), file.Length - length + i);
            }
        }

        return null;
    }

    /// <summary>Reads the table of contents.</summary>
    /// <returns>What is in it; null when it is not what it was announced to be.</returns>
    public async Task<IReadOnlyList<ZipEntry>?> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var table = new byte[Size];
        file.Position = Start;
        await file.ReadExactlyAsync(table, cancellationToken);
        var entries = new List<ZipEntry>(Entries);
        for (var at = 0; at < table.Length;)
        {
            var header = table.AsSpan(at);
            if (header.Length < HeaderSize || !header.StartsWith("PK\x01\x02"u8))
            {
                return null;
            }

            int Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(at + offset));
            long Long(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at + offset));
            var (name, rest) = (Short(28), Short(30) + Short(32));
            if (header.Length < HeaderSize + name + rest)
            {
                return null;
            }

            entries.Add(new ZipEntry(Encoding.UTF8.GetString(header.Slice(HeaderSize, name)), (Short(8) & 1) != 0, Short(10), Long(20), Long(24), Long(42)));
            at += HeaderSize + name + rest;
        }

        return entries.Count == Entries ? entries : null;
    }
}

/// <summary>A line of an archive's table of contents: what it says, which need not be so.</summary>
/// <param name="Name">The path.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
/// <param name="Method">How it is packed: 0 not at all, 8 deflated.</param>
/// <param name="PackedSize">How long it is in the archive.</param>
/// <param name="Size">How long it is said to be unpacked.</param>
/// <param name="HeaderAt">Where its own header is.</param>
internal sealed record ZipEntry(string Name, bool IsEncrypted, int Method, long PackedSize, long Size, long HeaderAt)
{
    private const int HeaderSize = 30;

    /// <summary>Opens what is packed, unpacked as far as it goes, whatever the table says.</summary>
    /// <exception cref="InvalidDataException">It is not there, or packed in a way that is not read.</exception>
    public async Task<Stream> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        file.Position = HeaderAt;
        await file.ReadExactlyAsync(header, cancellationToken);
        var start = HeaderAt + HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (!header.AsSpan().StartsWith("PK\x03\x04"u8) || start + PackedSize > file.Length || Method is not (0 or 8))
        {
            throw new InvalidDataException("The entry is not there.");
        }

        var packed = new Section(file, start, PackedSize);
        return Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }
}
