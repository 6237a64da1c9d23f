using Credentialing.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Sessions;

/// <summary>
/// One sign-in of a person, in one browser. Every token that comes of it names it (<c>sid</c>) and is worth nothing new
/// once it has ended. It ends by itself: 30 minutes after it was last used, and 8 hours after it began.
/// </summary>
public sealed class Session
{
    /// <summary>How long it lasts unused.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(8);

    /// <summary>Its id: the <c>sid</c> of its tokens.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public UserId UserId { get; init; }

    /// <summary>When the person proved who it is (UTC, real clock).</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used (UTC, real clock).</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends whatever happens (UTC, real clock).</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>How the person proved it (RFC 8176): <c>pwd</c>, <c>otp</c>, …</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What the browser calls itself.</summary>
    public string? Agent { get; init; }

    /// <summary>When it was ended (UTC, real clock).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why: <c>signedOut</c>, <c>signedOutEverywhere</c>, <c>signedInAgain</c>, <c>passwordChanged</c>, <c>accessChanged</c>, <c>disabled</c>.</summary>
    public string? EndReason { get; init; }

    /// <summary>OpenIddict's authorizations that were given in it.</summary>
    public IReadOnlyList<string> Authorizations { get; init; } = [];

    /// <summary>Whether it is still worth something.</summary>
    /// <param name="now">The real time.</param>
    public bool IsAliveAt(DateTimeOffset now) => EndedAt is null && now < EndsAt && now < LastSeenAt + Idle;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Agent).HasMaxLength(200);
        session.Property(s => s.EndReason).HasMaxLength(50);
        session.HasIndex(s => new { s.UserId, s.StartedAt });
        session.HasIndex(s => s.EndsAt);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
