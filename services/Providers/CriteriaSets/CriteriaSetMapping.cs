using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.CriteriaSets;

// Two tables: what belongs to nobody is open to everybody, what belongs to a client only to that client.
internal sealed class CriteriaSetMapping : IEntityTypeConfiguration<BuiltInSet>, IEntityTypeConfiguration<ClientSet>
{
    public void Configure(EntityTypeBuilder<BuiltInSet> set)
    {
        set.ToTable("criteria_sets");
        Map(set);
        set.Ignore(s => s.State);
        set.HasIndex(s => new { s.Code, s.Edition }).IsUnique();
        set.HasIndex(s => new { s.CreatedAt, s.Id });
    }

    public void Configure(EntityTypeBuilder<ClientSet> set)
    {
        set.ToTable("client_criteria_sets");
        Map(set);
        set.Property(s => s.BasedOn).HasMaxLength(100);
        set.HasIndex(s => new { s.ClientId, s.Code, s.Edition }).IsUnique();
        set.HasIndex(s => new { s.ClientId, s.CreatedAt, s.Id });
    }

    private static void Map<TSet>(EntityTypeBuilder<TSet> set)
        where TSet : CriteriaSet
    {
        set.Property(s => s.Id).ValueGeneratedNever();
        set.Property(s => s.Code).HasMaxLength(100);
        set.Property(s => s.Name).HasMaxLength(200);
        set.Property(s => s.Elements).IsJsonList();
        set.Property(s => s.Terms).IsJsonList();
    }
}
