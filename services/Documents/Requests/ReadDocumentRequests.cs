using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Requests;

internal static class ListDocumentRequests
{
    private static readonly Sorts<DocumentRequest, DocumentRequestId> s_sorts =
        new Sorts<DocumentRequest, DocumentRequestId>(request => request.Id, byDefault: "dueOn")
            .By("dueOn", request => request.DueOn)
            .By("createdAt", request => request.CreatedAt);

    public static async Task<Outcome<Page<DocumentRequestResponse>>> Handle(
        PageRequest page, Guid? clientId, bool? overdue, Choice<DocumentRequestState> state, Guid? subjectId, string? documentKind,
        Caller caller, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var requests = db.Requests.AsNoTracking().SeenBy(caller);
        if (clientId is { } client)
        {
            requests = requests.Where(request => request.ClientId == new ClientId(client));
        }

        if (overdue is { } isOverdue)
        {
            requests = requests.Where(request => (request.State == DocumentRequestState.Open && request.DueOn < today) == isOverdue);
        }

        if (state.Value is { } inState)
        {
            requests = requests.Where(request => request.State == inState);
        }

        if (subjectId is { } subject)
        {
            requests = requests.Where(request => request.SubjectId == subject);
        }

        if (documentKind is not null)
        {
            requests = requests.Where(request => request.DocumentKind == documentKind);
        }

        return await requests.ToPageAsync(page, s_sorts, request => request.ToResponse(now), cancellationToken);
    }
}

internal static class GetDocumentRequest
{
    public static async Task<Outcome<DocumentRequestResponse>> Handle(Guid id, Caller caller, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SeenBy(caller).SingleOrDefaultAsync(r => r.Id == new DocumentRequestId(id), cancellationToken);
        return request is null ? Problem.NotFound("document request") : request.ToResponse(clock.GetUtcNow());
    }
}
