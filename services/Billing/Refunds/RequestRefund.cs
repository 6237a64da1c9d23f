using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Refunds;

internal sealed record RequestRefundRequest(Money Amount, string Reason, Guid? PaymentId = null);

internal sealed class RequestRefundValidator : AbstractValidator<RequestRefundRequest>
{
    public RequestRefundValidator()
    {
        RuleFor(request => request.Amount).IsMoney();
        RuleFor(request => request.Reason).IsReason();
    }
}

/// <summary>Asks that money goes back: of the payment that is named, or of the newest that has so much left.</summary>
internal static class RequestRefund
{
    public static async Task<Creation<RefundResponse>> Handle(
        Guid id, RequestRefundRequest request, BillingDb db, Caller caller, AuditContext audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(id, cancellationToken);
        if (!await db.Invoices.AnyAsync(invoice => invoice.Id == new InvoiceId(id), cancellationToken))
        {
            return Problem.NotFound("invoice");
        }

        var payments = await db.Payments.AsNoTracking().Where(payment => payment.InvoiceId == new InvoiceId(id))
            .OrderByDescending(payment => payment.ReceivedAt).ToListAsync(cancellationToken);
        if (request.PaymentId is { } named)
        {
            payments = payments.FindAll(payment => payment.Id == new PaymentId(named));
        }

        Refusal? refusal = Refusal.OfContent("refund-exceeds-payment", "The invoice has no such payment.", request.PaymentId is null ? "amount" : "paymentId");
        foreach (var payment in payments)
        {
            var left = await db.LeftOfAsync(payment, cancellationToken);
            (var refund, refusal) = Refund.Request(payment, request.Amount, request.Reason.Trim(), caller.Id, left, clock.GetUtcNow());
            if (refund is not null)
            {
                audit.Because(refund.Reason);
                db.Add(refund);
                await db.SaveChangesAsync(cancellationToken);
                return Creation<RefundResponse>.At($"/v1/refunds/{refund.Id.Value}", refund.ToResponse());
            }
        }

        return refusal!;
    }
}
