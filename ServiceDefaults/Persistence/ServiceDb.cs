using System.Linq.Expressions;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>
/// The database of one service. Adds to the service's own tables what every service has: tenants, versions, typed ids,
/// names, and the tables of the shared manners.
/// </summary>
/// <param name="options">EF's options.</param>
/// <param name="tenant">Whose rows this scope may touch.</param>
/// <param name="clock">The service's clock.</param>
public abstract class ServiceDb(DbContextOptions options, Tenant tenant, TimeProvider clock) : DbContext(options)
{
    /// <summary>Names the property that holds the client id, on entities that are a client rather than belong to one.</summary>
    public const string TenantAnnotation = "Credentialing:Tenant";

    /// <summary>
    /// Names the property (an array of UUIDs) that holds the clients of a row that belongs to several: who may see all of them
    /// sees it. Without any it is everybody's, so only an all-tenant transaction sees it. The EF filter is the service's own.
    /// </summary>
    public const string TenantsAnnotation = "Credentialing:Tenants";

    /// <summary>Marks a table that every transaction may add to, and that only all-tenant ones may read and change.</summary>
    public const string StaffOnlyAnnotation = "Credentialing:StaffOnly";

    /// <summary>Marks entities of a library whose tables keep the names that the library gave them.</summary>
    public const string OwnNamesAnnotation = "Credentialing:OwnNames";

    /// <summary>Marks a table whose rows the service may add and read, never change or delete.</summary>
    public const string AppendOnlyAnnotation = Permissions.AppendOnlyAnnotation;

    /// <summary>Whose rows this scope may touch.</summary>
    public Tenant Tenant { get; } = tenant;

    /// <summary>The service's clock: rehearsal moves it.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>Encrypts fields; null in a context that only migrates.</summary>
    internal IFieldCipher? Cipher { get; } =
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<IFieldCipher>();

    /// <summary>Who causes what this scope changes: an account's id, or <c>system</c>.</summary>
    public string Actor { get; set; } = "system";

    /// <summary>Whether <see cref="NewRows.SaveNewAsync"/> is saving.</summary>
    internal bool SavesNewOnly { get; set; }

    /// <summary>Whether a save was refused; without savepoints its transaction is then over.</summary>
    internal bool HasFailedToSave { get; private set; }

    private bool _hasMessages;

    /// <summary>
    /// Publishes an event at a later time, when and only when the current changes commit. Events of the past need no
    /// such call: aggregates raise them.
    /// </summary>
    /// <param name="message">An event of the service's <c>Contracts</c>.</param>
    /// <param name="due">When, by the service's clock.</param>
    public void Schedule(object message, DateTimeOffset due) => Add(OutboxMessage.Of(message, null, Actor, Clock.GetUtcNow(), due));

    internal bool TakeHasMessages()
    {
        var has = _hasMessages;
        _hasMessages = false;
        return has;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseTypedIds(GetType().Assembly);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <summary>Maps the service's own entities; the shared ones are added after.</summary>
    /// <param name="model">EF's model.</param>
    protected abstract void MapEntities(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapEntities(modelBuilder);
        SharedTables.Map(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToArray())
        {
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType))
            {
                modelBuilder.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            }

            if (TenantPropertyOf(entity) is { } property)
            {
                modelBuilder.Entity(entity.ClrType).HasQueryFilter(SeesRow(entity.ClrType, property));
            }
        }

        EncryptedProperties.Apply(modelBuilder.Model, Cipher);
        modelBuilder.UseSnakeCase();
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        WriteEvents();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch
        {
            HasFailedToSave = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        WriteEvents();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>The property that names the row's client, or null where rows belong to nobody.</summary>
    internal static string? TenantPropertyOf(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(TenantAnnotation)?.Value as string ??
        (typeof(IBelongsToClient).IsAssignableFrom(entity.ClrType) ? nameof(IBelongsToClient.ClientId) : null);

    // EF replaces the constant `this` by the context that runs the query.
    private LambdaExpression SeesRow(Type entity, string property)
    {
        var row = Expression.Parameter(entity, "row");
        var tenantOfThis = Expression.Property(Expression.Constant(this, typeof(ServiceDb)), nameof(Tenant));
        var contains = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(ClientId)],
            Expression.Property(tenantOfThis, nameof(Tenant.Clients)), Expression.Property(row, property));
        return Expression.Lambda(Expression.OrElse(Expression.Property(tenantOfThis, nameof(Tenant.SeesAll)), contains), row);
    }

    // Any change inside an aggregate raises its version, also one that only touches a child's row.
    private void RaiseVersions()
    {
        ChangeTracker.DetectChanges();
        var roots = new Roots(ChangeTracker);
        var changed = ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(roots.Of).OfType<EntityEntry>().DistinctBy(entry => entry.Entity).ToArray();
        var now = Clock.GetUtcNow();
        foreach (var root in changed.Where(root => root.State != EntityState.Deleted))
        {
            ((Aggregate)root.Entity).Saved(now);
        }

        EncryptedProperties.Hash(this);
    }

    // In the same save as the state: either both are there or neither is.
    private void WriteEvents()
    {
        var now = Clock.GetUtcNow();
        foreach (var aggregate in ChangeTracker.Entries<Aggregate>().Select(entry => entry.Entity).ToArray())
        {
            AddRange(aggregate.TakeEvents().Select(happened => OutboxMessage.Of(happened, aggregate.Key, Actor, now, now)));
        }

        _hasMessages |= ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
    }
}
