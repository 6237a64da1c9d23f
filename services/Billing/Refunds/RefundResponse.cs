using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Refunds;

/// <summary>A refund, as the API shows it.</summary>
internal sealed record RefundResponse(
    RefundId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, InvoiceId InvoiceId, PaymentId PaymentId, Money Amount, string Reason, RefundState State,
    string RequestedBy, string? DecidedBy, DateTimeOffset? DecidedAt, string? Because, DateTimeOffset? CompletedAt, string? ProcessorReference) : IVersioned;

internal static class RefundResponses
{
    public static RefundResponse ToResponse(this Refund refund) => new(
        refund.Id, refund.CreatedAt, refund.UpdatedAt, refund.Version,
        refund.ClientId, refund.InvoiceId, refund.PaymentId, refund.Amount, refund.Reason, refund.State,
        refund.RequestedBy, refund.DecidedBy, refund.DecidedAt, refund.Because, refund.CompletedAt, refund.ProcessorReference);
}
