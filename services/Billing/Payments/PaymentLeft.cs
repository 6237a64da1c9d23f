using Credentialing.Billing.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

/// <summary>What of a payment has not gone back.</summary>
/// <param name="Applied">Of what pays the invoice.</param>
/// <param name="Unapplied">Of what was not due.</param>
/// <param name="Reserved">What is to go back: refunds that are asked for or approved.</param>
public sealed record PaymentLeft(Money Applied, Money Unapplied, Money Reserved)
{
    /// <summary>All that has not gone back.</summary>
    public Money Total => Applied + Unapplied;

    /// <summary>What can still be asked back.</summary>
    public Money Refundable => Total - Reserved;

    /// <summary>Works it out.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="refunds">Its refunds.</param>
    /// <param name="isReturned">Whether the bank took it back.</param>
    public static PaymentLeft Of(Payment payment, IEnumerable<Refund> refunds, bool isReturned)
    {
        var (nothing, all) = (Money.Zero(payment.Amount.Currency), refunds.ToArray());
        if (isReturned)
        {
            return new PaymentLeft(nothing, nothing, nothing);
        }

        var gone = all.Where(refund => refund.State == RefundState.Completed).ToArray();
        var goneUnapplied = gone.Sum(refund => refund.FromUnapplied);
        return new PaymentLeft(
            payment.Applied - nothing with { Amount = gone.Sum(refund => refund.Amount.Amount) - goneUnapplied },
            payment.Unapplied - nothing with { Amount = goneUnapplied },
            nothing with { Amount = all.Where(refund => refund.IsPending).Sum(refund => refund.Amount.Amount) });
    }
}

internal static class PaymentsLeft
{
    /// <summary>What is left of a payment; whoever changes something because of it holds the invoice's turn.</summary>
    public static async Task<PaymentLeft> LeftOfAsync(this BillingDb db, Payment payment, CancellationToken cancellationToken) => PaymentLeft.Of(
        payment,
        await db.Refunds.AsNoTracking().Where(refund => refund.PaymentId == payment.Id).ToListAsync(cancellationToken),
        await db.PaymentReturns.AnyAsync(returned => returned.PaymentId == payment.Id, cancellationToken));
}
