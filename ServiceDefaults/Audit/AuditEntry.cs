using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// One thing that was done, or one reading of personal data. It names a client but does not belong to one: whoever
/// works for a client writes entries, only staff whose roles allow <c>audit.read</c> see any. So there is no tenant
/// filter; row-level security lets every transaction insert and only all-tenant ones read.
/// </summary>
internal sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public string? ActorName { get; init; }

    public string[] ActorRoles { get; init; } = [];

    /// <summary>The route, consumer or job.</summary>
    public required string Action { get; init; }

    public required string ObjectKind { get; init; }

    public required string ObjectId { get; init; }

    public ClientId? ClientId { get; init; }

    public string? Reason { get; init; }

    /// <summary>
    /// What changed, as it was. The type is <c>json</c>, not <c>jsonb</c>: the text stays as written, byte for byte, or
    /// its hash would depend on how a version of PostgreSQL prints it.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>What changed, as it became.</summary>
    public string? After { get; init; }

    public string? TraceId { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("audit_entries");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Before).HasColumnType("json");
        entry.Property(e => e.After).HasColumnType("json");
        entry.HasIndex(e => new { e.At, e.Id });
        entry.HasIndex(e => new { e.ObjectId, e.At });
        entry.HasIndex(e => new { e.ActorId, e.At });
        entry.HasIndex(e => new { e.ClientId, e.At });
        entry.HasAnnotation(Permissions.AppendOnlyAnnotation, true);
        entry.HasAnnotation(Permissions.StaffOnlyAnnotation, true);
    });
}

/// <summary>
/// The entry's place in the chain: its hash covers the entry and the hash before. Links are made after the entries have
/// committed, one at a time, so that the chain puts no business transaction behind another.
/// </summary>
internal sealed class AuditLink
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Seq { get; init; }

    public Guid EntryId { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<AuditLink>(link =>
    {
        link.ToTable("audit_links");
        link.HasKey(l => l.Seq);
        link.Property(l => l.Seq).ValueGeneratedNever();
        link.HasIndex(l => l.EntryId).IsUnique();
        link.HasAnnotation(Permissions.AppendOnlyAnnotation, true);
    });
}

/// <summary>An entry that has committed and is not yet in the chain.</summary>
internal sealed class AuditUnsealed
{
    public Guid EntryId { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<AuditUnsealed>(unsealed =>
    {
        unsealed.ToTable("audit_unsealed");
        unsealed.HasKey(u => u.EntryId);
        unsealed.Property(u => u.EntryId).ValueGeneratedNever();
    });
}
