using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Practices;

internal sealed class PracticeMapping : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.ToTable("practices");
        practice.Property(p => p.Id).ValueGeneratedNever();
        practice.Property(p => p.Name).HasMaxLength(200);
        practice.Property(p => p.Npi).HasMaxLength(10);

        // A practitioner who works alone may use the Social Security number here.
        practice.Property(p => p.Tin).HasMaxLength(9).IsPersonal();
        practice.Property(p => p.Locations).IsJsonList();
        practice.Ignore(p => p.States);
        practice.HasIndex(p => new { p.ClientId, p.CreatedAt, p.Id });
        practice.HasIndex(p => new { p.CreatedAt, p.Id });
        practice.HasIndex(p => p.Npi);
    }
}
