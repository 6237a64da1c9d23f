using Credentialing.Providers.CredentialFiles;
using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.VerificationRuns;

internal sealed class VerificationRunMapping : IEntityTypeConfiguration<VerificationRun>, IEntityTypeConfiguration<SourceCheck>
{
    public void Configure(EntityTypeBuilder<VerificationRun> run)
    {
        run.ToTable("verification_runs");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.RequestedBy).HasMaxLength(200);
        run.Property(r => r.State).HasMaxLength(30);
        run.HasMany(r => r.Checks).WithOne().HasForeignKey(check => check.RunId);
        run.Navigation(r => r.Checks).UsePropertyAccessMode(PropertyAccessMode.Field);
        run.HasOne<CredentialFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);

        // The business key: however often it is asked for, one run of a file is under way.
        run.HasIndex(r => r.FileId).IsUnique().HasFilter("state = 'Running'").HasDatabaseName("ix_verification_runs_running");
        run.HasIndex(r => new { r.FileId, r.CreatedAt, r.Id });
    }

    public void Configure(EntityTypeBuilder<SourceCheck> check)
    {
        check.ToTable("verification_checks");
        check.HasKey(c => new { c.RunId, c.Source });
        check.Property(c => c.Source).HasMaxLength(30);
        check.Property(c => c.Element).HasMaxLength(120);
        check.Property(c => c.State).HasMaxLength(30);
        check.Property(c => c.Outcome).HasMaxLength(30);
        check.Property(c => c.LastResult).HasMaxLength(200);
        check.Property(c => c.Answer).IsEncrypted("verification.answer");
        check.Ignore(c => c.IsOpen);
        check.Ignore(c => c.KeepUnder);
        check.HasIndex(c => c.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
    }
}
