using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Refunds;

internal static class ListRefunds
{
    private static readonly Sorts<Refund, RefundId> s_sorts = new Sorts<Refund, RefundId>(refund => refund.Id, byDefault: "-createdAt")
        .By("createdAt", refund => refund.CreatedAt);

    public static async Task<Outcome<Page<RefundResponse>>> Handle(
        PageRequest page, Guid? clientId, Guid? invoiceId, Choice<RefundState> state, BillingDb db, CancellationToken cancellationToken)
    {
        var refunds = db.Refunds.AsNoTracking();
        if (clientId is { } client)
        {
            refunds = refunds.Where(refund => refund.ClientId == new ClientId(client));
        }

        if (invoiceId is { } invoice)
        {
            refunds = refunds.Where(refund => refund.InvoiceId == new InvoiceId(invoice));
        }

        if (state.Value is { } inState)
        {
            refunds = refunds.Where(refund => refund.State == inState);
        }

        return await refunds.ToPageAsync(page, s_sorts, refund => refund.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<RefundResponse>>> OfInvoice(Guid id, PageRequest page, BillingDb db, CancellationToken cancellationToken) =>
        await db.Invoices.AnyAsync(invoice => invoice.Id == new InvoiceId(id), cancellationToken)
            ? await Handle(page, null, id, default, db, cancellationToken)
            : Problem.NotFound("invoice");
}

internal static class GetRefund
{
    public static async Task<Outcome<RefundResponse>> Handle(Guid id, BillingDb db, CancellationToken cancellationToken)
    {
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == new RefundId(id), cancellationToken);
        return refund is null ? Problem.NotFound("refund") : refund.ToResponse();
    }
}
