using System.Buffers.Binary;

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
}
