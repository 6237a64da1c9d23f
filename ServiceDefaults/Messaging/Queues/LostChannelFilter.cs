using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Lets a queue's consumers come back after the broker was lost with deliveries in progress. MassTransit 8.4, when it
/// cannot acknowledge on a channel that is gone, closes the channel from within the delivery and waits for that; and
/// RabbitMQ.Client, before it tells anybody else that the connection is gone, waits until every delivery of the channel
/// has ended. Neither ends, MassTransit never hears of its connection's death and asks the dead one for channels forever
/// (MassTransit 6001, solved in 8.5, whose RabbitMQ.Client the feed lacks). So for the client a delivery ends here when
/// its channel does; MassTransit goes on with it undisturbed, and the inbox knows what it committed.
/// </summary>
internal sealed class LostChannelFilter : IFilter<ChannelContext>
{
    public Task Send(ChannelContext context, IPipe<ChannelContext> next) => next.Send(new Context(context));

    public void Probe(ProbeContext context) => context.CreateFilterScope("lost-channel");

    private sealed class Context(ChannelContext channel) : ScopeChannelContext(channel, channel.CancellationToken), ChannelContext
    {
        Task<string> ChannelContext.BasicConsume(
            string queue, bool noAck, bool exclusive, IDictionary<string, object> arguments, IAsyncBasicConsumer consumer, string consumerTag,
            CancellationToken cancellationToken) =>
            BasicConsume(queue, noAck, exclusive, arguments, new Consumer(consumer, Channel), consumerTag, cancellationToken);
    }

    private sealed class Consumer : IAsyncBasicConsumer
    {
        private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly IAsyncBasicConsumer _consumer;

        public Consumer(IAsyncBasicConsumer consumer, IChannel channel)
        {
            _consumer = consumer;
            channel.ChannelShutdownAsync += (_, _) =>
            {
                _lost.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public IChannel? Channel => _consumer.Channel;

        public async Task HandleBasicDeliverAsync(
            string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties,
            ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
        {
            // What was prefetched and not begun belongs to the queue again.
            if (_lost.Task.IsCompleted)
            {
                return;
            }

            // A copy, for the client takes its buffer back when this returns.
            var handling = _consumer.HandleBasicDeliverAsync(
                consumerTag, deliveryTag, redelivered, exchange, routingKey, properties, body.ToArray(), cancellationToken);
            if (await Task.WhenAny(handling, _lost.Task) == handling)
            {
                await handling;
                return;
            }

            // That it cannot be acknowledged any more is known; the message comes again.
            _ = handling.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        public Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default) =>
            _consumer.HandleBasicCancelAsync(consumerTag, cancellationToken);

        public Task HandleBasicCancelOkAsync(string consumerTag, CancellationToken cancellationToken = default) =>
            _consumer.HandleBasicCancelOkAsync(consumerTag, cancellationToken);

        public Task HandleBasicConsumeOkAsync(string consumerTag, CancellationToken cancellationToken = default) =>
            _consumer.HandleBasicConsumeOkAsync(consumerTag, cancellationToken);

        public Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason) =>
            _consumer.HandleChannelShutdownAsync(channel, reason);
    }
}
