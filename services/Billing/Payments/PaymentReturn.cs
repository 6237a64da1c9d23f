using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Payments;

/// <summary>The bank or the card's issuer took a payment back. A payment comes back once; the row is never changed.</summary>
public sealed class PaymentReturn : IBelongsToClient
{
    private PaymentReturn()
    {
    }

    /// <summary>Which payment.</summary>
    public PaymentId PaymentId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What it had paid.</summary>
    public InvoiceId InvoiceId { get; private init; }

    /// <summary>What was taken back: what was left of the payment.</summary>
    public Money Amount { get; private init; } = Money.Zero(Money.Usd);

    /// <summary>What the bank says.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset ReturnedAt { get; private init; }

    /// <summary>Records it.</summary>
    /// <param name="payment">Which payment.</param>
    /// <param name="amount">What was left of it.</param>
    /// <param name="reason">What the bank says.</param>
    /// <param name="at">When (UTC).</param>
    public static PaymentReturn Of(Payment payment, Money amount, string reason, DateTimeOffset at) => new()
    {
        PaymentId = payment.Id,
        ClientId = payment.ClientId,
        InvoiceId = payment.InvoiceId,
        Amount = amount,
        Reason = reason,
        ReturnedAt = at,
    };
}

internal sealed class PaymentReturnMapping : IEntityTypeConfiguration<PaymentReturn>
{
    public void Configure(EntityTypeBuilder<PaymentReturn> returned)
    {
        returned.ToTable("payment_returns").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        returned.HasKey(r => r.PaymentId);
        returned.Property(r => r.PaymentId).ValueGeneratedNever();
        returned.Property(r => r.Reason).HasMaxLength(500);
        returned.ComplexProperty(r => r.Amount).Property(money => money.Currency).HasMaxLength(3);
        returned.HasIndex(r => r.InvoiceId);
    }
}
