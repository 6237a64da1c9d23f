using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Credentialing.ServiceDefaults.Messaging.Broker;

/// <summary>
/// The process's own connection for publishing with confirms and for filing failures; MassTransit, which consumes, has
/// its own. Connecting fails fast: whoever needs the broker waits and asks again.
/// </summary>
internal sealed partial class BrokerConnection(string connectionString, string service, ILogger<BrokerConnection> logger) : IAsyncDisposable
{
    /// <summary>How many publishes may wait for their confirm on one channel.</summary>
    private const int Wide = 512;

    private readonly ConnectionFactory _factory = new()
    {
        Uri = new Uri(connectionString),
        ClientProvidedName = $"{service}-outbox",
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        RequestedHeartbeat = TimeSpan.FromSeconds(15),
    };

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, bool> _declared = new(StringComparer.Ordinal);
    private IConnection? _connection;
    private bool _isDown;

    /// <summary>A channel for one user.</summary>
    /// <param name="confirms">Whether publishing waits for the broker's confirmation.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BrokerUnreachableException">The broker is away.</exception>
    public async Task<IChannel> OpenChannelAsync(bool confirms, CancellationToken cancellation)
    {
        var connection = await ConnectAsync(cancellation);
        return await connection.CreateChannelAsync(
            confirms ? new CreateChannelOptions(true, true, Window()) : null, cancellation);
    }

    // The client's own limiter sleeps up to a second once half of it is used.
    private static ConcurrencyLimiter Window() => new(new ConcurrencyLimiterOptions { PermitLimit = Wide, QueueLimit = int.MaxValue });

    /// <summary>Makes sure that an event's exchange is there, as MassTransit declares it for consumers.</summary>
    /// <exception cref="OperationInterruptedException">The broker refuses it.</exception>
    public async Task DeclareAsync(string exchange, CancellationToken cancellation)
    {
        if (_declared.ContainsKey(exchange))
        {
            return;
        }

        // On a channel of its own: a refusal closes it.
        await using var channel = await OpenChannelAsync(confirms: false, cancellation);
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
        _declared[exchange] = true;
    }

    /// <summary>Declares exchanges anew: somebody may have deleted one.</summary>
    public void ForgetDeclared() => _declared.Clear();

    /// <summary>Whether an exception means that the broker is away or went away, rather than that it minds the message.</summary>
    public static bool IsAway(Exception exception) => exception switch
    {
        BrokerUnreachableException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
        OperationInterruptedException interrupted => !IsRefusal(interrupted),
        PublishException => false,
        RabbitMQClientException => true,
        ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether the broker closed a channel because of what was asked on it.</summary>
    public static bool IsRefusal(OperationInterruptedException exception) =>
        exception.ShutdownReason is { Initiator: ShutdownInitiator.Peer, ReplyCode: 311 or 403 or 404 or 405 or 406 };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellation)
    {
        if (_connection is { IsOpen: true } open)
        {
            return open;
        }

        await _gate.WaitAsync(cancellation);
        try
        {
            if (_connection is { IsOpen: true } opened)
            {
                return opened;
            }

            if (_connection is not null)
            {
                await _connection.DisposeAsync();
                _connection = null;
            }

            _declared.Clear();
            _connection = await _factory.CreateConnectionAsync(cancellation);
            if (_isDown)
            {
                Log.Back(logger);
                _isDown = false;
            }

            return _connection;
        }
        catch (Exception exception) when (IsAway(exception))
        {
            if (!_isDown)
            {
                Log.Down(logger, exception.GetType().Name);
                _isDown = true;
            }

            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broker does not answer ({Exception}); messages wait in the outbox")]
        public static partial void Down(ILogger logger, string exception);

        [LoggerMessage(LogLevel.Information, "The broker answers again")]
        public static partial void Back(ILogger logger);
    }
}
