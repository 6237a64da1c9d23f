using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.ConsultationRequests;

internal sealed record DeclineConsultationRequestBody(string? Reason = null);

/// <summary>Does not take the prospect on; a reason may be given, and no body at all is fine.</summary>
internal static class DeclineConsultationRequest
{
    public static async Task<Outcome<ConsultationRequestResponse>> Handle(
        Guid id, DeclineConsultationRequestBody? body, AuditContext audit, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (body?.Reason is { Length: > 2000 })
        {
            return Problem.Invalid("reason", "must have at most 2000 characters");
        }

        var request = await db.ConsultationRequests.SingleOrDefaultAsync(r => r.Id == new ConsultationRequestId(id), cancellationToken);
        if (request is null)
        {
            return Problem.NotFound("consultation request");
        }

        if (request.Decline(body?.Reason, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        audit.Because(body?.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return request.ToResponse();
    }
}
