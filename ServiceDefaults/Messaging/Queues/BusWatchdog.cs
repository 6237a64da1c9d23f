using System.Diagnostics;
using Credentialing.ServiceDefaults.Messaging.Broker;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Starts the consumers anew when they stay away although the broker answers. When a broker is killed with deliveries in
/// progress, MassTransit can go on asking a connection that is dead for channels.
/// </summary>
internal sealed partial class BusWatchdog(IBusControl bus, BrokerConnection broker, ILogger<BusWatchdog> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(3);

    // Long enough for the bus to come back by itself, which it does nearly always.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? awaySince = null;
        using var timer = new PeriodicTimer(s_look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (bus.CheckHealth().Status == BusHealthStatus.Healthy || !await AnswersAsync(stoppingToken))
            {
                awaySince = null;
                continue;
            }

            awaySince ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(awaySince.Value) < s_patience)
            {
                continue;
            }

            Log.Restarting(logger);
            await TryAsync(bus.StopAsync, stoppingToken);
            await TryAsync(bus.StartAsync, stoppingToken);
            awaySince = null;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var channel = await broker.OpenChannelAsync(confirms: false, cancellation);
            return true;
        }
        catch (Exception exception) when (BrokerConnection.IsAway(exception))
        {
            return false;
        }
    }

    // Whatever comes of one attempt, the next look decides again.
    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(s_within);
        try
        {
            await step(limit.Token);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Log.Failed(logger, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The consumers stay away though the broker answers: they are started anew")]
        public static partial void Restarting(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "The consumers could not be started anew: {Exception}")]
        public static partial void Failed(ILogger logger, string exception);
    }
}
