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

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.MapKnownClients();
        model.ApplyConfigurationsFromAssembly(typeof(NotificationsDb).Assembly);
    }
}
