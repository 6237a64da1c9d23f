using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Providers;

internal sealed class ProviderMapping : IEntityTypeConfiguration<Provider>, IEntityTypeConfiguration<DeaRegistration>
{
    /// <summary>Holds that an NPI is a client's only once.</summary>
    public const string NpiOnce = "ix_providers_client_id_npi";

    public void Configure(EntityTypeBuilder<Provider> provider)
    {
        provider.ToTable("providers");
        provider.Property(p => p.Id).ValueGeneratedNever();
        provider.Property(p => p.Npi).HasMaxLength(10);
        provider.Property(p => p.FirstName).HasMaxLength(100);
        provider.Property(p => p.MiddleName).HasMaxLength(100);
        provider.Property(p => p.LastName).HasMaxLength(100);
        provider.Property(p => p.CaqhId).HasMaxLength(8);
        provider.Property(p => p.Email).HasMaxLength(254);
        provider.Property(p => p.Ssn).IsEncrypted("provider.ssn", lookup: true);
        provider.Property(p => p.DateOfBirth).IsEncrypted("provider.dateOfBirth");
        provider.Property(p => p.Licenses).IsJsonList();
        provider.Property(p => p.BoardCertifications).IsJsonList();
        provider.Property(p => p.Education).IsJsonList();
        provider.Property(p => p.Malpractice).IsJsonList();

        // Why somebody did not work for a year may be an illness.
        provider.Property(p => p.WorkHistory).IsJsonList().IsPersonal();
        provider.HasMany(p => p.Dea).WithOne().HasForeignKey(dea => dea.ProviderId);
        provider.Navigation(p => p.Dea).UsePropertyAccessMode(PropertyAccessMode.Field);
        provider.HasIndex(p => new { p.ClientId, p.Npi }).IsUnique().HasDatabaseName(NpiOnce);
        provider.HasIndex(p => new { p.ClientId, p.CreatedAt, p.Id });
        provider.HasIndex(p => new { p.CreatedAt, p.Id });
        provider.HasIndex(p => new { p.LastName, p.Id });
        provider.HasIndex(p => p.Npi);
        provider.HasIndex(p => p.PracticeIds).HasMethod("gin");
    }

    public void Configure(EntityTypeBuilder<DeaRegistration> dea)
    {
        dea.ToTable("provider_dea_registrations");
        dea.Property(d => d.Id).ValueGeneratedNever();
        dea.Property(d => d.Number).IsEncrypted("provider.dea", lookup: true);
        dea.Property(d => d.State).HasMaxLength(2);
    }
}
