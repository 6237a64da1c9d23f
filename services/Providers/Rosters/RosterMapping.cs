using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Rosters;

internal sealed class RosterMapping : IEntityTypeConfiguration<Roster>, IEntityTypeConfiguration<RosterChunk>, IEntityTypeConfiguration<RosterError>
{
    public void Configure(EntityTypeBuilder<Roster> roster)
    {
        roster.ToTable("rosters");
        roster.Property(r => r.Id).ValueGeneratedNever();
        roster.Property(r => r.Format).HasMaxLength(20);
        roster.Property(r => r.State).HasMaxLength(20);
        roster.Property(r => r.UploadedBy).HasMaxLength(200);
        roster.HasIndex(r => new { r.ClientId, r.CreatedAt, r.Id });
        roster.HasIndex(r => new { r.CreatedAt, r.Id });
    }

    // No foreign keys: what a roster consists of by the thousand is not part of its version and its audit entries.
    public void Configure(EntityTypeBuilder<RosterChunk> chunk)
    {
        chunk.ToTable("roster_chunks");
        chunk.HasKey(c => new { c.RosterId, c.Number });
        chunk.HasIndex(c => c.NextAttemptAt);
    }

    public void Configure(EntityTypeBuilder<RosterError> error)
    {
        error.ToTable("roster_errors");
        error.HasKey(e => new { e.RosterId, e.Position });
        error.Property(e => e.Field).HasMaxLength(100);
        error.Property(e => e.Code).HasMaxLength(60);
        error.Property(e => e.Message).HasMaxLength(300);
    }
}
