using System.Text;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Documents.Files;

/// <summary>
/// Says what a file is from what is in it, never from its name or from what the sender says. Only what is on the list is
/// taken, and nothing that is two things at once.
/// </summary>
internal static class DetectType
{
    private const int Head = 1024;

    /// <summary>PDF, PNG, JPEG, TIFF, ZIP (and so Word, Excel) or text; null when it is none of these.</summary>
    /// <param name="file">The file; may be read from anywhere.</param>
    /// <param name="fileName">Tells CSV from other text, which nothing else can.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<FileType?> OfAsync(Stream file, string fileName, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var head = new byte[Head];
        head = head[..await file.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellationToken)];
        if (head.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            return FileType.Zip;
        }

        var type = ByMagic(head);
        if (type is null)
        {
            return await IsTextAsync(file, head, cancellationToken)
                ? fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileType.Csv : FileType.Text
                : null;
        }

        return await ZipDirectory.FindAsync(file, cancellationToken) is null ? type : null;
    }

    /// <summary>What no archive may hold: programs and scripts.</summary>
    /// <param name="head">How a file begins.</param>
    public static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8) || head.StartsWith("\u007FELF"u8) || head.StartsWith("#!"u8) ||
        head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xFA, 0xED, 0xFE]) ||
        head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0, 0, 0, 1, 0x14, 2, 0]);

    private static FileType? ByMagic(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
        {
            return FileType.Pdf;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && head.Length > 16 && head[12..16].SequenceEqual("IHDR"u8))
        {
            return FileType.Png;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return FileType.Jpeg;
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0]) || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0, 0x2A]) ? FileType.Tiff : null;
    }

    // Text has no control characters but those of lines. In which encoding it is nobody can tell for sure, and spreadsheets
    // still write the old ones, so bytes from 0x80 may mean anything.
    private static async Task<bool> IsTextAsync(Stream file, byte[] head, CancellationToken cancellationToken)
    {
        var beginning = Encoding.Latin1.GetString(head).ToUpperInvariant();
        if (beginning.StartsWith("#!", StringComparison.Ordinal) || s_otherThings.Any(thing => beginning.Contains(thing, StringComparison.Ordinal)))
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        file.Position = 0;
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (buffer.AsSpan(0, read).IndexOfAny(s_control) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Written in characters, and yet not text: something would run or draw it.
    private static readonly string[] s_otherThings = ["<HTML", "<!DOCTYPE", "<SCRIPT", "<SVG", "<?XML", "<?PHP", "<BODY", "<IFRAME", "%PDF-", @"{\RTF"];

    private static readonly System.Buffers.SearchValues<byte> s_control = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\n' or '\r' or '\f')).Select(code => (byte)code), 0x7F]);

    /// <summary>The refusal of what is not on the list.</summary>
    public static Refusal NotAllowed { get; } = Refusal.OfContent(
        "file-type-not-allowed", "The file is none of PDF, PNG, JPEG, TIFF, ZIP, Word (.docx), Excel (.xlsx), text and CSV, or is several at once.", "file");
}
