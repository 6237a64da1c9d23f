using Credentialing.Documents.Scanning;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Documents.Files;

/// <summary>
/// Unpacks an archive to nowhere, once, counting what really comes out: neither what it says of its sizes nor how often it
/// names the same data matters. An archive inside the archive is not opened; that is the scanner's.
/// </summary>
internal static class ZipInspection
{
    private const int MostEntries = 10_000;
    private const long LongestDirectory = 4 * 1024 * 1024;

    /// <summary>Which kind of archive it is, or why it is not taken.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mostExpanded">Bytes that it may have when unpacked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<(FileType? Type, Refusal? Refusal)> InspectAsync(Stream file, long mostExpanded, CancellationToken cancellationToken)
    {
        if (await ZipDirectory.FindAsync(file, cancellationToken) is not { IsSound: true } directory)
        {
            return (null, Unreadable);
        }

        if (directory.Entries > MostEntries || directory.Size > LongestDirectory)
        {
            return (null, TooMuch);
        }

        try
        {
            if (await directory.ReadAsync(file, cancellationToken) is not { } entries)
            {
                return (null, Unreadable);
            }

            var budget = mostExpanded;
            foreach (var entry in entries)
            {
                var (size, refusal) = entry.IsEncrypted ? (0, Encrypted) : await ReadAsync(file, entry, budget, cancellationToken);
                if (refusal is not null)
                {
                    return (null, refusal);
                }

                budget -= size;
            }

            var names = entries.Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? (null, Macros) : (KindOf(names), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return (null, Unreadable);
        }
    }

    private static async Task<(long Size, Refusal? Refusal)> ReadAsync(Stream file, ZipEntry entry, long budget, CancellationToken cancellationToken)
    {
        await using var content = await entry.OpenAsync(file, cancellationToken);
        var signature = new TestSignature();
        var buffer = new byte[64 * 1024];
        long size = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            if (size == 0 && DetectType.IsProgram(buffer.AsSpan(0, read)))
            {
                return (size, DetectType.NotAllowed);
            }

            size += read;
            if (size > budget)
            {
                return (size, TooMuch);
            }

            if (signature.IsIn(buffer.AsSpan(0, read)))
            {
                return (size, BasicChecks.Infected);
            }
        }

        return (size, size == entry.Size ? null : Unreadable);
    }

    private static FileType KindOf(HashSet<string> names) => names.Contains("[Content_Types].xml") switch
    {
        true when names.Contains("word/document.xml") => FileType.Docx,
        true when names.Contains("xl/workbook.xml") => FileType.Xlsx,
        _ => FileType.Zip,
    };

    private static Refusal Encrypted { get; } = Refusal.OfContent("file-encrypted", "The file is protected by a password, so nobody can see what is in it.", "file");

    private static Refusal TooMuch { get; } = Refusal.OfContent("file-expands-too-far", "Unpacked, the file is larger than is taken.", "file");

    private static Refusal Unreadable { get; } = Refusal.OfContent("file-unreadable", "The archive is damaged, or of a kind that is not read.", "file");

    private static Refusal Macros { get; } = Refusal.OfContent("file-type-not-allowed", "The file has macros.", "file");
}
