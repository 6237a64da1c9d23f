using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Agreements;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementSignature>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("agreements");
        agreement.Property(a => a.DocumentHash).HasMaxLength(64);
        agreement.Property(a => a.Terms).HasColumnType("jsonb").HasConversion(
            terms => JsonSerializer.Serialize(terms, StrictJson.Options),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, StrictJson.Options)!,

            // The terms never change, so the same dictionary is the same terms.
            new ValueComparer<IReadOnlyDictionary<string, string>>((one, other) => ReferenceEquals(one, other), terms => terms.Count));
        agreement.HasMany(a => a.Signatures).WithOne().HasForeignKey(signature => signature.AgreementId);
        agreement.Navigation(a => a.Signatures).UsePropertyAccessMode(PropertyAccessMode.Field);
        agreement.HasIndex(a => new { a.ClientId, a.CreatedAt, a.Id });
        agreement.HasIndex(a => new { a.CreatedAt, a.Id });
    }

    public void Configure(EntityTypeBuilder<AgreementSignature> signature)
    {
        signature.ToTable("agreement_signatures");

        // One signature for each side, also when two ask at the same moment.
        signature.HasKey(s => new { s.AgreementId, s.Side });
        signature.Property(s => s.AccountId).HasMaxLength(200);
        signature.Property(s => s.Name).HasMaxLength(200);
        signature.Property(s => s.Title).HasMaxLength(200);
        signature.Property(s => s.DocumentHash).HasMaxLength(64);
    }
}
