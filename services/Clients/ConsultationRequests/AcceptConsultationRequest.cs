using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.ConsultationRequests;

/// <summary>Makes a client of the prospect, with all that it told us.</summary>
internal static class AcceptConsultationRequest
{
    public static async Task<Outcome<ConsultationRequestResponse>> Handle(Guid id, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = await db.ConsultationRequests.SingleOrDefaultAsync(r => r.Id == new ConsultationRequestId(id), cancellationToken);
        if (request is null)
        {
            return Problem.NotFound("consultation request");
        }

        var now = clock.GetUtcNow();
        var client = OpenClient.Add(db, request.Profile, now);
        if (request.Accept(client.Id, now) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return request.ToResponse();
    }
}
