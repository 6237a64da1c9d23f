using Credentialing.ServiceDefaults.Messaging.Outbox;
using RabbitMQ.Client;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>Puts messages that were handled into their queue once more.</summary>
internal sealed class Redelivery : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private Redelivery(IConnection connection, IChannel channel, string queue) => (_connection, _channel, _queue) = (connection, channel, queue);

    public static async Task<Redelivery> ToAsync(string rabbit, string queue)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(rabbit) }.CreateConnectionAsync();
        return new Redelivery(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)), queue);
    }

    /// <summary>Each twice, in any order.</summary>
    public async Task TwiceAsync(IReadOnlyCollection<OutboxMessage> messages)
    {
        foreach (var message in messages.Concat(messages).OrderBy(_ => Guid.CreateVersion7().ToByteArray()[15]))
        {
            var properties = new BasicProperties { MessageId = message.Id.ToString(), ContentType = Envelope.ContentType };
            await _channel.BasicPublishAsync("", _queue, mandatory: true, properties, message.Body);
        }
    }

    public async Task<bool> IsEmptyAsync() => (await _channel.QueueDeclarePassiveAsync(_queue)).MessageCount == 0;

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
