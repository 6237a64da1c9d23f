using Credentialing.ServiceDefaults.Messaging.Broker;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>
/// Publishes what transactions left in the outbox. Runs in every copy of a service: lanes keep each aggregate's order
/// whichever copy publishes. That the broker or the database is away is nobody's fault: it waits and goes on.
/// </summary>
internal sealed partial class OutboxRelay(
    ServiceDatabase database, BrokerConnection broker, OutboxSignal signal, TimeProvider clock, ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>After so many refusals by the broker a message is parked.</summary>
    public const int MostAttempts = 8;

    /// <summary>After so long (17 minutes, doubling from a second) without any queue, nobody listens to this event.</summary>
    public const int MostUnroutable = 10;

    private const int Workers = 2;
    private const int BatchSize = 512;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        IChannel? channel = null;
        var (isCareful, failures) = (false, 0);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var wake = signal.Next;
                if (channel is not { IsOpen: true })
                {
                    if (channel is not null)
                    {
                        await channel.DisposeAsync();
                        channel = null;
                    }

                    channel = await broker.OpenChannelAsync(confirms: true, stopping);
                }

                var (count, outcome) = await RelayAsync(channel, isCareful ? 1 : BatchSize, stopping);
                isCareful = outcome?.IsSuspicious == true;
                if (outcome is { IsAway: true } or { IsSuspicious: true })
                {
                    broker.ForgetDeclared();
                    await channel.DisposeAsync();
                    channel = null;
                }

                failures = outcome?.IsAway == true ? failures + 1 : 0;
                if (failures > 0)
                {
                    await PauseAsync(failures, stopping);
                }
                else if (count < BatchSize / 2)
                {
                    await Task.WhenAny(count == 0 ? wake : Task.CompletedTask, Task.Delay(Poll, stopping));

                    // Commits come in swarms: a few milliseconds make one batch of them, and one flush to disk instead of many.
                    await Task.Delay(Gather, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception) when (BrokerConnection.IsAway(exception))
            {
                await PauseAsync(++failures, stopping);
            }
            catch (Exception exception)
            {
                Log.Interrupted(logger, exception.GetType().Name, (exception as PostgresException)?.SqlState);
                await PauseAsync(++failures, stopping);
            }
        }

        if (channel is not null)
        {
            await channel.DisposeAsync();
        }
    }

    private async Task<(int Count, OutboxOutcome? Outcome)> RelayAsync(IChannel channel, int limit, CancellationToken stopping)
    {
        await using var batch = await OutboxBatch.TakeAsync(database.AppConnectionString, clock.GetUtcNow(), limit, stopping);
        if (batch.Rows.Count == 0)
        {
            return (0, null);
        }

        var outcome = await OutboxPublisher.PublishAsync(broker, channel, batch.Rows, stopping);
        await RecordAsync(batch, outcome);
        await batch.CommitAsync();
        return (batch.Rows.Count, outcome);
    }

    private async Task RecordAsync(OutboxBatch batch, OutboxOutcome outcome)
    {
        var now = clock.GetUtcNow();
        List<long> done = [.. outcome.Published];
        foreach (var row in outcome.Unroutable)
        {
            if (row.Unroutable + 1 >= MostUnroutable && row.Exchange.Length > 0)
            {
                Log.Unheard(logger, row.Id, row.Type);
                done.Add(row.Sequence);
            }
            else
            {
                await batch.UnroutableAsync(row, now + Backoff.After(row.Unroutable + 1, FirstPause, LongestPause));
            }
        }

        foreach (var (row, error) in outcome.Failed)
        {
            var attempts = row.Attempts + 1;
            var isParked = attempts >= MostAttempts;
            await batch.FailedAsync(row, attempts, now + Backoff.After(attempts, FirstPause, LongestPause), isParked ? now : null, error);
            if (isParked)
            {
                Log.Parked(logger, row.Id, row.Type, error);
                await FailedMessages.FailedMessage.FileParkedAsync(batch, row, attempts, error, now);
            }
        }

        await batch.PublishedAsync(done, now);
    }

    private static async Task PauseAsync(int failures, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Backoff.After(failures, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(3)), stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The relay was interrupted by {Exception} {SqlState} and goes on")]
        public static partial void Interrupted(ILogger logger, string exception, string? sqlState);

        [LoggerMessage(LogLevel.Warning, "Message {Id} of type {Type} is given up: no queue has taken it for a quarter of an hour")]
        public static partial void Unheard(ILogger logger, Guid id, string type);

        [LoggerMessage(LogLevel.Error, "Message {Id} of type {Type} is parked: {Error}")]
        public static partial void Parked(ILogger logger, Guid id, string type, string error);
    }
}
