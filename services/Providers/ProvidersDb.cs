using Credentialing.Providers.Alerts;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Evidence;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Rosters;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers;

/// <summary>The database of practices, providers and their credential files.</summary>
public sealed class ProvidersDb(DbContextOptions<ProvidersDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <summary>What is known of clients from their own service.</summary>
    public DbSet<KnownClient> KnownClients => Set<KnownClient>();

    /// <summary>Every practice.</summary>
    public DbSet<Practice> Practices => Set<Practice>();

    /// <summary>Every provider.</summary>
    public DbSet<Provider> Providers => Set<Provider>();

    /// <summary>The built-in criteria sets, each edition.</summary>
    public DbSet<BuiltInSet> BuiltInSets => Set<BuiltInSet>();

    /// <summary>The clients' own criteria sets, each edition.</summary>
    public DbSet<ClientSet> ClientSets => Set<ClientSet>();

    /// <summary>Every credential file.</summary>
    public DbSet<CredentialFile> CredentialFiles => Set<CredentialFile>();

    /// <summary>For which clients verification has begun.</summary>
    public DbSet<VerificationBegun> VerificationsBegun => Set<VerificationBegun>();

    /// <summary>Every roster.</summary>
    public DbSet<Roster> Rosters => Set<Roster>();

    /// <summary>Why rows of rosters were left out.</summary>
    public DbSet<RosterError> RosterErrors => Set<RosterError>();

    /// <summary>Which documents there are.</summary>
    public DbSet<KnownDocument> KnownDocuments => Set<KnownDocument>();

    /// <summary>Every exclusion list of which something was loaded.</summary>
    public DbSet<ExclusionList> ExclusionLists => Set<ExclusionList>();

    /// <summary>Every file of an exclusion list that was brought.</summary>
    public DbSet<ListImport> ListImports => Set<ListImport>();

    /// <summary>What is wrong with rows of these files.</summary>
    public DbSet<RowFinding> RowFindings => Set<RowFinding>();

    /// <summary>Every entry of the exclusion lists, also those that are over.</summary>
    public DbSet<ExclusionEntry> ExclusionEntries => Set<ExclusionEntry>();

    /// <summary>Every run that screens providers.</summary>
    public DbSet<ScreeningRun> ScreeningRuns => Set<ScreeningRun>();

    /// <summary>The parts of these runs.</summary>
    public DbSet<ScreeningRunPart> ScreeningRunParts => Set<ScreeningRunPart>();

    /// <summary>Every alert.</summary>
    public DbSet<Alert> Alerts => Set<Alert>();

    private Guid[] Tenants => [.. Tenant.Clients.Select(client => client.Value)];

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.MapKnownClients();
        model.ApplyConfigurationsFromAssembly(typeof(ProvidersDb).Assembly);
        model.Entity<ScreeningRun>().HasQueryFilter(run =>
            Tenant.SeesAll || (run.ClientIds.Length > 0 && run.ClientIds.All(client => Tenants.Contains(client))));
    }
}
