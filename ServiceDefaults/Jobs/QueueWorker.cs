using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>
/// Works a queue in the database until the service stops, in any number of copies: looks every moment, goes on at once
/// while there is more, and waits where the database is away.
/// </summary>
/// <typeparam name="TDb">The service's database.</typeparam>
/// <param name="scopes">Each piece of work has a scope of its own.</param>
/// <param name="every">How often it looks.</param>
/// <param name="logger">What waits is said here.</param>
public abstract partial class QueueWorker<TDb>(IServiceScopeFactory scopes, TimeSpan every, ILogger logger) : BackgroundService
    where TDb : ServiceDb
{
    /// <summary>Does what is due.</summary>
    /// <param name="cancellationToken">The service stops.</param>
    /// <returns>Whether there may be more.</returns>
    protected abstract Task<bool> WorkAsync(CancellationToken cancellationToken);

    /// <summary>Runs a piece of work in a transaction that sees all clients.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected Task<T> WithinAsync<T>(Func<TDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WithinAsync((_, db, cancellation) => work(db, cancellation), cancellationToken);

    /// <inheritdoc cref="WithinAsync{T}(Func{TDb, CancellationToken, Task{T}}, CancellationToken)"/>
    protected async Task<T> WithinAsync<T>(Func<IServiceProvider, TDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Tenant.SeeAll();
        scope.ServiceProvider.GetRequiredService<AuditContext>().Action = GetType().Name;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(scope.ServiceProvider, db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        do
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or DbUpdateException or InvalidOperationException)
            {
                Log.Later(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What is queued is done later ({Exception})")]
        public static partial void Later(ILogger logger, string exception);
    }
}
