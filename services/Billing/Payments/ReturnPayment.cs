using Credentialing.Billing.Invoices;
using Credentialing.Billing.Refunds;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

internal sealed record ReturnPaymentRequest(string Reason);

internal sealed class ReturnPaymentValidator : AbstractValidator<ReturnPaymentRequest>
{
    public ReturnPaymentValidator() => RuleFor(request => request.Reason).IsReason();
}

/// <summary>Records that the bank took a payment back. What was to be refunded of it will not be: it is gone.</summary>
internal static class ReturnPayment
{
    public static async Task<Outcome<PaymentResponse>> Handle(
        Guid id, ReturnPaymentRequest request, BillingDb db, Caller caller, AuditContext audit, IAuditTrail trail, TimeProvider clock, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == new PaymentId(id), cancellationToken);
        if (payment is null)
        {
            return Problem.NotFound("payment");
        }

        await db.TakeTurnAsync(payment.InvoiceId.Value, cancellationToken);
        if (await db.PaymentReturns.AnyAsync(returned => returned.PaymentId == payment.Id, cancellationToken))
        {
            return Problem.Conflict("payment-returned", "The payment was returned already.");
        }

        var left = await db.LeftOfAsync(payment, cancellationToken);
        if (left.Total.Amount == 0)
        {
            return Problem.Conflict("payment-refunded", "All of the payment has gone back already.");
        }

        // A refund that the card processor is sending right now cannot be called back: it is booked first.
        var refunds = await db.Refunds.Where(refund => refund.PaymentId == payment.Id).ToListAsync(cancellationToken);
        if (refunds.Exists(refund => refund.State == RefundState.Approved))
        {
            return Problem.Conflict("refund-under-way", "A refund of the payment is on its way: try again when it is completed.");
        }

        var (now, reason) = (clock.GetUtcNow(), request.Reason.Trim());
        var back = PaymentReturn.Of(payment, left.Total, reason, now);
        var invoice = await db.Invoices.SingleAsync(i => i.Id == payment.InvoiceId, cancellationToken);
        invoice.Return(payment, left, back);
        db.Add(back);
        refunds.ForEach(refund => refund.Reject(caller.Id, "The payment was returned.", now));
        audit.Because(reason);
        trail.RecordReturn(payment, back);
        await db.SaveChangesAsync(cancellationToken);
        return await payment.ToResponseAsync(invoice, db, cancellationToken);
    }
}
