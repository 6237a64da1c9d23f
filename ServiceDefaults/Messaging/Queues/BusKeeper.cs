using Credentialing.ServiceDefaults.Messaging.Broker;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Starts the bus without waiting for the broker, ends the service when the bus stays deaf though the broker answers, and
/// really stops the bus. In place of MassTransit's own hosted service, which only stops a bus that has finished starting,
/// and trusts it to find its way back, which it does not always (docs/decisions/outbox.md).
/// </summary>
internal sealed partial class BusKeeper(
    IBusControl bus, BrokerConnection broker, IHostApplicationLifetime lifetime, ILogger<BusKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(28);

    /// <summary>How long it may stay deaf: longer than calls of RabbitMQ.Client wait for an answer, for what comes back by itself is left alone.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(40);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var enough = new CancellationTokenSource();
        var starting = bus.StartAsync(enough.Token);
        await UntilDeafAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // A bus whose start has failed half way does not start again; another process does.
        lifetime.StopApplication();
        await StopAsync(starting, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until the broker has answered for a while and no queue more is consumed than before, though some are not.</summary>
    private async Task UntilDeafAsync(CancellationToken stopping)
    {
        var (ready, since) = (-1, TimeProvider.System.GetTimestamp());
        while (true)
        {
            await Task.Delay(s_look, stopping);
            var health = bus.CheckHealth();
            var now = health.Endpoints.Values.Count(endpoint => endpoint.Status == BusHealthStatus.Healthy);
            if (health.Status == BusHealthStatus.Healthy || now > ready || !await IsBrokerThereAsync(stopping))
            {
                since = TimeProvider.System.GetTimestamp();
            }
            else if (TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                Log.Deaf(logger, health.Endpoints.Count - now, health.Endpoints.Count);
                return;
            }

            ready = now;
        }
    }

    private async Task<bool> IsBrokerThereAsync(CancellationToken stopping)
    {
        try
        {
            await using var channel = await broker.OpenChannelAsync(confirms: false, stopping);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested && (BrokerConnection.IsAway(exception) || exception is OperationCanceledException))
        {
            return false;
        }
    }

    private async Task StopAsync(Task starting, CancellationTokenSource enough)
    {
        if (!starting.IsCompleted)
        {
            // It stops what it has started, and then says that it was cancelled.
            await enough.CancelAsync();
            await starting.WaitAsync(s_within).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (starting.IsCompletedSuccessfully)
        {
            await bus.StopAsync(s_within).WaitAsync(s_within);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "{Deaf} of {All} queues are not consumed though the broker answers; the service ends, to be started again")]
        public static partial void Deaf(ILogger logger, int deaf, int all);
    }
}
