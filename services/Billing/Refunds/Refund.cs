using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Refunds;

/// <summary>The id of a refund.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct RefundId(Guid Value) : IId<RefundId>
{
    /// <inheritdoc/>
    public static RefundId From(Guid value) => new(value);
}

/// <summary>Where a refund stands.</summary>
public enum RefundState
{
    /// <summary>Somebody asked for it; a second person decides.</summary>
    Requested,

    /// <summary>It was approved; the card processor is to send the money.</summary>
    Approved,

    /// <summary>The money has gone back.</summary>
    Completed,

    /// <summary>It was rejected.</summary>
    Rejected,

    /// <summary>It was approved, and the card processor refused.</summary>
    Failed,
}

/// <summary>Money of a payment that is to go back. One person asks for it, another approves; nobody approves his own.</summary>
public sealed class Refund : Aggregate<RefundId>, IBelongsToClient
{
    private Refund()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The invoice that was paid.</summary>
    public InvoiceId InvoiceId { get; private set; }

    /// <summary>The payment that goes back, the way it came.</summary>
    public PaymentId PaymentId { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; } = Money.Zero(Money.Usd);

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public RefundState State { get; private set; }

    /// <summary>The account that asked.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>The account that decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected, or failed.</summary>
    public string? Because { get; private set; }

    /// <summary>When the money went (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>How much of it had not been due, in its currency; known when it is completed.</summary>
    public decimal FromUnapplied { get; private set; }

    /// <summary>What the card processor calls it.</summary>
    public string? ProcessorReference { get; private set; }

    /// <summary>Its money is spoken for, and has not gone yet.</summary>
    public bool IsPending => State is RefundState.Requested or RefundState.Approved;

    /// <summary>Asks for one.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">How much: whole cents, more than zero.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The account that asks.</param>
    /// <param name="left">What has not gone back of the payment.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>The refund, or why not.</returns>
    public static (Refund? Refund, Refusal? Refusal) Request(Payment payment, Money amount, string reason, string by, PaymentLeft left, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        return amount.Currency != payment.Amount.Currency || amount.Amount > left.Refundable.Amount
            ? (null, Refusal.OfContent("refund-exceeds-payment", $"Only {left.Refundable.Amount} {left.Refundable.Currency} of the payment can go back.", "amount"))
            : (new Refund
            {
                Id = new RefundId(Guid.CreateVersion7(at)),
                ClientId = payment.ClientId,
                InvoiceId = payment.InvoiceId,
                PaymentId = payment.Id,
                Amount = amount,
                Reason = reason,
                RequestedBy = by,
                State = RefundState.Requested,
            }, null);
    }

    /// <summary>Whether an account may approve it: any but the one that asked, whatever its role.</summary>
    /// <param name="account">The account.</param>
    public bool MayBeApprovedBy(string account) => account != RequestedBy;

    /// <summary>Approves it.</summary>
    /// <param name="by">The account, not the one that asked.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="InvalidOperationException">It is the account that asked.</exception>
    public Refusal? Approve(string by, DateTimeOffset at)
    {
        if (State != RefundState.Requested)
        {
            return NotRequested;
        }

        (State, DecidedBy, DecidedAt) = MayBeApprovedBy(by)
            ? (RefundState.Approved, by, at)
            : throw new InvalidOperationException("Nobody approves a refund that he asked for.");
        return null;
    }

    /// <summary>Rejects it.</summary>
    /// <param name="by">The account.</param>
    /// <param name="because">Why.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Reject(string by, string because, DateTimeOffset at)
    {
        if (State != RefundState.Requested)
        {
            return NotRequested;
        }

        (State, DecidedBy, DecidedAt, Because) = (RefundState.Rejected, by, at, because);
        return null;
    }

    /// <summary>The processor will not send it.</summary>
    /// <param name="because">Why.</param>
    public void Fail(string because) => (State, Because) = (RefundState.Failed, because);

    /// <summary>The money has gone.</summary>
    /// <param name="fromUnapplied">How much of it had not been due.</param>
    /// <param name="processorReference">What the card processor calls it, when it went by card.</param>
    /// <param name="at">When (UTC).</param>
    public void Complete(Money fromUnapplied, string? processorReference, DateTimeOffset at) =>
        (State, FromUnapplied, ProcessorReference, CompletedAt) = (RefundState.Completed, fromUnapplied.Amount, processorReference, at);

    private Refusal NotRequested => new("refund-decided", $"The refund is {Words.Of(State)}: it was decided already.");
}
