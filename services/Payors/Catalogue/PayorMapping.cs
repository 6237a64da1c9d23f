using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Payors.Catalogue;

internal sealed class PayorMapping : IEntityTypeConfiguration<Payor>, IEntityTypeConfiguration<PayorEdition>
{
    public void Configure(EntityTypeBuilder<Payor> payor)
    {
        payor.ToTable("payors");
        payor.Property(p => p.Id).ValueGeneratedNever();
        payor.Property(p => p.Code).HasMaxLength(100);
        payor.Property(p => p.Name).HasMaxLength(200);
        payor.Property(p => p.Method).HasMaxLength(30);
        payor.Property(p => p.Panel).HasMaxLength(30);
        payor.Property(p => p.Requirements).IsJsonList();
        payor.Property(p => p.Contacts).IsJsonList();
        payor.Ignore(p => p.Terms);
        payor.HasMany(p => p.Editions).WithOne().HasForeignKey(edition => edition.PayorId);
        payor.Navigation(p => p.Editions).HasField("_editions").UsePropertyAccessMode(PropertyAccessMode.Field);
        payor.HasIndex(p => p.Code).IsUnique();
        payor.HasIndex(p => new { p.Name, p.Id });
        payor.HasIndex(p => p.States).HasMethod("gin");
    }

    public void Configure(EntityTypeBuilder<PayorEdition> edition)
    {
        edition.ToTable("payor_editions").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        edition.HasKey(e => new { e.PayorId, e.Edition });
        edition.Property(e => e.Terms).IsJsonList();
    }
}
