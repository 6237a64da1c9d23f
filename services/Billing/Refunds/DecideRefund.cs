using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Refunds;

internal sealed record ApproveRefundRequest;

internal sealed record RejectRefundRequest(string Reason);

internal sealed class RejectRefundValidator : AbstractValidator<RejectRefundRequest>
{
    public RejectRefundValidator() => RuleFor(request => request.Reason).IsReason();
}

/// <summary>
/// Approves a refund that somebody else asked for. What a card processor took goes back through it, in a moment; all else
/// is booked at once, and a person sends it.
/// </summary>
internal static class ApproveRefund
{
    public static async Task<Outcome<RefundResponse>> Handle(
        Guid id, ApproveRefundRequest? request, BillingDb db, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        _ = request;
        if (await db.TakeRefundAsync(id, cancellationToken) is not { } refund)
        {
            return Problem.NotFound("refund");
        }

        if (!refund.MayBeApprovedBy(caller.Id))
        {
            return Problem.Forbidden with { Code = "own-refund", Detail = "Whoever asked for a refund does not approve it, whatever the role." };
        }

        var now = clock.GetUtcNow();
        if (refund.Approve(caller.Id, now) is { } refusal)
        {
            return refusal;
        }

        var payment = await db.Payments.SingleAsync(p => p.Id == refund.PaymentId, cancellationToken);
        if (payment.ProcessorPaymentId is null)
        {
            await db.CompleteAsync(refund, payment, processorReference: null, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return refund.ToResponse();
    }
}

/// <summary>Rejects a refund, also one's own.</summary>
internal static class RejectRefund
{
    public static async Task<Outcome<RefundResponse>> Handle(
        Guid id, RejectRefundRequest request, BillingDb db, Caller caller, AuditContext audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.TakeRefundAsync(id, cancellationToken) is not { } refund)
        {
            return Problem.NotFound("refund");
        }

        if (refund.Reject(caller.Id, request.Reason.Trim(), clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        audit.Because(refund.Because);
        await db.SaveChangesAsync(cancellationToken);
        return refund.ToResponse();
    }
}

internal static class DecidedRefunds
{
    /// <summary>The refund, with its invoice's turn: refunds, payments and returns of one invoice wait for each other.</summary>
    public static async Task<Refund?> TakeRefundAsync(this BillingDb db, Guid id, CancellationToken cancellationToken)
    {
        var invoice = await db.Refunds.AsNoTracking().Where(r => r.Id == new RefundId(id)).Select(r => (InvoiceId?)r.InvoiceId).SingleOrDefaultAsync(cancellationToken);
        if (invoice is null)
        {
            return null;
        }

        await db.TakeTurnAsync(invoice.Value.Value, cancellationToken);
        return await db.Refunds.SingleAsync(r => r.Id == new RefundId(id), cancellationToken);
    }

    /// <summary>Books that the money of a refund has gone.</summary>
    public static async Task CompleteAsync(
        this BillingDb db, Refund refund, Payment payment, string? processorReference, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.SingleAsync(i => i.Id == refund.InvoiceId, cancellationToken);
        var unapplied = invoice.Refund(refund.Id.Value, payment, refund.Amount, await db.LeftOfAsync(payment, cancellationToken), at);
        refund.Complete(unapplied, processorReference, at);
    }
}
