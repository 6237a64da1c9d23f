using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Sessions;

/// <summary>
/// An account or a session whose access ended before its tokens did. Every service asks for this list once a second and
/// refuses tokens that were issued up to then; a row is kept as long as such a token could live.
/// </summary>
public sealed class EndedAccess
{
    /// <summary>The account (a token's <c>sub</c>) or the session (<c>sid</c>).</summary>
    public required string Holder { get; init; }

    /// <summary>Tokens issued up to then are worth nothing (UTC, real clock).</summary>
    public DateTimeOffset EndedAt { get; init; }
}

internal sealed class EndedAccessMapping : IEntityTypeConfiguration<EndedAccess>
{
    public void Configure(EntityTypeBuilder<EndedAccess> ended)
    {
        ended.ToTable("ended_access");
        ended.HasKey(e => e.Holder);
        ended.Property(e => e.Holder).HasMaxLength(50);
        ended.HasIndex(e => e.EndedAt);
    }
}

internal static class EndedAccesses
{
    /// <summary>As long as the longest access token, an hour, and the clocks' differences.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(65);

    /// <summary>Ends what was issued to this account or in this session up to now.</summary>
    public static Task AddAsync(IdentityDb db, string holder, DateTimeOffset now, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO ended_access (holder, ended_at) VALUES ({holder}, {now}) ON CONFLICT (holder) DO UPDATE SET ended_at = excluded.ended_at", cancellationToken);

    /// <summary>What has ended and may still be in somebody's token.</summary>
    public static Task<Dictionary<string, DateTimeOffset>> ReadAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetUtcNow() - Kept;
        return db.EndedAccess.AsNoTracking().Where(ended => ended.EndedAt > since).ToDictionaryAsync(ended => ended.Holder, ended => ended.EndedAt, cancellationToken);
    }
}
