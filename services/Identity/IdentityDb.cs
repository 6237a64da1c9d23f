using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Keys;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity;

/// <summary>The database of who may come in: people, their sessions, OpenIddict's own tables, and the keys that sign.</summary>
public sealed class IdentityDb(DbContextOptions<IdentityDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    // Any fixed number of this service's own.
    private const long StartLock = 0x1DE17_0001;

    /// <summary>OAuth client applications; those of service accounts are <see cref="ApiClients.ApiClient"/>s.</summary>
    public DbSet<OpenIddictEntityFrameworkCoreApplication> Applications => Set<OpenIddictEntityFrameworkCoreApplication>();

    /// <summary>People's accounts.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>How people prove who they are.</summary>
    public DbSet<Login> Logins => Set<Login>();

    /// <summary>Links that were mailed.</summary>
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    /// <summary>Who is, or was, signed in.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Who took emergency access, and what others thought of it.</summary>
    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    /// <summary>Whose access ended before its tokens did.</summary>
    public DbSet<EndedHolder> EndedAccess => Set<EndedHolder>();

    /// <summary>The keys that sign tokens, encrypted.</summary>
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>Lets one copy of this service at a time go on, until its transaction ends.</summary>
    public Task TakeTurnAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({StartLock})", cancellationToken);

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.UseOpenIddict();
        var librarys = typeof(OpenIddictEntityFrameworkCoreApplication).Namespace;
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => entity.ClrType.Namespace == librarys))
        {
            entity.SetAnnotation(OwnNamesAnnotation, true);
        }

        model.ApplyConfigurationsFromAssembly(typeof(IdentityDb).Assembly);
    }
}
