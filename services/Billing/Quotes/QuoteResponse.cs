using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Quotes;

/// <summary>A quote, as the API shows it.</summary>
internal sealed record QuoteResponse(
    QuoteId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, InvoiceReason Reason, Guid SubjectId, IReadOnlyList<InvoiceLine> Lines, Money Total,
    QuoteState State, DateOnly ValidUntil, InvoiceId? InvoiceId) : IVersioned;

internal static class QuoteResponses
{
    public static QuoteResponse ToResponse(this Quote quote, DateTimeOffset now) => new(
        quote.Id, quote.CreatedAt, quote.UpdatedAt, quote.Version,
        quote.ClientId, quote.Reason, quote.SubjectId, quote.Lines, quote.Total, quote.StateAt(now), quote.ValidUntil, quote.InvoiceId);
}
