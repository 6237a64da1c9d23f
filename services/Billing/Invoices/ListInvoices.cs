using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Invoices;

internal static class ListInvoices
{
    private static readonly Sorts<Invoice, InvoiceId> s_sorts = new Sorts<Invoice, InvoiceId>(invoice => invoice.Id, byDefault: "-createdAt")
        .By("createdAt", invoice => invoice.CreatedAt)
        .By("dueOn", invoice => invoice.DueOn);

    public static async Task<Outcome<Page<InvoiceResponse>>> Handle(
        PageRequest page, Guid? clientId, Guid? subjectId, Choice<InvoiceState> state, Choice<InvoiceReason> reason,
        BillingDb db, CancellationToken cancellationToken)
    {
        var invoices = db.Invoices.AsNoTracking();
        if (clientId is { } client)
        {
            invoices = invoices.Where(invoice => invoice.ClientId == new ClientId(client));
        }

        if (subjectId is { } subject)
        {
            invoices = invoices.Where(invoice => invoice.SubjectId == subject);
        }

        if (state.Value is { } inState)
        {
            invoices = invoices.Where(invoice => invoice.State == inState);
        }

        if (reason.Value is { } forReason)
        {
            invoices = invoices.Where(invoice => invoice.Reason == forReason);
        }

        var found = await invoices.ToPageAsync(page, s_sorts, invoice => invoice, cancellationToken);
        var clients = found.Items.Select(invoice => invoice.ClientId).Distinct().ToArray();
        var names = await db.KnownClients.AsNoTracking().Where(known => clients.Contains(known.ClientId))
            .ToDictionaryAsync(known => known.ClientId, known => known.Name, cancellationToken);
        return new Page<InvoiceResponse>(
            [.. found.Items.Select(invoice => invoice.ToResponse(names.GetValueOrDefault(invoice.ClientId)))], found.NextCursor);
    }
}
