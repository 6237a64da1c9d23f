using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credentialing.Notifications;

/// <summary>
/// Works a queue in the database until the service stops, in any number of copies: looks every moment, goes on at once
/// while there is more, and waits where the database is away.
/// </summary>
internal abstract partial class QueueWorker(IServiceScopeFactory scopes, TimeSpan every, ILogger logger) : BackgroundService
{
    /// <summary>Does what is due.</summary>
    /// <returns>Whether there may be more.</returns>
    protected abstract Task<bool> WorkAsync(CancellationToken cancellationToken);

    /// <summary>Runs a piece of work in a transaction that sees all clients.</summary>
    protected async Task<T> WithinAsync<T>(Func<NotificationsDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        db.Tenant.SeeAll();
        scope.ServiceProvider.GetRequiredService<ServiceDefaults.Audit.AuditContext>().Action = GetType().Name;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

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
        [LoggerMessage(LogLevel.Warning, "What is queued is sent later ({Exception})")]
        public static partial void Later(ILogger logger, string exception);
    }
}
