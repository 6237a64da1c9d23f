using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Payments;

/// <summary>The id of a payment.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    /// <inheritdoc/>
    public static PaymentId From(Guid value) => new(value);
}

/// <summary>How money came in.</summary>
public enum PaymentMethod
{
    /// <summary>By card, through the card processor.</summary>
    Card,

    /// <summary>By bank transfer (ACH).</summary>
    Ach,

    /// <summary>By check.</summary>
    Check,

    /// <summary>By wire.</summary>
    Wire,
}

/// <summary>Money that came in for an invoice; a part of the invoice, never changed.</summary>
public sealed class Payment : IBelongsToClient
{
    private Payment()
    {
    }

    /// <summary>The id.</summary>
    public PaymentId Id { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What it was for.</summary>
    public InvoiceId InvoiceId { get; private init; }

    /// <summary>How much.</summary>
    public Money Amount { get; private init; } = Money.Zero(Money.Usd);

    /// <summary>How much of it was not due when it came, in its currency.</summary>
    public decimal UnappliedAmount { get; private init; }

    /// <summary>How much of it was not due when it came.</summary>
    public Money Unapplied => new(UnappliedAmount, Amount.Currency);

    /// <summary>How much of it pays the invoice.</summary>
    public Money Applied => Amount - Unapplied;

    /// <summary>How.</summary>
    public PaymentMethod Method { get; private init; }

    /// <summary>What the bank, the check or the processor calls it.</summary>
    public string? Reference { get; private init; }

    /// <summary>What the card processor calls it, when the processor took it: it goes back the same way.</summary>
    public string? ProcessorPaymentId { get; private init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>Money for an invoice, which decides whether it takes it.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="amount">How much: whole cents, more than zero.</param>
    /// <param name="method">How.</param>
    /// <param name="reference">What the bank, the check or the processor calls it.</param>
    /// <param name="at">When (UTC).</param>
    public static Payment For(Invoice invoice, Money amount, PaymentMethod method, string? reference, DateTimeOffset at) =>
        Make(invoice, amount, 0m, method, reference, null, at);

    /// <summary>Money that the card processor has taken already, due or not.</summary>
    /// <param name="invoice">What it is for.</param>
    /// <param name="amount">How much: whole cents, more than zero, in the invoice's currency.</param>
    /// <param name="processorPaymentId">What the processor calls it.</param>
    /// <param name="at">When (UTC).</param>
    public static Payment ByProcessor(Invoice invoice, Money amount, string processorPaymentId, DateTimeOffset at) => Make(
        invoice, amount, Math.Max(0m, amount.Amount - (invoice.IsPayable ? invoice.Due.Amount : 0m)), PaymentMethod.Card, processorPaymentId, processorPaymentId, at);

    private static Payment Make(
        Invoice invoice, Money amount, decimal unapplied, PaymentMethod method, string? reference, string? processorPaymentId, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        return amount.IsWholeCents
            ? new Payment
            {
                Id = new PaymentId(Guid.CreateVersion7(at)),
                ClientId = invoice.ClientId,
                InvoiceId = invoice.Id,
                Amount = amount,
                UnappliedAmount = unapplied,
                Method = method,
                Reference = reference,
                ProcessorPaymentId = processorPaymentId,
                ReceivedAt = at,
            }
            : throw new ArgumentException("Payments are whole cents.", nameof(amount));
    }

    /// <summary>Where money of a kind is when it has come in: a card processor pays out later.</summary>
    /// <param name="method">How it came in.</param>
    public static LedgerAccount AccountOf(PaymentMethod method) =>
        method == PaymentMethod.Card ? LedgerAccount.CardClearing : LedgerAccount.Bank;
}
