using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

internal static class ListPayments
{
    private static readonly Sorts<Payment, PaymentId> s_sorts = new Sorts<Payment, PaymentId>(payment => payment.Id, byDefault: "-createdAt")
        .By("createdAt", payment => payment.ReceivedAt);

    public static async Task<Outcome<Page<PaymentResponse>>> Handle(Guid id, PageRequest page, BillingDb db, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        return invoice is null
            ? Problem.NotFound("invoice")
            : await db.Payments.AsNoTracking().Where(payment => payment.InvoiceId == invoice.Id)
                .ToPageAsync(page, s_sorts, payment => payment.ToResponse(invoice), cancellationToken);
    }
}

internal static class GetPayment
{
    public static async Task<Outcome<PaymentResponse>> Handle(Guid id, Guid paymentId, BillingDb db, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        var payment = invoice is null
            ? null
            : await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PaymentId(paymentId) && p.InvoiceId == invoice.Id, cancellationToken);
        return payment is null ? Problem.NotFound("payment") : payment.ToResponse(invoice!);
    }
}
