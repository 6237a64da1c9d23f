using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Ledger;

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("ledger_entries", table => table.HasCheckConstraint("ck_ledger_entries_move", "amount_amount > 0 AND debit <> credit"))
            .HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasMaxLength(30);
        entry.Property(e => e.Debit).HasMaxLength(30);
        entry.Property(e => e.Credit).HasMaxLength(30);
        entry.ComplexProperty(e => e.Amount).Property(money => money.Currency).HasMaxLength(3);
        entry.HasIndex(e => new { e.PostedAt, e.Id });
        entry.HasIndex(e => new { e.Debit, e.PostedAt });
        entry.HasIndex(e => new { e.Credit, e.PostedAt });

        // Whatever goes wrong above, nothing is booked twice.
        entry.HasIndex(e => new { e.InvoiceId, e.Kind }).IsUnique().HasFilter("payment_id IS NULL AND document_id IS NULL");
        entry.HasIndex(e => new { e.PaymentId, e.Kind }).IsUnique().HasFilter("payment_id IS NOT NULL AND document_id IS NULL");
        entry.HasIndex(e => new { e.DocumentId, e.Kind }).IsUnique().HasFilter("document_id IS NOT NULL");
    }
}
