using RabbitMQ.Client;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>
/// Another consumer of all events, with a queue of its own, that counts what went over the wire. It also gives the events
/// that no service listens to yet somewhere to go.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private const string Queue = "chaos-listener";
    private static readonly string[] Events = ["clients.v1.client-changed", "clients.v1.agreement-executed", "clients.v1.journey-advanced", "billing.v1.invoice-opened"];
    internal static readonly Dictionary<string, object?> Quorum = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private Listener(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<Listener> BindAsync(ChaosSystem stack)
    {
        var connection = await stack.ConnectAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, arguments: Quorum);
        foreach (var exchange in Events)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(Queue, exchange, "");
        }

        return new Listener(connection, channel);
    }

    /// <summary>What was said before is nothing to us.</summary>
    public Task ForgetAsync() => _channel.QueuePurgeAsync(Queue);

    /// <summary>The ids of all messages so far, as often as each came.</summary>
    public async Task<IReadOnlyList<Guid>> DrainAsync()
    {
        var ids = new List<Guid>();
        while (await _channel.BasicGetAsync(Queue, autoAck: true) is { } message)
        {
            ids.Add(Guid.Parse(message.BasicProperties.MessageId!));
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
