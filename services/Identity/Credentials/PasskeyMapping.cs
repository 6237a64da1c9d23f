using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Credentials;

/// <summary>A challenge that was answered; a row is kept longer than its seal is good.</summary>
public sealed class UsedChallenge
{
    /// <summary>SHA-256 of what was asked.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it was answered (UTC, real clock).</summary>
    public DateTimeOffset UsedAt { get; init; }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>, IEntityTypeConfiguration<UsedChallenge>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("passkeys");
        passkey.HasKey(p => p.CredentialId);

        // WebAuthn section 4: an id has at most 1,023 bytes.
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.HasIndex(p => p.UserId);
        passkey.HasOne<Login>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        passkey.Property(p => p.Data).HasColumnType("jsonb").HasConversion(
            data => Write(data), json => JsonSerializer.Deserialize<IdentityPasskeyData>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IdentityPasskeyData>(
                (left, right) => Write(left) == Write(right), data => Write(data).GetHashCode(StringComparison.Ordinal),
                data => JsonSerializer.Deserialize<IdentityPasskeyData>(Write(data), JsonSerializerOptions.Web)!));
    }

    public void Configure(EntityTypeBuilder<UsedChallenge> challenge)
    {
        challenge.ToTable("used_challenges");
        challenge.HasKey(c => c.Hash);
        challenge.HasIndex(c => c.UsedAt);
    }

    private static string Write(IdentityPasskeyData? data) => JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
}
