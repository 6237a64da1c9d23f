using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Users;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.Email).HasMaxLength(254);
        user.Property(u => u.Name).HasMaxLength(200);
        user.Property(u => u.DisabledReason).HasMaxLength(1000);
        user.HasIndex(u => u.Email);
        user.HasIndex(u => new { u.Name, u.Id });
        user.HasIndex(u => u.ClientId);
    }
}
