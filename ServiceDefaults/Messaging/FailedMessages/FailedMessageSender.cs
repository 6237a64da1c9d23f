using Credentialing.ServiceDefaults.Messaging.Broker;
using System.Globalization;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Credentialing.ServiceDefaults.Messaging.FailedMessages;

/// <summary>
/// Puts a message that its consumer could not handle into the service's queue of failed messages, confirmed, before it
/// leaves its own. In place of MassTransit's error queue, which has the same delivery limit as the queue itself and
/// carries the exception's message and stack as they are.
/// </summary>
internal sealed partial class FailedMessageSender(
    BrokerConnection broker, string failedQueue, TimeProvider clock, ILogger<FailedMessageSender> logger, CancellationToken stopping)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IChannel? _channel;

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        SendAsync(context, RootOf(context.Exception), next.Send(context));

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        SendAsync(context, new UnusableMessageException("No consumer of the queue takes this type of message."), next.Send(context));

    public void Probe(ProbeContext context) => context.CreateFilterScope("failed-messages");

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
        {
            await _channel.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task SendAsync(ReceiveContext context, Exception reason, Task next)
    {
        // What fails while the service is taken apart says nothing about the message: whoever comes next tries it.
        if (stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException("The service is being stopped: the message returns to its queue.", reason, stopping);
        }

        context.TryGetPayload<Tries>(out var tries);
        reason = tries?.Failure ?? reason;
        var source = context.TryGetPayload<RabbitMqBasicConsumeContext>(out var delivery) ? delivery.Properties : null;
        var properties = source is null ? new BasicProperties() : new BasicProperties(source);
        properties.DeliveryMode = DeliveryModes.Persistent;
        properties.ClearExpiration();
        properties.Headers = new Dictionary<string, object?>(properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [MessageHeader.Queue] = context.InputAddress.Segments[^1],
            [MessageHeader.FailedAt] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            [MessageHeader.ReasonType] = reason.GetType().FullName,
            [MessageHeader.Reason] = Scrub.Text(reason.Message),
            [MessageHeader.Deliveries] = tries?.Count ?? 1,
        };

        Log.Failed(logger, properties.MessageId, context.InputAddress.Segments[^1], reason.GetType().FullName, reason.StackTrace);

        // Where this throws, the message returns to its queue and is delivered again.
        var channel = await ChannelAsync(context.CancellationToken);
        await channel.BasicPublishAsync("", failedQueue, mandatory: true, properties, context.GetBody(), context.CancellationToken);
        await next;
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_channel is not { IsOpen: true })
            {
                if (_channel is not null)
                {
                    await _channel.DisposeAsync();
                    _channel = null;
                }

                _channel = await broker.OpenChannelAsync(confirms: true, cancellation);
                await FailedMessageFiler.DeclareAsync(_channel, failedQueue, cancellation);
            }

            return _channel;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static Exception RootOf(Exception exception)
    {
        var root = exception;
        while (root is AggregateException or ConsumerException or MassTransitException && root.InnerException is { } inner)
        {
            root = inner;
        }

        return root;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Message {MessageId} failed in {Queue}: {ReasonType} at {Stack}")]
        public static partial void Failed(ILogger logger, string? messageId, string queue, string? reasonType, string? stack);
    }
}
