using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// Imports what rosters have left, chunk by chunk, in every copy of the service. A chunk is locked for as long as it is
/// worked on: a copy that dies loses the lock with its session, and another one takes the chunk, of which nothing is done.
/// </summary>
internal sealed partial class RosterWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RosterWorker> logger)
    : QueueWorker<ProvidersDb>(scopes, TimeSpan.FromMilliseconds(500), logger)
{
    private const int Wide = 2;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Wide).Select(async _ =>
        {
            while (await ImportNextAsync(cancellationToken))
            {
            }
        }));
        return false;
    }

    private async Task<bool> ImportNextAsync(CancellationToken cancellationToken)
    {
        RosterChunk? chunk = null;
        try
        {
            return await WithinAsync(
                async (services, db, cancellation) =>
                {
                    chunk = await ClaimAsync(db, cancellation);
                    if (chunk is not null)
                    {
                        await services.GetRequiredService<ImportChunk>().RunAsync(chunk, cancellation);
                    }

                    return chunk is not null;
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (ProviderChecks.IsNpiTaken(exception))
        {
            // Somebody set up the same provider at this moment: who looks again sees it.
            return true;
        }
        catch (Exception exception) when (chunk is not null && exception is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            // Its words may quote a row.
            Log.Postponed(logger, chunk.RosterId.Value, chunk.Number, chunk.Attempts + 1, exception.GetType().FullName, exception.StackTrace);
            await PostponeAsync(chunk, cancellationToken);
            return true;
        }
    }

    private async Task<RosterChunk?> ClaimAsync(ProvidersDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await db.Set<RosterChunk>().FromSql(
            $"""
            SELECT * FROM roster_chunks WHERE next_attempt_at <= {now}
            ORDER BY next_attempt_at, roster_id, number LIMIT 1 FOR UPDATE SKIP LOCKED
            """).IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
    }

    // It stays until it is imported, however long what hinders it takes to be mended; others go first meanwhile.
    private Task<int> PostponeAsync(RosterChunk chunk, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(s_longestPause.TotalSeconds, Math.Pow(2, chunk.Attempts)));
        var next = clock.GetUtcNow() + pause;
        return WithinAsync(
            (db, cancellation) => db.Database.ExecuteAsync(
                $"""
                UPDATE roster_chunks SET attempts = attempts + 1, next_attempt_at = {next}
                WHERE roster_id = {chunk.RosterId.Value} AND number = {chunk.Number}
                """,
                cancellation),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Rows of roster {Roster} (chunk {Number}) could not be imported, attempt {Attempt}: {Exception} at {Stack}")]
        public static partial void Postponed(ILogger logger, Guid roster, int number, int attempt, string? exception, string? stack);
    }
}
