using System.Security.Cryptography;
using Credentialing.Documents.Documents;
using Credentialing.Documents.Scanning;
using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Documents.Files;

/// <summary>
/// Looks at a file before anything is kept of it: its size, what it is, its hash, what the scanner says. What this refuses
/// leaves nothing behind.
/// </summary>
internal sealed class FileInspection(FileLimits limits, IScanner scanner)
{
    /// <summary>What is known of the file, or why it is not taken.</summary>
    /// <param name="file">The file; may be read from anywhere.</param>
    /// <param name="sentName">Its name, as it was sent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(FileFacts? Facts, Verdict Verdict, Problem? Problem)> InspectAsync(Stream file, string? sentName, CancellationToken cancellationToken)
    {
        var nothing = new Verdict(DocumentState.Rejected, scanner.Name);
        if (file.Length == 0)
        {
            return (null, nothing, Problem.Unprocessable("file-empty", "The file is empty.", "file"));
        }

        if (file.Length > limits.MaxBytes)
        {
            return (null, nothing, Uploads.TooLarge(limits.MaxBytes));
        }

        var name = FileNames.Of(sentName);
        var type = await DetectType.OfAsync(file, name, cancellationToken);
        if (type == FileType.Zip)
        {
            (type, var refusal) = await ZipInspection.InspectAsync(file, limits.MaxExpandedBytes, cancellationToken);
            if (refusal is not null)
            {
                return (null, nothing, refusal);
            }
        }

        if (type is null)
        {
            return (null, nothing, DetectType.NotAllowed);
        }

        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));

        // What even the basic checks find no scanner need be asked about.
        var state = await new BasicChecks().ScanAsync(file, cancellationToken);
        state = state == DocumentState.Usable ? await scanner.ScanAsync(file, cancellationToken) : state;
        return state == DocumentState.Rejected
            ? (null, nothing, BasicChecks.Infected)
            : (new FileFacts(name, type.ContentType, file.Length, hash), new Verdict(state, scanner.Name), null);
    }
}
