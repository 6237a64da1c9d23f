using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Credentialing.AuditVerifier;

/// <summary>
/// Each line of an export is <c>{"seq", "previousHash", "hash", "entry"}</c>. The hash is SHA-256 over the 32 bytes of
/// the hash before it (zeros before the first) and the entry's JSON exactly as it is written in the line, in UTF-8.
/// </summary>
public static class ExportedChain
{
    private static readonly string s_start = new('0', 64);

    /// <summary>Walks the chain.</summary>
    /// <param name="lines">The export's lines; empty ones are skipped.</param>
    /// <param name="noted">A head noted earlier, in hexadecimal, that must be among the hashes.</param>
    /// <exception cref="FormatException">A line is not of an export.</exception>
    public static Verdict Verify(IEnumerable<string> lines, string? noted = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (entries, head) = (0L, s_start);
        var isHeld = noted is null;
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var (seq, previousHash, hash, entry) = Read(line);
            var reason =
                seq != entries + 1 ? "a link is missing" :
                previousHash != head ? "the link does not continue the one before it" :
                entry == "null" ? "the entry is missing" :
                hash != HashOf(head, entry) ? "the entry was changed" : null;
            if (reason is not null)
            {
                return new Verdict(entries, head, new Break(entries + 1, reason));
            }

            (entries, head) = (seq, hash);
            isHeld |= string.Equals(hash, noted, StringComparison.OrdinalIgnoreCase);
        }

        return new Verdict(entries, head, isHeld ? null : new Break(entries + 1, "the trail was cut off: the noted head is gone"));
    }

    private static string HashOf(string previous, string entry) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(entry)]));

    private static (long Seq, string PreviousHash, string Hash, string Entry) Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return (
                root.GetProperty("seq").GetInt64(), root.GetProperty("previousHash").GetString()!, root.GetProperty("hash").GetString()!,
                root.GetProperty("entry").GetRawText());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("A line is not of an export of the audit trail.", exception);
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Entries">How many entries are whole.</param>
/// <param name="Head">The hash of the last of them.</param>
/// <param name="Broken">Where the chain breaks first; null when it does not.</param>
public sealed record Verdict(long Entries, string Head, Break? Broken);

/// <summary>Where the chain breaks.</summary>
/// <param name="Seq">The number of the link.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record Break(long Seq, string Reason);
