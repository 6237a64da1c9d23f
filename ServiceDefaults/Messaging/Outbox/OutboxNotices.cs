using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>
/// Tells the other copies of the service that there is something to publish, and hears it from them, by PostgreSQL's
/// <c>LISTEN</c> and <c>NOTIFY</c>: a copy whose own relay is cut off or busy is not alone. A notice that is lost costs
/// one poll.
/// </summary>
internal sealed partial class OutboxNotices(ServiceDatabase database, OutboxSignal signal, ILogger<OutboxNotices> logger) : BackgroundService
{
    private const string Channel = "outbox";
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(50);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(ListenAsync, stoppingToken), RepeatAsync(NotifyAsync, stoppingToken));

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        connection.Notification += (_, _) => signal.Wake();
        await using var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await listen.ExecuteNonQueryAsync(stopping);
        signal.Wake();
        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }

    private async Task NotifyAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        await using var notify = new NpgsqlCommand($"NOTIFY {Channel}", connection);
        var next = signal.NextOwn;
        while (true)
        {
            await next.WaitAsync(stopping);
            next = signal.NextOwn;
            await notify.ExecuteNonQueryAsync(stopping);

            // Many commits, one notice: each costs every copy a look.
            await Task.Delay(Apart, stopping);
        }
    }

    private async Task RepeatAsync(Func<NpgsqlConnection, CancellationToken, Task> useAsync, CancellationToken stopping)
    {
        for (var failures = 1; !stopping.IsCancellationRequested; failures++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ListenerConnectionString);
                await connection.OpenAsync(stopping);
                failures = 0;
                await useAsync(connection, stopping);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException)
            {
                Log.Cut(logger, exception.GetType().Name);
                await Task.WhenAny(Task.Delay(Backoff.After(Math.Max(1, failures), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5)), stopping));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Notices about the outbox are cut off ({Exception}); polling goes on")]
        public static partial void Cut(ILogger logger, string exception);
    }
}
