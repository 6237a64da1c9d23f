using System.Security.Cryptography;
using System.Text;
using Credentialing.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Credentials;

/// <summary>What a link from a mail is for.</summary>
public enum LinkPurpose
{
    /// <summary>To choose the first password.</summary>
    Invitation,

    /// <summary>To choose another.</summary>
    PasswordReset,
}

/// <summary>A link that was mailed. It is worth something once, for a while; here is only the hash of its secret.</summary>
public sealed class OneTimeLink
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public UserId UserId { get; init; }

    /// <summary>What it is for.</summary>
    public LinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the secret, which has 256 bits of its own, so that nothing slower is needed.</summary>
    public byte[] SecretHash { get; init; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it is worthless (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The hash that a secret is found by.</summary>
    /// <param name="secret">What is in the link.</param>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>How long a link lasts.</summary>
    /// <param name="purpose">What it is for.</param>
    public static TimeSpan LifetimeOf(LinkPurpose purpose) => purpose == LinkPurpose.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);
}

internal sealed class OneTimeLinkMapping : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("one_time_links");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasIndex(l => l.SecretHash).IsUnique();
        link.HasIndex(l => l.UserId);
        link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
