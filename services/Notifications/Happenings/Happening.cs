using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Happenings;

/// <summary>
/// Something that a client is told of, once, whatever the number of deliveries of the event that it is from: its key is the
/// business's. Mail, inbox entries and webhook deliveries are all of one.
/// </summary>
internal sealed class Happening : IBelongsToClient
{
    public Guid Id { get; init; }

    public ClientId ClientId { get; init; }

    /// <summary>What happened, by the name that webhooks know: <c>invoice.opened</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What makes it the same happening when it is heard of again.</summary>
    public required string Key { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was heard of (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>One line for the inbox.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is in the web application: a path.</summary>
    public required string Path { get; init; }

    /// <summary>The provider that it is about, where it is about one.</summary>
    public Guid? ProviderId { get; init; }

    /// <summary>What webhooks carry, as text: the same bytes at every attempt, or its signature would be another's.</summary>
    public required string Payload { get; init; }
}

internal sealed class HappeningMapping : IEntityTypeConfiguration<Happening>
{
    public void Configure(EntityTypeBuilder<Happening> happening)
    {
        happening.ToTable("happenings");
        happening.Property(h => h.Id).ValueGeneratedNever();
        happening.Property(h => h.Type).HasMaxLength(60);
        happening.Property(h => h.Key).HasMaxLength(250);
        happening.Property(h => h.Title).HasMaxLength(400);
        happening.Property(h => h.Path).HasMaxLength(200);
        happening.HasIndex(h => h.Key).IsUnique();
        happening.HasIndex(h => new { h.ClientId, h.CreatedAt, h.Id });
        happening.HasIndex(h => new { h.CreatedAt, h.Id });
    }
}
