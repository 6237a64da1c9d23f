using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Card;

/// <summary>What the card processor took for no invoice of ours.</summary>
internal sealed record UnmatchedReceipt(string EventId, string ProcessorPaymentId, string SessionId, Money Amount, DateTimeOffset ReceivedAt);

/// <summary>The newest of them; there should be none.</summary>
internal sealed record UnmatchedReceipts(IReadOnlyList<UnmatchedReceipt> Items);

internal static class ListUnmatched
{
    private const int Most = 200;

    public static async Task<Outcome<UnmatchedReceipts>> Handle(BillingDb db, CancellationToken cancellationToken)
    {
        var receipts = await db.CardReceipts.AsNoTracking().Where(receipt => receipt.PaymentId == null)
            .OrderByDescending(receipt => receipt.ReceivedAt).Take(Most).ToListAsync(cancellationToken);
        return new UnmatchedReceipts(
            [.. receipts.Select(receipt => new UnmatchedReceipt(
                receipt.EventId, receipt.ProcessorPaymentId, receipt.SessionId, new Money(receipt.Amount, receipt.Currency), receipt.ReceivedAt))]);
    }
}
