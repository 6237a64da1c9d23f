using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Invoices;

/// <summary>An invoice, as the API shows it.</summary>
internal sealed record InvoiceResponse(
    InvoiceId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Number, ClientId ClientId, string? ClientName, InvoiceReason Reason, Guid SubjectId, IReadOnlyList<InvoiceLine> Lines,
    Money Total, Money Paid, Money Credited, Money Due, InvoiceState State, DateOnly DueOn) : IVersioned;

internal static class InvoiceResponses
{
    public static InvoiceResponse ToResponse(this Invoice invoice, string? clientName) => new(
        invoice.Id, invoice.CreatedAt, invoice.UpdatedAt, invoice.Version,
        invoice.Number, invoice.ClientId, clientName, invoice.Reason, invoice.SubjectId, invoice.Lines,
        invoice.Total, invoice.Paid, invoice.Credited, invoice.Due, invoice.State, invoice.DueOn);

    /// <summary>The invoice with its client's name, which another service told us.</summary>
    public static async Task<InvoiceResponse> ToResponseAsync(this Invoice invoice, BillingDb db, CancellationToken cancellationToken) => invoice.ToResponse(
        await db.KnownClients.AsNoTracking().Where(client => client.ClientId == invoice.ClientId).Select(client => client.Name).SingleOrDefaultAsync(cancellationToken));
}
