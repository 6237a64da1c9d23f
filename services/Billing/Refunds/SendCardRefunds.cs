using Credentialing.Billing.Card;
using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Refunds;

/// <summary>
/// Has the card processor send what was approved, oldest first. The refund's id is the key that it is asked with, so a run
/// that ends before it is booked sends nothing twice. A processor that does not answer is asked again by the next run.
/// </summary>
internal sealed class SendCardRefunds(BillingDb db, CardProcessor processor, TimeProvider clock) : IScheduledJob
{
    public const string Name = "send-card-refunds";
    private const int MostInARun = 20;

    public static JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(5));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var approved = await db.Refunds.AsNoTracking().Where(refund => refund.State == RefundState.Approved)
            .OrderBy(refund => refund.DecidedAt).Select(refund => refund.Id).Take(MostInARun).ToListAsync(cancellationToken);
        foreach (var id in approved)
        {
            if (!await SendAsync(id, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> SendAsync(RefundId id, CancellationToken cancellationToken)
    {
        // No turn is held while the processor thinks: an approved refund changes nowhere but here.
        var asked = await db.Refunds.AsNoTracking().SingleAsync(refund => refund.Id == id, cancellationToken);
        var payment = await db.Payments.SingleAsync(p => p.Id == asked.PaymentId, cancellationToken);
        var answer = await processor.RefundAsync(payment.ProcessorPaymentId!, asked.Amount, id.Value.ToString(), cancellationToken);
        if (answer.Outcome == CardOutcome.Unavailable)
        {
            return false;
        }

        var refund = (await db.TakeRefundAsync(id.Value, cancellationToken))!;
        if (refund.State == RefundState.Approved)
        {
            if (answer.Reference is { } reference)
            {
                await db.CompleteAsync(refund, payment, reference, clock.GetUtcNow(), cancellationToken);
            }
            else
            {
                refund.Fail("The card processor refused it.");
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
