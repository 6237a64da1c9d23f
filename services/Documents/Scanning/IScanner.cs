using Credentialing.Documents.Documents;

namespace Credentialing.Documents.Scanning;

/// <summary>Looks for malware in a file.</summary>
internal interface IScanner
{
    /// <summary>What it is called in a document's record.</summary>
    string Name { get; }

    /// <summary>Usable, rejected, or quarantined when it could not be asked.</summary>
    /// <param name="file">The file; it is read from its beginning.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<DocumentState> ScanAsync(Stream file, CancellationToken cancellationToken);
}
