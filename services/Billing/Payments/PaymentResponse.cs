using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Payments;

/// <summary>A payment, as the API shows it, with what its invoice is like now. The version is the invoice's.</summary>
internal sealed record PaymentResponse(
    PaymentId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    InvoiceId InvoiceId, ClientId ClientId, Money Amount, PaymentMethod Method, string? Reference, PaidInvoice Invoice) : IVersioned;

/// <summary>What an invoice is like after its payments.</summary>
internal sealed record PaidInvoice(string Number, InvoiceState State, Money Total, Money Paid, Money Due);

internal static class PaymentResponses
{
    public static PaymentResponse ToResponse(this Payment payment, Invoice invoice) => new(
        payment.Id, payment.ReceivedAt, payment.ReceivedAt, invoice.Version,
        payment.InvoiceId, payment.ClientId, payment.Amount, payment.Method, payment.Reference,
        new PaidInvoice(invoice.Number, invoice.State, invoice.Total, invoice.Paid, invoice.Due));
}
