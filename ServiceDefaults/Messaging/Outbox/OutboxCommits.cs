using System.Data.Common;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>
/// Wakes the relay after a commit that wrote messages. Not <c>NOTIFY</c> inside the transaction: PostgreSQL lets only
/// one such transaction commit at a time, the flush to disk included.
/// </summary>
internal sealed class OutboxCommits(OutboxSignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Signal(eventData.Context as ServiceDb);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Signal(eventData.Context as ServiceDb);
        return Task.CompletedTask;
    }

    // A single statement needs no transaction, and then none commits.
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ServiceDb { Database.CurrentTransaction: null } db)
        {
            Signal(db);
        }

        return ValueTask.FromResult(result);
    }

    private void Signal(ServiceDb? db)
    {
        if (db?.TakeHasMessages() == true)
        {
            signal.Committed();
        }
    }
}
