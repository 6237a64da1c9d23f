using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Documents.Scanning;

/// <summary>
/// What is left without a scanner: it knows the signature that scanners are tested with, and no malware. A record that
/// says <c>basicChecks</c> says that nobody has looked for any.
/// </summary>
internal sealed class BasicChecks : IScanner
{
    public string Name => "basicChecks";

    /// <summary>The refusal of a file in which something was found.</summary>
    public static Refusal Infected { get; } = Refusal.OfContent("file-infected", "The scanner found malware in the file. Nothing of it was kept.", "file");

    public async Task<DocumentState> ScanAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var signature = new TestSignature();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (signature.IsIn(buffer.AsSpan(0, read)))
            {
                return DocumentState.Rejected;
            }
        }

        return DocumentState.Usable;
    }
}
