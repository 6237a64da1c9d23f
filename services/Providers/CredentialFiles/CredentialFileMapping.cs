using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.CredentialFiles;

internal sealed class CredentialFileMapping :
    IEntityTypeConfiguration<CredentialFile>, IEntityTypeConfiguration<FileElement>, IEntityTypeConfiguration<Verification>, IEntityTypeConfiguration<VerificationBegun>
{
    public void Configure(EntityTypeBuilder<CredentialFile> file)
    {
        file.ToTable("credential_files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Kind).HasMaxLength(30);
        file.Property(f => f.State).HasMaxLength(30);
        file.Property(f => f.CriteriaSetCode).HasMaxLength(100);
        file.Ignore(f => f.IsClosed);
        file.HasMany(f => f.Elements).WithOne().HasForeignKey(element => element.FileId);
        file.HasMany(f => f.Verifications).WithOne().HasForeignKey(verification => verification.FileId);
        file.Navigation(f => f.Elements).UsePropertyAccessMode(PropertyAccessMode.Field);
        file.Navigation(f => f.Verifications).UsePropertyAccessMode(PropertyAccessMode.Field);
        file.HasOne<Provider>().WithMany().HasForeignKey(f => f.ProviderId).OnDelete(DeleteBehavior.Restrict);

        // The business key: whatever is delivered twice, one file of a provider is worked on.
        file.HasIndex(f => f.ProviderId).IsUnique().HasFilter("state NOT IN ('Decided', 'Reported', 'Withdrawn')");
        file.HasIndex(f => new { f.ProviderId, f.CreatedAt });
        file.HasIndex(f => new { f.ClientId, f.CreatedAt, f.Id });
        file.HasIndex(f => new { f.CreatedAt, f.Id });
        file.HasIndex(f => new { f.DueAt, f.Id });
    }

    public void Configure(EntityTypeBuilder<FileElement> element)
    {
        element.ToTable("credential_file_elements");
        element.HasKey(e => new { e.FileId, e.Code });
        element.Property(e => e.Code).HasMaxLength(120);
        element.Property(e => e.Name).HasMaxLength(220);
        element.Property(e => e.Source).HasMaxLength(200);
        element.Property(e => e.Grounds).IsJsonList();
        element.Ignore(e => e.Touched);

        // What a source answered may be a finding.
        element.Property(e => e.Attempts).IsJsonList().IsPersonal();
    }

    public void Configure(EntityTypeBuilder<Verification> verification)
    {
        verification.ToTable("credential_file_verifications");
        verification.Property(v => v.Id).ValueGeneratedNever();
        verification.Property(v => v.Code).HasMaxLength(120);
        verification.Property(v => v.Source).HasMaxLength(200);
        verification.Property(v => v.RecordedBy).HasMaxLength(200);
        verification.Property(v => v.Findings).IsEncrypted("verification.findings");
        verification.Ignore(v => v.IsByItself);
        verification.HasIndex(v => new { v.FileId, v.Code, v.Id });
    }

    public void Configure(EntityTypeBuilder<VerificationBegun> begun)
    {
        begun.ToTable("verifications_begun");
        begun.HasKey(b => b.ClientId);
        begun.Property(b => b.ClientId).ValueGeneratedNever();
    }
}
