using Credentialing.ServiceDefaults.Http.Idempotency;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>Deletes answers that no repeat may ask for any more, oldest first, at most 5,000 a run.</summary>
internal sealed class PruneIdempotencyKeys(ServiceDb db, TimeProvider clock) : IScheduledJob
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var expired = clock.GetUtcNow() - IdempotencyStore.Kept;
        return db.Database.ExecuteAsync(
            $"""
            DELETE FROM idempotency_keys WHERE (caller, key) IN
              (SELECT caller, key FROM idempotency_keys WHERE created_at < {expired} ORDER BY created_at LIMIT 5000 FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
    }
}
