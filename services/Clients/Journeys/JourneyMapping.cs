using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Journeys;

internal sealed class JourneyMapping :
    IEntityTypeConfiguration<Journey>, IEntityTypeConfiguration<JourneyFact>, IEntityTypeConfiguration<DoneStep>
{
    public void Configure(EntityTypeBuilder<Journey> journey)
    {
        journey.ToTable("journeys").HasAnnotation(ServiceDb.TenantAnnotation, nameof(Journey.Id));
        journey.HasMany(j => j.Facts).WithOne().HasForeignKey(fact => fact.ClientId);
        journey.HasMany(j => j.Done).WithOne().HasForeignKey(done => done.ClientId);
        journey.Navigation(j => j.Facts).HasField("_facts").UsePropertyAccessMode(PropertyAccessMode.Field);
        journey.Navigation(j => j.Done).HasField("_done").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<JourneyFact> fact)
    {
        fact.ToTable("journey_facts");
        fact.HasKey(f => new { f.ClientId, f.Fact });
    }

    public void Configure(EntityTypeBuilder<DoneStep> done)
    {
        done.ToTable("journey_steps_done");
        done.HasKey(d => new { d.ClientId, d.Step });
    }
}
