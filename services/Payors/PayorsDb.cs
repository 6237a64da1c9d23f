using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Discovery;
using Credentialing.Payors.KnownProviders;
using Credentialing.Payors.Selections;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors;

/// <summary>The database of payors, discovery reports, selections and applications.</summary>
public sealed class PayorsDb(DbContextOptions<PayorsDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <summary>The catalogue.</summary>
    public DbSet<Payor> Payors => Set<Payor>();

    /// <summary>Every discovery report.</summary>
    public DbSet<DiscoveryReport> DiscoveryReports => Set<DiscoveryReport>();

    /// <summary>Every selection.</summary>
    public DbSet<Selection> Selections => Set<Selection>();

    /// <summary>Every application.</summary>
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>What is known of clients from their own service.</summary>
    public DbSet<KnownClient> KnownClients => Set<KnownClient>();

    /// <summary>What is known of providers from their own service: whether they are excluded.</summary>
    public DbSet<KnownProvider> KnownProviders => Set<KnownProvider>();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.MapKnownClients();
        model.ApplyConfigurationsFromAssembly(typeof(PayorsDb).Assembly);
    }
}
