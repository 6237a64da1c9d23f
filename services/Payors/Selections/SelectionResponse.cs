using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Selections;

/// <summary>A selection, as the API shows it.</summary>
internal sealed record SelectionResponse(
    SelectionId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, IReadOnlyList<Guid> ApplicationIds, Guid? InvoiceId, SelectionState State, DateTimeOffset? PaidAt) : IVersioned;

internal static class SelectionResponses
{
    public static SelectionResponse ToResponse(this Selection selection) => new(
        selection.Id, selection.CreatedAt, selection.UpdatedAt, selection.Version,
        selection.ClientId, selection.ApplicationIds, selection.InvoiceId, selection.State, selection.PaidAt);
}
