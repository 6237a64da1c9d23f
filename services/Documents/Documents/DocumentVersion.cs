using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Documents.Documents;

/// <summary>One version of a document's content.</summary>
public sealed class DocumentVersion : IBelongsToClient
{
    private DocumentVersion()
    {
    }

    internal DocumentVersion(Document document, int edition, FileFacts file, string contentKey, DateOnly? expiresOn, string by, DateTimeOffset at)
    {
        (Id, DocumentId, ClientId, Edition) = (new DocumentVersionId(Guid.CreateVersion7(at)), document.Id, document.ClientId, edition);
        (FileName, ContentType, Size, Sha256) = (file.FileName, file.ContentType, file.Size, file.Sha256);
        (ContentKey, ExpiresOn, UploadedBy, ReceivedAt) = (contentKey, expiresOn, by, at);
    }

    /// <summary>Its id.</summary>
    public DocumentVersionId Id { get; private init; }

    /// <summary>The document.</summary>
    public DocumentId DocumentId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>1 for the first.</summary>
    public int Edition { get; private init; }

    /// <summary>The name of the file, without a path.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>As found in the content.</summary>
    public string ContentType { get; private init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private init; }

    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>What the content is encrypted with (base64); null when the content is gone.</summary>
    public string? ContentKey { get; private set; }

    /// <summary>Whether it may be used.</summary>
    public DocumentState State { get; private set; }

    /// <summary>The last day on which it holds, where that is known.</summary>
    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>Which scanner was asked.</summary>
    public string ScannedBy { get; private set; } = "";

    /// <summary>When the scanner answered (UTC).</summary>
    public DateTimeOffset? ScannedAt { get; private set; }

    /// <summary>Who sent it.</summary>
    public string UploadedBy { get; private init; } = "";

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    internal void Take(Verdict verdict, DateTimeOffset at)
    {
        (State, ScannedBy) = (verdict.State, verdict.By);
        ScannedAt = verdict.State == DocumentState.Quarantined ? null : at;
        if (verdict.State == DocumentState.Rejected)
        {
            ContentKey = null;
        }
    }

    internal void Forget() => (State, ContentKey) = (DocumentState.Removed, null);
}
