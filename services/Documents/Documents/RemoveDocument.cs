using Credentialing.Documents.Content;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

internal sealed record RemoveDocumentRequest(string? Reason = null);

/// <summary>
/// Ends a document's retention: the content of every version is erased, and with it the keys that backups of it would
/// need. That it was there, who removed it and why stays. The reason may be in the body or in the query.
/// </summary>
internal static class RemoveDocument
{
    private const int LongestReason = 500;

    public static async Task<IResult> Handle(
        Guid id, [FromBody] RemoveDocumentRequest? request, string? reason, IfMatch ifMatch,
        Caller caller, AuditContext audit, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var why = (request?.Reason ?? reason)?.Trim();
        if (why?.Length > LongestReason)
        {
            return Problem.Invalid("reason", $"must have at most {LongestReason} characters");
        }

        await db.TakeTurnAsync(id.ToString(), cancellationToken);
        var document = await db.Documents.Include(d => d.Versions).SeenBy(caller)
            .SingleOrDefaultAsync(d => d.Id == new DocumentId(id) && d.State != DocumentState.Removed, cancellationToken);
        if (document is null)
        {
            return Problem.NotFound("document");
        }

        if (ifMatch.Refuses(document.Version) is { } stale)
        {
            return stale;
        }

        audit.Because(why);
        document.Remove(why, clock.GetUtcNow());
        await ContentStore.EraseAsync(db, document.Versions, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Results.NoContent();
    }
}
