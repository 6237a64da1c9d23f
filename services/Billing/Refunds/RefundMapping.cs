using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Refunds;

internal sealed class RefundMapping : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        // Whatever goes wrong above, nobody approves his own.
        refund.ToTable("refunds", table =>
        {
            table.HasCheckConstraint("ck_refunds_amount", "amount_amount > 0 AND from_unapplied >= 0 AND from_unapplied <= amount_amount");
            table.HasCheckConstraint("ck_refunds_second_person", "state NOT IN ('Approved', 'Completed', 'Failed') OR (decided_by IS NOT NULL AND decided_by <> requested_by)");
        });
        refund.Property(r => r.Id).ValueGeneratedNever();
        refund.Property(r => r.Reason).HasMaxLength(500);
        refund.Property(r => r.Because).HasMaxLength(500);
        refund.Property(r => r.State).HasMaxLength(30);
        refund.Property(r => r.RequestedBy).HasMaxLength(200);
        refund.Property(r => r.DecidedBy).HasMaxLength(200);
        refund.Property(r => r.ProcessorReference).HasMaxLength(200);
        refund.Ignore(r => r.IsPending);
        refund.ComplexProperty(r => r.Amount).Property(money => money.Currency).HasMaxLength(3);
        refund.HasIndex(r => r.PaymentId);
        refund.HasIndex(r => new { r.InvoiceId, r.CreatedAt });
        refund.HasIndex(r => new { r.CreatedAt, r.Id });
        refund.HasIndex(r => r.DecidedAt).HasFilter("state = 'Approved'");
    }
}
