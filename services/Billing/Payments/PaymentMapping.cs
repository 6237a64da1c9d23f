using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Payments;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments", table => table.HasCheckConstraint("ck_payments_amount", "amount_amount > 0 AND unapplied_amount >= 0 AND unapplied_amount <= amount_amount"))
            .HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        payment.HasKey(p => p.Id);
        payment.Property(p => p.Id).ValueGeneratedNever();
        payment.Property(p => p.Method).HasMaxLength(30);
        payment.Property(p => p.Reference).HasMaxLength(200);
        payment.Property(p => p.ProcessorPaymentId).HasMaxLength(200);
        payment.Ignore(p => p.Unapplied);
        payment.Ignore(p => p.Applied);
        payment.ComplexProperty(p => p.Amount).Property(money => money.Currency).HasMaxLength(3);
        payment.HasIndex(p => new { p.InvoiceId, p.ReceivedAt });
        payment.HasIndex(p => new { p.ReceivedAt, p.Id });
        payment.HasIndex(p => p.ClientId);

        // Whatever the processor says twice, one charge is one payment.
        payment.HasIndex(p => p.ProcessorPaymentId).IsUnique();
    }
}
