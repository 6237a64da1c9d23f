using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Documents.Requests;

/// <summary>A request for a document, as the API shows it.</summary>
internal sealed record DocumentRequestResponse(
    DocumentRequestId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateOnly DueOn, string Reason, DocumentRequestState State, bool Overdue,
    string RequestedBy, DocumentId? DocumentId, DateTimeOffset? FulfilledAt, DateTimeOffset? CancelledAt, string? CancelReason) : IVersioned;

internal static class DocumentRequestResponses
{
    public static DocumentRequestResponse ToResponse(this DocumentRequest request, DateTimeOffset now) => new(
        request.Id, request.CreatedAt, request.UpdatedAt, request.Version,
        request.ClientId, request.SubjectKind, request.SubjectId, request.DocumentKind, request.DueOn, request.Reason, request.State,
        request.IsOverdue(DateOnly.FromDateTime(now.UtcDateTime)),
        request.RequestedBy, request.DocumentId, request.FulfilledAt, request.CancelledAt, request.CancelReason);
}
