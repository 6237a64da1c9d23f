using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.ConsultationRequests;
using Credentialing.Clients.Journeys;
using Credentialing.Clients.LaunchPlans;
using Credentialing.Clients.Meetings;
using Credentialing.Clients.Team;
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

    /// <summary>Every request for a consultation.</summary>
    public DbSet<ConsultationRequest> ConsultationRequests => Set<ConsultationRequest>();

    /// <summary>Every meeting.</summary>
    public DbSet<Meeting> Meetings => Set<Meeting>();

    /// <summary>Every client's team.</summary>
    public DbSet<ClientTeam> Teams => Set<ClientTeam>();

    /// <summary>Every client's journey.</summary>
    public DbSet<Journey> Journeys => Set<Journey>();

    /// <summary>Every launch plan.</summary>
    public DbSet<LaunchPlan> LaunchPlans => Set<LaunchPlan>();

    /// <summary>What is known of payor applications from their own service.</summary>
    public DbSet<KnownApplication> KnownApplications => Set<KnownApplication>();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ClientsDb).Assembly);
}
