using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>
/// Takes a copy of every event and publishes it once more, so that every consumer gets each message at least twice, the
/// second time late and out of order.
/// </summary>
internal sealed class TwiceDelivered : IAsyncDisposable
{
    private const string Queue = "chaos-twice", Mark = "chaos-again";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    // Between the broker's confirmation and the record of it.
    private static readonly TimeSpan s_news = TimeSpan.FromSeconds(2);

    private readonly ChaosSystem _stack;
    private readonly EveryService _services;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<Guid, byte> _repeated = [];
    private readonly Dictionary<string, DateTimeOffset> _bound = new(StringComparer.Ordinal);
    private Task _work = Task.CompletedTask;

    private TwiceDelivered(ChaosSystem stack, EveryService services) => (_stack, _services) = (stack, services);

    /// <summary>The messages that were delivered again.</summary>
    public IReadOnlyCollection<Guid> Repeated => [.. _repeated.Keys];

    /// <summary>Which of these events it has yet to deliver again: all that it has not, but those from before it knew of their kind.</summary>
    public IReadOnlyList<PublishedEvent> Missing(IEnumerable<PublishedEvent> published)
    {
        lock (_bound)
        {
            return [.. published.Where(one => !_repeated.ContainsKey(one.Id) && (!_bound.TryGetValue(one.Exchange, out var since) || one.At > since + s_news))];
        }
    }

    /// <summary>Begins with every kind of event that was published so far; kinds that come later are joined as they come.</summary>
    public static async Task<TwiceDelivered> BeginAsync(ChaosSystem stack, EveryService services)
    {
        var twice = new TwiceDelivered(stack, services);
        var begun = new TaskCompletionSource();
        twice._work = twice.WorkAsync(begun);
        await begun.Task;
        return twice;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _work;
        _over.Dispose();
    }

    // The broker is killed under it: then everything begins anew, and what waited in the queue still waits.
    private async Task WorkAsync(TaskCompletionSource begun)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _stack.ConnectAsync();
                await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), _over.Token);
                await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, arguments: Listener.Quorum, cancellationToken: _over.Token);
                await JoinAsync(channel);
                await channel.BasicQosAsync(0, 64, false, _over.Token);
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += (_, delivery) => AgainAsync(channel, delivery);
                await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, _over.Token);
                begun.TrySetResult();
                while (channel.IsOpen)
                {
                    await Task.Delay(s_pause, _over.Token);
                    await JoinAsync(channel);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or OperationInterruptedException or BrokerUnreachableException
                or AlreadyClosedException or PublishException or Npgsql.NpgsqlException or IOException or TimeoutException)
            {
                await Task.WhenAny(Task.Delay(s_pause, CancellationToken.None));
            }
        }
    }

    private async Task JoinAsync(IChannel channel)
    {
        foreach (var exchange in await _services.ExchangesAsync())
        {
            if (!_bound.ContainsKey(exchange))
            {
                await channel.QueueBindAsync(Queue, exchange, "", cancellationToken: _over.Token);
                lock (_bound)
                {
                    _bound[exchange] = TimeProvider.System.GetUtcNow();
                }
            }
        }
    }

    private async Task AgainAsync(IChannel channel, BasicDeliverEventArgs delivery)
    {
        try
        {
            if (delivery.BasicProperties.Headers?.ContainsKey(Mark) != true)
            {
                var again = new BasicProperties(delivery.BasicProperties);
                again.Headers = new Dictionary<string, object?>(again.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal) { [Mark] = 1 };
                await channel.BasicPublishAsync(delivery.Exchange, delivery.RoutingKey, mandatory: false, again, delivery.Body);
                _repeated[Guid.Parse(delivery.BasicProperties.MessageId!)] = 1;
            }

            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        }
        catch (Exception exception) when (exception is OperationInterruptedException or AlreadyClosedException or PublishException or OperationCanceledException or IOException)
        {
            // The broker went away: the message is still in the queue.
        }
    }
}
