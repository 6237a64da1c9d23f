using Credentialing.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.BreakGlass;

// Kept for good, as the audit trail is; sessions are not, so there is no key to theirs.
internal sealed class EmergencyAccessMapping : IEntityTypeConfiguration<EmergencyAccess>
{
    public void Configure(EntityTypeBuilder<EmergencyAccess> access)
    {
        access.ToTable("emergency_accesses");
        access.Property(a => a.Reason).HasMaxLength(1000);
        access.Property(a => a.Note).HasMaxLength(1000);
        access.Property(a => a.Finding).HasMaxLength(20);
        access.HasIndex(a => new { a.UserId, a.EndsAt });
        access.HasIndex(a => a.SessionId);
        access.HasIndex(a => new { a.StartedAt, a.Id });
        access.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class EmergencyAccesses
{
    /// <summary>What is in force in this session, or null.</summary>
    public static Task<EmergencyAccess?> EmergencyOfAsync(this IdentityDb db, Guid session, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return db.EmergencyAccesses.SingleOrDefaultAsync(a => a.SessionId == session && a.EndedAt == null && a.EndsAt > now, cancellationToken);
    }
}
