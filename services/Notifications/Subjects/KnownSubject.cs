using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
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

/// <summary>Keeps the names of providers.</summary>
internal sealed class WhenProviderChanged(NotificationsDb db, MessageInbox inbox) : ConsumeMany<ProviderChanged>(inbox)
{
    protected override Task HandleAsync(IReadOnlyList<ProviderChanged> told, CancellationToken cancellationToken) => db.KeepAsync(
        [.. told.Select(one => new KnownSubject
        {
            Id = one.ProviderId, ClientId = new(one.ClientId), KnownVersion = one.Version, Name = $"{one.FirstName} {one.LastName}",
        })],
        cancellationToken);
}

/// <summary>Keeps the name of a practice.</summary>
internal sealed class WhenPracticeChanged(NotificationsDb db) : IConsumer<PracticeChanged>
{
    public Task Consume(ConsumeContext<PracticeChanged> context)
    {
        var told = context.Message;
        return db.KeepAsync(
            [new KnownSubject { Id = told.PracticeId, ClientId = new(told.ClientId), KnownVersion = told.Version, Name = told.Name }], context.CancellationToken);
    }
}

internal static class KeptSubjects
{
    /// <summary>In any order and number of deliveries, the newest version stays.</summary>
    public static Task KeepAsync(this NotificationsDb db, IReadOnlyList<KnownSubject> subjects, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. subjects.Select(one => one.Id)], clients = [.. subjects.Select(one => one.ClientId.Value)];
        int[] versions = [.. subjects.Select(one => one.KnownVersion)];
        string[] names = [.. subjects.Select(one => one.Name)];

        // By id, so that whoever keeps some of the same at this moment waits rather than locks us out.
        return db.Database.ExecuteAsync(
            $"""
            INSERT INTO known_subjects (id, client_id, known_version, name)
            SELECT DISTINCT ON (id) id, client_id, known_version, name
            FROM unnest({ids}, {clients}, {versions}, {names}) AS told (id, client_id, known_version, name) ORDER BY id, known_version DESC
            ON CONFLICT (id) DO UPDATE SET known_version = excluded.known_version, name = excluded.name
                WHERE known_subjects.known_version < excluded.known_version
            """,
            cancellationToken);
    }
}
