using Credentialing.Notifications.Happenings;
using Credentialing.Notifications.Inbox;
using Credentialing.Notifications.Mails;
using Credentialing.Notifications.Subjects;
using Credentialing.Notifications.Webhooks;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications;

/// <summary>The database of e-mail, inboxes and webhooks.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <summary>What is known of clients from their own service.</summary>
    public DbSet<KnownClient> KnownClients => Set<KnownClient>();

    /// <summary>Webhooks; a caller sees those of whose clients it sees all.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    internal DbSet<Happening> Happenings => Set<Happening>();

    internal DbSet<Mail> Mails => Set<Mail>();

    internal DbSet<InboxRead> InboxReads => Set<InboxRead>();

    internal DbSet<KnownSubject> KnownSubjects => Set<KnownSubject>();

    internal DbSet<WebhookDelivery> Deliveries => Set<WebhookDelivery>();

    private Guid[] Tenants => [.. Tenant.Clients.Select(client => client.Value)];

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.MapKnownClients();
        model.ApplyConfigurationsFromAssembly(typeof(NotificationsDb).Assembly);
        model.Entity<Webhook>().HasQueryFilter(webhook =>
            Tenant.SeesAll || (webhook.ClientIds.Length > 0 && webhook.ClientIds.All(client => Tenants.Contains(client))));
    }
}
