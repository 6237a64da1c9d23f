using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Card;

/// <summary>A payment page that was made for an invoice.</summary>
public sealed class CheckoutSession : IBelongsToClient
{
    /// <summary>The processor's id.</summary>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>What is paid on it.</summary>
    public required InvoiceId InvoiceId { get; init; }

    /// <summary>How much: what was due when it was made.</summary>
    public required Money Amount { get; init; }

    /// <summary>Until when it can be paid on (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>
/// What the card processor told us, once: a second telling of the same payment finds the row there. One without a payment
/// is for an invoice that we do not know, and for somebody to look at.
/// </summary>
public sealed class CardReceipt
{
    private CardReceipt()
    {
    }

    /// <summary>The processor's id of the telling.</summary>
    public string EventId { get; private init; } = "";

    /// <summary>The processor's id of the payment.</summary>
    public string ProcessorPaymentId { get; private init; } = "";

    /// <summary>The page that was paid on.</summary>
    public string SessionId { get; private init; } = "";

    /// <summary>How much.</summary>
    public decimal Amount { get; private init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>When it was told (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>What it was booked as.</summary>
    public PaymentId? PaymentId { get; private init; }
}

internal sealed class CheckoutSessionMapping : IEntityTypeConfiguration<CheckoutSession>
{
    public void Configure(EntityTypeBuilder<CheckoutSession> session)
    {
        session.ToTable("checkout_sessions").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        session.Property(s => s.Id).HasMaxLength(200);
        session.ComplexProperty(s => s.Amount).Property(money => money.Currency).HasMaxLength(3);
        session.HasIndex(s => s.InvoiceId);
    }
}

internal sealed class CardReceiptMapping : IEntityTypeConfiguration<CardReceipt>
{
    public void Configure(EntityTypeBuilder<CardReceipt> receipt)
    {
        receipt.ToTable("card_receipts").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true).HasAnnotation(ServiceDb.StaffOnlyAnnotation, true);
        receipt.HasKey(r => r.EventId);
        receipt.Property(r => r.EventId).HasMaxLength(200);
        receipt.Property(r => r.ProcessorPaymentId).HasMaxLength(200);
        receipt.Property(r => r.SessionId).HasMaxLength(200);
        receipt.Property(r => r.Currency).HasMaxLength(3);

        // However many tellings there are of it, a payment is taken in once.
        receipt.HasIndex(r => r.ProcessorPaymentId).IsUnique();
        receipt.HasIndex(r => r.ReceivedAt).HasFilter("payment_id IS NULL");
    }
}
