using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Subjects;

/// <summary>The name of a provider or a practice, from the events of its own service.</summary>
internal sealed class KnownSubject : IBelongsToClient
{
    public Guid Id { get; init; }

    public ClientId ClientId { get; init; }

    public int KnownVersion { get; init; }

    public required string Name { get; init; }
}

internal sealed class KnownSubjectMapping : IEntityTypeConfiguration<KnownSubject>
{
    public void Configure(EntityTypeBuilder<KnownSubject> subject)
    {
        subject.ToTable("known_subjects");
        subject.Property(s => s.Id).ValueGeneratedNever();
        subject.Property(s => s.Name).HasMaxLength(400);
    }
}

/// <summary>Keeps the name of a provider.</summary>
internal sealed class WhenProviderChanged(NotificationsDb db) : IConsumer<ProviderChanged>
{
    public Task Consume(ConsumeContext<ProviderChanged> context) =>
        db.KeepAsync(context.Message.ProviderId, context.Message.ClientId, context.Message.Version, $"{context.Message.FirstName} {context.Message.LastName}", context.CancellationToken);
}

/// <summary>Keeps the name of a practice.</summary>
internal sealed class WhenPracticeChanged(NotificationsDb db) : IConsumer<PracticeChanged>
{
    public Task Consume(ConsumeContext<PracticeChanged> context) =>
        db.KeepAsync(context.Message.PracticeId, context.Message.ClientId, context.Message.Version, context.Message.Name, context.CancellationToken);
}

internal static class KeptSubjects
{
    /// <summary>In any order and number of deliveries, the newest version stays.</summary>
    public static Task KeepAsync(this NotificationsDb db, Guid id, Guid client, int version, string name, CancellationToken cancellationToken) => db.Database.ExecuteAsync(
        $"""
        INSERT INTO known_subjects (id, client_id, known_version, name) VALUES ({id}, {client}, {version}, {name})
        ON CONFLICT (id) DO UPDATE SET known_version = excluded.known_version, name = excluded.name
            WHERE known_subjects.known_version < excluded.known_version
        """,
        cancellationToken);
}
