using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>A document with its newest version, as the API shows it.</summary>
internal sealed record DocumentResponse(
    DocumentId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DocumentState State, int Edition, int? UsableEdition,
    string FileName, string ContentType, long Size, string Sha256, DateOnly? ExpiresOn, ScanResponse Scan, string UploadedBy, DateTimeOffset ReceivedAt,
    DateTimeOffset? RemovedAt, string? RemovalReason) : IVersioned;

/// <summary>Which scanner was asked, and when it answered; <c>basicChecks</c> looks for no malware.</summary>
internal sealed record ScanResponse(string By, DateTimeOffset? At);

/// <summary>One version of a document's content, as the API shows it.</summary>
internal sealed record DocumentVersionResponse(
    DocumentVersionId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    DocumentId DocumentId, int Edition, DocumentState State, string FileName, string ContentType, long Size, string Sha256, DateOnly? ExpiresOn,
    ScanResponse Scan, string UploadedBy);

/// <summary>A document that expires soon, or has.</summary>
internal sealed record ExpiringDocumentResponse(
    DocumentId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, string FileName, DateOnly ExpiresOn, int DaysLeft);

internal static class DocumentResponses
{
    public static DocumentResponse ToResponse(this Document document, DocumentVersion newest) => new(
        document.Id, document.CreatedAt, document.UpdatedAt, document.Version,
        document.ClientId, document.SubjectKind, document.SubjectId, document.DocumentKind, document.State, document.Edition, document.UsableEdition,
        newest.FileName, newest.ContentType, newest.Size, newest.Sha256, document.ExpiresOn, newest.Scan, newest.UploadedBy, newest.ReceivedAt,
        document.RemovedAt, document.RemovalReason);

    public static DocumentVersionResponse ToResponse(this DocumentVersion version, int ofDocument) => new(
        version.Id, version.ReceivedAt, version.ScannedAt ?? version.ReceivedAt, ofDocument,
        version.DocumentId, version.Edition, version.State, version.FileName, version.ContentType, version.Size, version.Sha256, version.ExpiresOn,
        version.Scan, version.UploadedBy);

    /// <summary>The newest version of each document of a page.</summary>
    public static async Task<Dictionary<DocumentId, DocumentVersion>> NewestVersionsAsync(
        this DocumentsDb db, IReadOnlyCollection<Document> documents, CancellationToken cancellationToken)
    {
        var ids = documents.Select(document => document.Id).ToArray();
        return await db.Versions.AsNoTracking()
            .Where(version => ids.Contains(version.DocumentId) &&
                version.Edition == db.Documents.Where(document => document.Id == version.DocumentId).Select(document => document.Edition).First())
            .ToDictionaryAsync(version => version.DocumentId, cancellationToken);
    }

    extension(DocumentVersion version)
    {
        private ScanResponse Scan => new(version.ScannedBy, version.ScannedAt);
    }
}
