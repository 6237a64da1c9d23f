using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Mails;

/// <summary>Where a mail stands.</summary>
internal enum MailState
{
    /// <summary>It is to be sent, or to be tried again.</summary>
    Queued,

    /// <summary>The mail server has taken it.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>
/// A mail to one recipient, written with what it is about and sent later: about something that happened to a client, or to
/// somebody who signs in. Nobody but staff sees any.
/// </summary>
internal sealed class Mail
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(20), s_most = TimeSpan.FromHours(1), s_kept = TimeSpan.FromDays(3);

    /// <summary>Also in its Message-ID: a mail that was sent twice can be known by it.</summary>
    public Guid Id { get; init; }

    /// <summary>What happened; null for a mail to somebody who signs in.</summary>
    public Guid? HappeningId { get; init; }

    /// <summary>Whom it is about; null for a mail to somebody who signs in.</summary>
    public ClientId? ClientId { get; init; }

    /// <summary>What makes a mail to somebody who signs in the same when its event comes again.</summary>
    public string? Key { get; init; }

    public required string Template { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>With <see cref="MailTemplate.LinkBlank"/> where the link is a secret.</summary>
    public required string Text { get; init; }

    /// <inheritdoc cref="Text"/>
    public required string Html { get; init; }

    /// <summary>The link that opens an account, sealed; opened at the moment of sending and forgotten when there is nothing more to send.</summary>
    public string? SealedLink { get; private set; }

    /// <summary>From when on the link is worthless, by the real clock, as everything about signing in.</summary>
    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>A calendar file (RFC 5545) that comes with it.</summary>
    public string? CalendarFile { get; init; }

    public MailState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>By the service's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>By the database's clock, which no rehearsal moves: until then one copy is sending it.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the server said, as a word; never what it wrote.</summary>
    public string? LastError { get; private set; }

    /// <summary>Gives it a link that is a secret.</summary>
    public void Carry(string sealedLink, DateTimeOffset expiresAt) => (SealedLink, LinkExpiresAt) = (sealedLink, expiresAt);

    public void Succeeded(DateTimeOffset now) => (State, SentAt, LastError, LeasedUntil, SealedLink) = (MailState.Sent, now, null, null, null);

    public void Failed(string error, bool forGood, DateTimeOffset now)
    {
        (LastError, LeasedUntil) = (error, null);
        NextAttemptAt = now + Backoff.After(Attempts, s_first, s_most);
        if (forGood || NextAttemptAt > CreatedAt + s_kept)
        {
            (State, SealedLink) = (MailState.Failed, null);
        }
    }
}

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("mails");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Template).HasMaxLength(60);
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(400);
        mail.Property(m => m.State).HasMaxLength(10);
        mail.Property(m => m.LastError).HasMaxLength(60);

        mail.Property(m => m.Key).HasMaxLength(400);
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasAnnotation(ServiceDb.StaffOnlyAnnotation, true);

        // At most once for each event and recipient.
        mail.HasIndex(m => new { m.HappeningId, m.To }).IsUnique();
        mail.HasOne<Happening>().WithMany().HasForeignKey(m => m.HappeningId).OnDelete(DeleteBehavior.Restrict);
        mail.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Queued'");
        mail.HasIndex(m => new { m.ClientId, m.CreatedAt, m.Id });
        mail.HasIndex(m => new { m.CreatedAt, m.Id });
    }
}
