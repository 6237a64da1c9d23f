using Credentialing.Identity.Contracts;
using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Inbox;

/// <summary>That an account has read an entry.</summary>
internal sealed class InboxRead : IBelongsToClient
{
    public Guid HappeningId { get; init; }

    public required string AccountId { get; init; }

    public ClientId ClientId { get; init; }

    public DateTimeOffset ReadAt { get; init; }
}

internal sealed class InboxReadMapping : IEntityTypeConfiguration<InboxRead>
{
    public void Configure(EntityTypeBuilder<InboxRead> read)
    {
        read.ToTable("inbox_reads");
        read.HasKey(r => new { r.HappeningId, r.AccountId });
        read.Property(r => r.AccountId).HasMaxLength(200);
        read.HasOne<Happening>().WithMany().HasForeignKey(r => r.HappeningId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>An entry of the caller's inbox, as the API shows it; <c>link</c> is a path of the web application.</summary>
internal sealed record InboxEntryResponse(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, string? ClientName, string Type, string Title, string Link, DateTimeOffset OccurredAt, DateTimeOffset? ReadAt);

internal static class InboxEntries
{
    /// <summary>What a caller finds in the inbox: its clients' entries; a provider, those about itself.</summary>
    public static IQueryable<Happening> InboxOf(this NotificationsDb db, Caller caller) =>
        caller.Roles.Count > 0 && caller.Roles.All(role => role == Roles.Provider)
            ? db.Happenings.AsNoTracking().Where(happening => happening.ProviderId != null && happening.ProviderId == caller.ProviderId)
            : db.Happenings.AsNoTracking();

    public static InboxEntryResponse ToResponse(this Happening happening, string? clientName, DateTimeOffset? readAt) => new(
        happening.Id, happening.CreatedAt, readAt ?? happening.CreatedAt, readAt is null ? 1 : 2,
        happening.ClientId, clientName, happening.Type, happening.Title, happening.Path, happening.OccurredAt, readAt);
}
