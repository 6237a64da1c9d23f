using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.ConsultationRequests;

internal static class ReadConsultationRequests
{
    private static readonly Sorts<ConsultationRequest, ConsultationRequestId> s_sorts =
        new Sorts<ConsultationRequest, ConsultationRequestId>(request => request.Id, byDefault: "-createdAt").By("createdAt", request => request.CreatedAt);

    public static async Task<Outcome<Page<ConsultationRequestResponse>>> List(
        PageRequest page, string? q, Choice<ConsultationRequestState> state, ClientsDb db, CancellationToken cancellationToken)
    {
        var requests = db.ConsultationRequests.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            var text = q.Trim();
            requests = requests.Where(request =>
                request.Reference == text || EF.Functions.ILike(request.Organization, $"%{Like.Escape(text)}%", Like.EscapeCharacter));
        }

        if (state.Value is { } inState)
        {
            requests = requests.Where(request => request.State == inState);
        }

        return await requests.ToPageAsync(page, s_sorts, request => request.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<ConsultationRequestResponse>> One(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        var request = await db.ConsultationRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == new ConsultationRequestId(id), cancellationToken);
        return request is null ? Problem.NotFound("consultation request") : request.ToResponse();
    }
}
