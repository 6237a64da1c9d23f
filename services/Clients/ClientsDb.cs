using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients;

/// <summary>The database of the relationship with clients.</summary>
public sealed class ClientsDb(DbContextOptions<ClientsDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <summary>Every client; each is its own tenant.</summary>
    public DbSet<Client> Clients => Set<Client>();

    /// <summary>Every agreement.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ClientsDb).Assembly);
}
