using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

/// <summary>A payment, as the API shows it, with what its invoice is like now. The version is the invoice's.</summary>
internal sealed record PaymentResponse(
    PaymentId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    InvoiceId InvoiceId, ClientId ClientId, Money Amount, Money Unapplied, PaymentMethod Method, string? Reference,
    DateTimeOffset? ReturnedAt, string? ReturnReason, PaidInvoice Invoice) : IVersioned;

/// <summary>What an invoice is like after its payments.</summary>
internal sealed record PaidInvoice(string Number, InvoiceState State, Money Total, Money Paid, Money Due);

internal static class PaymentResponses
{
    public static PaymentResponse ToResponse(this Payment payment, Invoice invoice, PaymentReturn? returned = null) => new(
        payment.Id, payment.ReceivedAt, returned?.ReturnedAt ?? payment.ReceivedAt, invoice.Version,
        payment.InvoiceId, payment.ClientId, payment.Amount, payment.Unapplied, payment.Method, payment.Reference,
        returned?.ReturnedAt, returned?.Reason,
        new PaidInvoice(invoice.Number, invoice.State, invoice.Total, invoice.Paid, invoice.Due));

    public static async Task<PaymentResponse> ToResponseAsync(this Payment payment, Invoice invoice, BillingDb db, CancellationToken cancellationToken) =>
        payment.ToResponse(invoice, await db.PaymentReturns.AsNoTracking().SingleOrDefaultAsync(returned => returned.PaymentId == payment.Id, cancellationToken));
}
