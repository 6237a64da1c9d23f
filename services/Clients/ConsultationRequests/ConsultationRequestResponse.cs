using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.ConsultationRequests;

/// <summary>A request for a consultation, as the API shows it to staff.</summary>
internal sealed record ConsultationRequestResponse(
    ConsultationRequestId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Reference, string Organization, Contact Contact, ClientKind Kind, IReadOnlyList<string> States, IReadOnlyList<string> Specialties,
    int? ProviderCount, string? Goals, IReadOnlyList<string> Questions,
    ConsultationRequestState State, DateTimeOffset? DecidedAt, string? DeclineReason, ClientId? ClientId) : IVersioned;

internal static class ConsultationRequestResponses
{
    public static ConsultationRequestResponse ToResponse(this ConsultationRequest request) => new(
        request.Id, request.CreatedAt, request.UpdatedAt, request.Version,
        request.Reference, request.Organization, request.Contact, request.Kind, request.States, request.Specialties,
        request.ProviderCount, request.Goals, request.Questions,
        request.State, request.DecidedAt, request.DeclineReason, request.ClientId);
}
