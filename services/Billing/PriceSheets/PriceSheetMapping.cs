using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.PriceSheets;

internal sealed class PriceSheetMapping : IEntityTypeConfiguration<PriceSheet>
{
    public void Configure(EntityTypeBuilder<PriceSheet> sheet)
    {
        sheet.ToTable("price_sheets");
        sheet.Property(s => s.Id).ValueGeneratedNever();
        sheet.Property(s => s.Code).HasMaxLength(100);
        sheet.Property(s => s.Name).HasMaxLength(200);
        sheet.Property(s => s.Lines).IsJsonList();
        sheet.HasIndex(s => new { s.Code, s.Edition }).IsUnique();
        sheet.HasIndex(s => new { s.CreatedAt, s.Id });

        // One in force, whoever else publishes at the same moment.
        sheet.HasIndex(s => s.InForce).IsUnique().HasFilter("in_force");
    }
}
