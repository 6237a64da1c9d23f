using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Ledger;

/// <summary>The id of a ledger entry.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct LedgerEntryId(Guid Value) : IId<LedgerEntryId>
{
    /// <inheritdoc/>
    public static LedgerEntryId From(Guid value) => new(value);
}

/// <summary>The accounts of the ledger.</summary>
public enum LedgerAccount
{
    /// <summary>What clients owe us.</summary>
    Receivable,

    /// <summary>What is with the card processor until it pays out.</summary>
    CardClearing,

    /// <summary>What is at the bank.</summary>
    Bank,

    /// <summary>Clients' money that we hold, for it was not due: to be given back.</summary>
    UnappliedCredit,

    /// <summary>Research and onboarding.</summary>
    OnboardingIncome,

    /// <summary>Payor applications.</summary>
    SelectionIncome,

    /// <summary>Resubmissions that were not included.</summary>
    ResubmissionIncome,

    /// <summary>Monthly maintenance.</summary>
    MaintenanceIncome,

    /// <summary>Anything else that is sold.</summary>
    OtherIncome,
}

/// <summary>What an entry records.</summary>
public enum LedgerEntryKind
{
    /// <summary>A client owes us what was invoiced.</summary>
    InvoiceOpened,

    /// <summary>Money came in.</summary>
    PaymentReceived,

    /// <summary>A client owes us nothing for what was withdrawn.</summary>
    InvoiceVoided,

    /// <summary>Money came in that was not due.</summary>
    PaymentUnapplied,

    /// <summary>The bank took a payment back: it is owed again.</summary>
    PaymentReturned,

    /// <summary>The bank took back money that was not due.</summary>
    UnappliedReturned,

    /// <summary>A client need not pay a part.</summary>
    CreditNoted,

    /// <summary>A client who had paid all need not pay what is given back.</summary>
    RefundCredited,

    /// <summary>Money went back.</summary>
    RefundPaid,

    /// <summary>Money went back that was not due.</summary>
    UnappliedRefunded,
}

/// <summary>Where an entry comes from.</summary>
/// <param name="ClientId">Whose money it is about.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="PaymentId">The payment, where it is about one.</param>
/// <param name="DocumentId">The credit note or the refund, where it is about one.</param>
public sealed record LedgerSource(ClientId ClientId, InvoiceId InvoiceId, PaymentId? PaymentId, Guid? DocumentId = null);

/// <summary>
/// An amount that moves from one account to another: debit here, credit there, in one row. So the ledger balances by
/// its shape, and there is no half of an entry that could be lost. Nothing is changed; what was wrong is moved back.
/// </summary>
public sealed class LedgerEntry : IBelongsToClient
{
    private LedgerEntry()
    {
    }

    /// <summary>The id.</summary>
    public LedgerEntryId Id { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset PostedAt { get; private init; }

    /// <summary>What it records.</summary>
    public LedgerEntryKind Kind { get; private init; }

    /// <summary>The account that is debited.</summary>
    public LedgerAccount Debit { get; private init; }

    /// <summary>The account that is credited.</summary>
    public LedgerAccount Credit { get; private init; }

    /// <summary>How much: always more than zero.</summary>
    public Money Amount { get; private init; } = Money.Zero(Money.Usd);

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The invoice that it is about.</summary>
    public InvoiceId InvoiceId { get; private init; }

    /// <summary>The payment that it is about.</summary>
    public PaymentId? PaymentId { get; private init; }

    /// <summary>The credit note or the refund that it is about.</summary>
    public Guid? DocumentId { get; private init; }

    /// <summary>Moves an amount.</summary>
    /// <param name="kind">What this records.</param>
    /// <param name="debit">The account that is debited.</param>
    /// <param name="credit">The account that is credited.</param>
    /// <param name="amount">How much: whole cents, more than zero.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="at">When (UTC).</param>
    public static LedgerEntry Move(LedgerEntryKind kind, LedgerAccount debit, LedgerAccount credit, Money amount, LedgerSource source, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        return debit != credit && amount.IsWholeCents
            ? new LedgerEntry
            {
                Id = new LedgerEntryId(Guid.CreateVersion7(at)),
                PostedAt = at,
                Kind = kind,
                Debit = debit,
                Credit = credit,
                Amount = amount,
                ClientId = source.ClientId,
                InvoiceId = source.InvoiceId,
                PaymentId = source.PaymentId,
                DocumentId = source.DocumentId,
            }
            : throw new ArgumentException("Whole cents move between two accounts.", nameof(amount));
    }
}
