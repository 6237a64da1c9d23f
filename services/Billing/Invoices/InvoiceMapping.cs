using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Invoices;

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("invoices", table => table.HasCheckConstraint(
            "ck_invoices_paid",
            "total_amount >= 0 AND paid_amount >= 0 AND credited_amount >= 0 AND paid_amount + credited_amount <= total_amount AND paid_currency = total_currency"));
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Number).HasMaxLength(30);
        invoice.Property(i => i.Reason).HasMaxLength(30);
        invoice.Property(i => i.State).HasMaxLength(30);
        invoice.Property(i => i.VoidReason).HasMaxLength(500);
        invoice.Property(i => i.Lines).IsJsonList();
        invoice.ComplexProperty(i => i.Total).Property(money => money.Currency).HasMaxLength(3);
        invoice.ComplexProperty(i => i.Paid).Property(money => money.Currency).HasMaxLength(3);
        invoice.Ignore(i => i.Due);
        invoice.Ignore(i => i.Credited);

        // The ledger and the payments outlive everything: there is nothing to cascade.
        invoice.HasMany(i => i.Entries).WithOne().HasForeignKey(entry => entry.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasMany(i => i.Payments).WithOne().HasForeignKey(payment => payment.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasIndex(i => i.Number).IsUnique();
        invoice.HasIndex(i => new { i.ClientId, i.CreatedAt });
        invoice.HasIndex(i => new { i.CreatedAt, i.Id });
        invoice.HasIndex(i => new { i.DueOn, i.Id });

        // The business keys: whatever is delivered twice, a client is onboarded and a selection invoiced once.
        invoice.HasIndex(i => new { i.Reason, i.SubjectId }).IsUnique().HasFilter("reason IN ('Onboarding', 'Selection')");
    }
}
