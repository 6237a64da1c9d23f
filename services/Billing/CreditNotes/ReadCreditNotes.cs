using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.CreditNotes;

internal static class ListCreditNotes
{
    private static readonly Sorts<CreditNote, CreditNoteId> s_sorts = new Sorts<CreditNote, CreditNoteId>(note => note.Id, byDefault: "-createdAt")
        .By("createdAt", note => note.IssuedAt);

    public static async Task<Outcome<Page<CreditNoteResponse>>> Handle(
        PageRequest page, Guid? clientId, Guid? invoiceId, BillingDb db, CancellationToken cancellationToken)
    {
        var notes = db.CreditNotes.AsNoTracking();
        if (clientId is { } client)
        {
            notes = notes.Where(note => note.ClientId == new ClientId(client));
        }

        if (invoiceId is { } invoice)
        {
            notes = notes.Where(note => note.InvoiceId == new InvoiceId(invoice));
        }

        return await notes.ToPageAsync(page, s_sorts, note => note.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<CreditNoteResponse>>> OfInvoice(Guid id, PageRequest page, BillingDb db, CancellationToken cancellationToken) =>
        await db.Invoices.AnyAsync(invoice => invoice.Id == new InvoiceId(id), cancellationToken)
            ? await Handle(page, null, id, db, cancellationToken)
            : Problem.NotFound("invoice");
}

internal static class GetCreditNote
{
    public static async Task<Outcome<CreditNoteResponse>> Handle(Guid id, BillingDb db, CancellationToken cancellationToken)
    {
        var note = await db.CreditNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == new CreditNoteId(id), cancellationToken);
        return note is null ? Problem.NotFound("credit note") : note.ToResponse();
    }
}
