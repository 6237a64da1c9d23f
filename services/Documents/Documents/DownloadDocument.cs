using Credentialing.Documents.Content;
using Credentialing.Documents.Files;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Credentialing.Documents.Documents;

/// <summary>
/// Streams the content of a version, whole or in ranges. It stands outside of the request's transaction, which would hold
/// the whole answer back in memory: a first transaction of its own finds the version and records the reading, and only
/// then is anything read.
/// </summary>
internal static class DownloadDocument
{
    public static async Task<IResult> Handle(
        Guid id, int? edition, HttpContext context, Caller caller, AuditContext action, IAuditTrail audit, DocumentsDb db, CancellationToken cancellationToken)
    {
        caller.Bind(context.User, db.Tenant);
        db.Actor = caller.Id;
        action.Action = "GET /v1/documents/{id}/content";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var document = await db.Documents.AsNoTracking().SeenBy(caller)
            .SingleOrDefaultAsync(d => d.Id == new DocumentId(id) && d.State != DocumentState.Removed, cancellationToken);
        var version = document is null
            ? null
            : await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.DocumentId == document.Id && v.Edition == (edition ?? document.Edition), cancellationToken);
        if (version is null)
        {
            return Problem.NotFound("document");
        }

        if (Refusal(version) is { } refusal)
        {
            return (Problem)refusal;
        }

        await audit.RecordReadAsync(new AuditSubject("document", id.ToString(), version.ClientId), [$"content of edition {version.Edition}"], "download", cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        return Results.Stream(
            new ContentStream(db, version), version.ContentType, FileType.DownloadName(version.FileName, version.ContentType),
            version.ReceivedAt, new EntityTagHeaderValue($"\"{version.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>Why a version's content is given to nobody; null when it may be used.</summary>
    public static ServiceDefaults.Domain.Refusal? Refusal(DocumentVersion version) => version.State switch
    {
        DocumentState.Quarantined => new("document-quarantined", "The file has not been scanned yet: try again later."),
        DocumentState.Rejected => new("document-rejected", "The scanner found malware in the file: its content is gone."),
        DocumentState.Removed => new("document-removed", "The document was removed: its content is gone."),
        _ => null,
    };
}
