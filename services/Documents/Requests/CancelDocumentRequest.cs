using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Requests;

internal sealed record CancelDocumentRequestRequest(string? Reason = null);

/// <summary>Calls a request off; a reason may be given, and no body at all is fine.</summary>
internal static class CancelDocumentRequest
{
    public static async Task<Outcome<DocumentRequestResponse>> Handle(
        Guid id, CancelDocumentRequestRequest? request, Caller caller, AuditContext audit, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request?.Reason?.Length > DocumentRequestRules.LongestReason)
        {
            return Problem.Invalid("reason", $"must have at most {DocumentRequestRules.LongestReason} characters");
        }

        var asked = await db.Requests.SeenBy(caller).SingleOrDefaultAsync(r => r.Id == new DocumentRequestId(id), cancellationToken);
        if (asked is null)
        {
            return Problem.NotFound("document request");
        }

        var now = clock.GetUtcNow();
        if (asked.Cancel(request?.Reason?.Trim(), now) is { } refusal)
        {
            return refusal;
        }

        audit.Because(request?.Reason?.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return asked.ToResponse(now);
    }
}
