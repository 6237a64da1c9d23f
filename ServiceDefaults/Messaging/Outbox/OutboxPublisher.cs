using Credentialing.ServiceDefaults.Messaging.Broker;
using System.Collections.Concurrent;
using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>What became of a batch; rows that are in none of the lists were not tried, and stay as they are.</summary>
internal sealed class OutboxOutcome
{
    public ConcurrentBag<long> Published { get; } = [];

    public ConcurrentBag<OutboxRow> Unroutable { get; } = [];

    public ConcurrentBag<(OutboxRow Row, string Error)> Failed { get; } = [];

    /// <summary>The broker closed the channel over one of several messages in flight: ask again one by one.</summary>
    public bool IsSuspicious { get; set; }

    /// <summary>The broker went away.</summary>
    public bool IsAway { get; set; }
}

/// <summary>Publishes a batch: aggregates side by side, the messages of one aggregate each after the confirm of the one before.</summary>
internal static class OutboxPublisher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<OutboxOutcome> PublishAsync(BrokerConnection broker, IChannel channel, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var outcome = new OutboxOutcome();
        var refused = await DeclareAsync(broker, rows, cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await Task.WhenAll(rows.GroupBy(row => row.OrderingKey).Select(async aggregate =>
        {
            foreach (var row in aggregate)
            {
                if (refused.TryGetValue(row.Exchange, out var error))
                {
                    outcome.Failed.Add((row, error));
                    return;
                }

                if (!await PublishAsync(channel, row, rows.Count == 1, outcome, patience.Token))
                {
                    return;
                }
            }
        }));
        return outcome;
    }

    private static async Task<Dictionary<string, string>> DeclareAsync(BrokerConnection broker, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var exchange in rows.Select(row => row.Exchange).Where(exchange => exchange.Length > 0).Distinct(StringComparer.Ordinal))
        {
            try
            {
                await broker.DeclareAsync(exchange, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !BrokerConnection.IsAway(exception))
            {
                refused[exchange] = ErrorOf(exception);
            }
        }

        return refused;
    }

    // True when the aggregate's next message may follow.
    private static async Task<bool> PublishAsync(IChannel channel, OutboxRow row, bool isAlone, OutboxOutcome outcome, CancellationToken cancellation)
    {
        using var activity = StartActivity(row);
        try
        {
            await channel.BasicPublishAsync(row.Exchange, row.RoutingKey, mandatory: true, PropertiesOf(row, activity), row.Body, cancellation);
            outcome.Published.Add(row.Sequence);
            return true;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            outcome.Unroutable.Add(row);
            return true;
        }
        catch (PublishException)
        {
            outcome.Failed.Add((row, "the broker did not confirm it"));
        }
        catch (OperationInterruptedException exception) when (BrokerConnection.IsRefusal(exception))
        {
            if (isAlone)
            {
                outcome.Failed.Add((row, ErrorOf(exception)));
            }

            outcome.IsSuspicious = !isAlone;
        }
        catch (Exception exception) when (exception is OperationCanceledException || BrokerConnection.IsAway(exception))
        {
            outcome.IsAway = true;
        }
        catch (Exception exception)
        {
            outcome.Failed.Add((row, ErrorOf(exception)));
        }

        return false;
    }

    private static BasicProperties PropertiesOf(OutboxRow row, Activity? activity)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [MessageHeader.Actor] = row.Actor };
        if ((activity?.Id ?? row.TraceParent) is { } trace)
        {
            headers[MessageHeader.Trace] = trace;
        }

        return new BasicProperties
        {
            MessageId = row.Id.ToString(),
            Type = row.Type,
            ContentType = Envelope.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = headers,
        };
    }

    private static Activity? StartActivity(OutboxRow row)
    {
        if (!MessagingTrace.Source.HasListeners() || !ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var parent))
        {
            return null;
        }

        return MessagingTrace.Source.StartActivity($"publish {row.Type}", ActivityKind.Producer, parent)?
            .SetTag("messaging.system", "rabbitmq").SetTag("messaging.message.id", row.Id.ToString());
    }

    // The broker's words name exchanges and queues; the client's name arguments. Neither quotes a message.
    private static string ErrorOf(Exception exception) => exception is OperationInterruptedException { ShutdownReason: { } reason }
        ? Scrub.Text($"{reason.ReplyCode} {reason.ReplyText}")
        : exception.GetType().Name;
}
