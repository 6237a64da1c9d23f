using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Encryption.KeyRing;

/// <summary>A key of Data Protection's ring, as its XML, whose secret part the master key has encrypted.</summary>
internal sealed class KeyRingEntry
{
    public Guid Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<KeyRingEntry>(entry =>
    {
        entry.ToTable("key_ring");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasAnnotation(Persistence.Permissions.AppendOnlyAnnotation, true);
    });
}
