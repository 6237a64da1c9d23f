using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Alerts;

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.ToTable("alerts");
        alert.Property(a => a.Id).ValueGeneratedNever();
        alert.Property(a => a.List).HasMaxLength(20);
        alert.Property(a => a.State).HasMaxLength(20);
        alert.Property(a => a.Outcome).HasMaxLength(20);
        alert.Property(a => a.DisposedBy).HasMaxLength(200);

        // Whom somebody was taken for is a finding about him.
        alert.Property(a => a.Name).IsPersonal();
        alert.Property(a => a.Reasons).IsJsonList().IsPersonal();
        alert.Property(a => a.Entry).IsJsonList().IsPersonal();
        alert.Property(a => a.DispositionReason).IsEncrypted("alert.reason");
        alert.HasOne<Provider>().WithMany().HasForeignKey(a => a.ProviderId).OnDelete(DeleteBehavior.Restrict);

        // The business key: whatever runs twice, somebody works on one.
        alert.HasIndex(a => new { a.ProviderId, a.List, a.Identity }).IsUnique().HasFilter("state = 'Open'").HasDatabaseName("ix_alerts_open_once");
        alert.HasIndex(a => new { a.ProviderId, a.Id });
        alert.HasIndex(a => new { a.ClientId, a.CreatedAt, a.Id });
        alert.HasIndex(a => new { a.CreatedAt, a.Id });
        alert.HasIndex(a => new { a.DueAt, a.Id });
    }
}
