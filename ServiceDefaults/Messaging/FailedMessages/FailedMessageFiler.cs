using Credentialing.ServiceDefaults.Messaging.Broker;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Credentialing.ServiceDefaults.Messaging.FailedMessages;

/// <summary>
/// Files what lands in the service's queue of failed messages, and takes it from there only once the row is committed.
/// The queue has no delivery limit: a filer that dies, or a database that is away, loses nothing.
/// </summary>
internal sealed partial class FailedMessageFiler(
    ServiceDatabase database, BrokerConnection broker, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FailedMessageFiler> logger) : BackgroundService
{
    private const ushort Prefetch = 16;

    /// <summary>The queue, the same wherever it is declared.</summary>
    public static Task DeclareAsync(IChannel channel, string queue, CancellationToken cancellation) => channel.QueueDeclareAsync(
        queue, durable: true, exclusive: false, autoDelete: false,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" }, cancellationToken: cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 1; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await using var channel = await broker.OpenChannelAsync(confirms: false, stoppingToken);
                failures = 0;
                await ConsumeAsync(channel, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!BrokerConnection.IsAway(exception))
                {
                    Log.Interrupted(logger, exception.GetType().Name);
                }

                await Task.WhenAny(Task.Delay(Backoff.After(Math.Max(1, failures), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5)), stoppingToken));
            }
        }
    }

    private async Task ConsumeAsync(IChannel channel, CancellationToken stopping)
    {
        var queue = QueueName.FailedOf(database.Service);
        await DeclareAsync(channel, queue, stopping);
        await channel.BasicQosAsync(0, Prefetch, global: false, stopping);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await FileAsync(FailedDelivery.Of(delivery, clock.GetUtcNow()), stopping);
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Closing the channel returns the message to the queue; the loop above comes back for it, later and later.
                Log.Interrupted(logger, exception.GetType().Name);
                closed.TrySetException(exception);
            }
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, stopping);
        await closed.Task.WaitAsync(stopping);
    }

    private async Task FileAsync(FailedDelivery failed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        db.Tenant.SeeAll();
        var message = await db.Set<FailedMessage>().SingleOrDefaultAsync(
            row => row.MessageId == failed.MessageId && row.Queue == failed.Queue, cancellation);
        if (message is null)
        {
            message = FailedMessage.New(failed.MessageId, failed.Queue, failed.Type, failed.Body, failed.Headers, clock.GetUtcNow());
            db.Add(message);
        }

        message.Fail(failed.At, failed.ReasonType, failed.Reason, failed.Deliveries);
        await db.SaveChangesAsync(cancellation);
        Log.Filed(logger, failed.MessageId, failed.Queue, failed.ReasonType);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Message {MessageId} failed in {Queue} and is filed: {ReasonType}")]
        public static partial void Filed(ILogger logger, Guid messageId, string queue, string reasonType);

        [LoggerMessage(LogLevel.Warning, "Filing failed messages was interrupted by {Exception} and goes on")]
        public static partial void Interrupted(ILogger logger, string exception);
    }
}
