using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// Adds an entry for every aggregate that is saved, children included, to the same <c>SaveChanges</c>: neither can
/// commit without the other.
/// </summary>
internal sealed class AuditInterceptor(AuditAuthor author) : SaveChangesInterceptor
{
    private readonly List<AuditEntry> _added = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record((ServiceDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record((ServiceDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Forget(eventData.Context!, EntityState.Unchanged);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!, EntityState.Unchanged);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context!, EntityState.Added);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!, EntityState.Added);
        return Task.CompletedTask;
    }

    private void Record(ServiceDb db)
    {
        var roots = new Roots(db.ChangeTracker);
        var changes = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (Entry: entry, Root: roots.Of(entry)))
            .Where(change => change.Root is not null)
            .GroupBy(change => change.Root!.Entity, change => change, ReferenceEqualityComparer.Instance)
            .ToArray();
        foreach (var change in changes)
        {
            var root = change.First().Root!;
            var (before, after) = AuditChanges.Of(root, change.Select(part => part.Entry));
            _added.Add(author.Add(db, SubjectOf(root), before, after, null));
        }
    }

    // A use case that saves again after a failure records again; entries that were saved need not be tracked on.
    private void Forget(DbContext db, EntityState state)
    {
        foreach (var entry in _added)
        {
            foreach (var tracked in db.ChangeTracker.Entries().Where(tracked => tracked.State == state &&
                (ReferenceEquals(tracked.Entity, entry) || (tracked.Entity is AuditUnsealed unsealed && unsealed.EntryId == entry.Id))).ToArray())
            {
                tracked.State = EntityState.Detached;
            }
        }

        _added.Clear();
    }

    private static AuditSubject SubjectOf(EntityEntry root)
    {
        var tenant = ServiceDb.TenantPropertyOf(root.Metadata);
        return new AuditSubject(
            AuditChanges.Camel(root.Metadata.ClrType.Name), ((Aggregate)root.Entity).Key.ToString(),
            tenant is null ? null : root.Property(tenant).CurrentValue as ClientId?);
    }
}
