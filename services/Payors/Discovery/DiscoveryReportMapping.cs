using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Payors.Discovery;

internal sealed class DiscoveryReportMapping : IEntityTypeConfiguration<DiscoveryReport>, IEntityTypeConfiguration<DiscoveryRows>
{
    public void Configure(EntityTypeBuilder<DiscoveryReport> report)
    {
        report.ToTable("discovery_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.State).HasMaxLength(30);
        report.HasOne(r => r.Rows).WithOne().HasForeignKey<DiscoveryRows>(rows => rows.ReportId);
        report.HasIndex(r => new { r.ClientId, r.CreatedAt, r.Id });
        report.HasIndex(r => new { r.CreatedAt, r.Id });

        // Whoever publishes at the same moment, an edition of a client is one report.
        report.HasIndex(r => new { r.ClientId, r.Edition }).IsUnique().HasFilter("edition IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<DiscoveryRows> rows)
    {
        rows.ToTable("discovery_report_rows").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        rows.HasKey(r => r.ReportId);
        rows.Property(r => r.ReportId).ValueGeneratedNever();
        rows.Property(r => r.Rows).IsJsonList();
    }
}
