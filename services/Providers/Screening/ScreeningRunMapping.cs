using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Screening;

internal sealed class ScreeningRunMapping : IEntityTypeConfiguration<ScreeningRun>, IEntityTypeConfiguration<ScreeningRunPart>
{
    public void Configure(EntityTypeBuilder<ScreeningRun> run)
    {
        run.ToTable("screening_runs");
        run.HasAnnotation(ServiceDb.TenantsAnnotation, nameof(ScreeningRun.ClientIds));
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Reason).HasMaxLength(20);
        run.Property(r => r.State).HasMaxLength(20);
        run.Property(r => r.RequestedBy).HasMaxLength(200);
        run.Property(r => r.Editions).IsJsonList();
        run.ComplexProperty(r => r.Counts, counts => counts.IsRequired());
        run.HasIndex(r => new { r.CreatedAt, r.Id });
    }

    public void Configure(EntityTypeBuilder<ScreeningRunPart> part)
    {
        part.ToTable("screening_run_parts");
        part.HasKey(p => new { p.RunId, p.Number });
    }
}
