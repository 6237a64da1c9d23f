using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Invoices;

internal static class GetInvoice
{
    public static async Task<Outcome<InvoiceResponse>> Handle(Guid id, BillingDb db, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        return invoice is null ? Problem.NotFound("invoice") : await invoice.ToResponseAsync(db, cancellationToken);
    }
}
