using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

internal static class ListPayments
{
    private static readonly Sorts<Payment, PaymentId> s_sorts = new Sorts<Payment, PaymentId>(payment => payment.Id, byDefault: "-createdAt")
        .By("createdAt", payment => payment.ReceivedAt);

    public static async Task<Outcome<Page<PaymentResponse>>> Handle(Guid id, PageRequest page, BillingDb db, CancellationToken cancellationToken) =>
        await db.Invoices.AnyAsync(invoice => invoice.Id == new InvoiceId(id), cancellationToken)
            ? await PageAsync(db.Payments.Where(payment => payment.InvoiceId == new InvoiceId(id)), page, db, cancellationToken)
            : Problem.NotFound("invoice");

    public static async Task<Outcome<Page<PaymentResponse>>> Everywhere(
        PageRequest page, Guid? clientId, Guid? invoiceId, bool? unapplied, BillingDb db, CancellationToken cancellationToken)
    {
        IQueryable<Payment> payments = db.Payments;
        if (clientId is { } client)
        {
            payments = payments.Where(payment => payment.ClientId == new ClientId(client));
        }

        if (invoiceId is { } invoice)
        {
            payments = payments.Where(payment => payment.InvoiceId == new InvoiceId(invoice));
        }

        if (unapplied is { } wanted)
        {
            // What has gone back, by a refund or by the bank, needs nobody's attention any more.
            payments = payments.Where(payment => wanted ==
                (payment.UnappliedAmount > db.Refunds.Where(refund => refund.PaymentId == payment.Id).Sum(refund => refund.FromUnapplied)
                && !db.PaymentReturns.Any(returned => returned.PaymentId == payment.Id)));
        }

        return await PageAsync(payments, page, db, cancellationToken);
    }

    private static async Task<Page<PaymentResponse>> PageAsync(IQueryable<Payment> payments, PageRequest page, BillingDb db, CancellationToken cancellationToken)
    {
        var found = await payments.AsNoTracking().ToPageAsync(page, s_sorts, payment => payment, cancellationToken);
        var (ids, of) = (found.Items.Select(payment => payment.Id).ToArray(), found.Items.Select(payment => payment.InvoiceId).Distinct().ToArray());
        var invoices = await db.Invoices.AsNoTracking().Where(invoice => of.Contains(invoice.Id)).ToDictionaryAsync(invoice => invoice.Id, cancellationToken);
        var returns = await db.PaymentReturns.AsNoTracking().Where(returned => ids.Contains(returned.PaymentId))
            .ToDictionaryAsync(returned => returned.PaymentId, cancellationToken);
        return new Page<PaymentResponse>(
            [.. found.Items.Select(payment => payment.ToResponse(invoices[payment.InvoiceId], returns.GetValueOrDefault(payment.Id)))], found.NextCursor);
    }
}

internal static class GetPayment
{
    public static Task<Outcome<PaymentResponse>> Handle(Guid id, Guid paymentId, BillingDb db, CancellationToken cancellationToken) =>
        ReadAsync(db.Payments.Where(payment => payment.Id == new PaymentId(paymentId) && payment.InvoiceId == new InvoiceId(id)), db, cancellationToken);

    public static Task<Outcome<PaymentResponse>> ById(Guid id, BillingDb db, CancellationToken cancellationToken) =>
        ReadAsync(db.Payments.Where(payment => payment.Id == new PaymentId(id)), db, cancellationToken);

    private static async Task<Outcome<PaymentResponse>> ReadAsync(IQueryable<Payment> one, BillingDb db, CancellationToken cancellationToken)
    {
        var payment = await one.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return payment is null
            ? Problem.NotFound("payment")
            : await payment.ToResponseAsync(await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == payment.InvoiceId, cancellationToken), db, cancellationToken);
    }
}
