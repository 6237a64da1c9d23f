using Credentialing.Billing.Card;
using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Refunds;

/// <summary>
/// Has the card processor send what was approved, oldest first. The refund's id is the key that it is asked with, so a run
/// that ends before it is booked sends nothing twice. A processor that does not answer is asked again by the next run; one that does
/// not say what became of one refund holds up no other.
/// </summary>
internal sealed class SendCardRefunds(BillingDb db, CardProcessor processor, TimeProvider clock) : IScheduledJob
{
    public const string Name = "send-card-refunds";
    private const int MostInARun = 50;

    public static JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(5));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var approved = await db.Refunds.AsNoTracking().Where(refund => refund.State == RefundState.Approved)
            .OrderBy(refund => refund.DecidedAt).Take(MostInARun).ToListAsync(cancellationToken);
        var answers = new List<(RefundId Id, CardRefundAnswer Answer)>();
        foreach (var refund in approved)
        {
            // No turn is held while the processor thinks: an approved refund changes nowhere but here.
            var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == refund.PaymentId, cancellationToken);
            var answer = await processor.RefundAsync(payment.ProcessorPaymentId!, refund.Amount, refund.Id.Value.ToString(), cancellationToken);
            if (answer.Outcome == CardOutcome.Unavailable)
            {
                break;
            }

            answers.Add((refund.Id, answer));
        }

        foreach (var (id, answer) in answers.Where(one => one.Answer.Outcome != CardOutcome.Unclear))
        {
            await BookAsync(id, answer, cancellationToken);
        }
    }

    private async Task BookAsync(RefundId id, CardRefundAnswer answer, CancellationToken cancellationToken)
    {
        var refund = (await db.TakeRefundAsync(id.Value, cancellationToken))!;
        if (refund.State != RefundState.Approved)
        {
            return;
        }

        if (answer.Reference is { } reference)
        {
            var payment = await db.Payments.SingleAsync(p => p.Id == refund.PaymentId, cancellationToken);
            await db.CompleteAsync(refund, payment, reference, clock.GetUtcNow(), cancellationToken);
        }
        else
        {
            refund.Fail("The card processor refused it.");
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
