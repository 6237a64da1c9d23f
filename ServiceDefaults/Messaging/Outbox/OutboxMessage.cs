using System.Diagnostics;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>
/// A message that is to be published because the transaction that wrote it committed. Messages with the same
/// <see cref="OrderingKey"/> are published in the order of <see cref="Sequence"/>.
/// </summary>
internal sealed class OutboxMessage
{
    /// <summary>How many lanes the keys are spread over: what one relay holds, others do not wait for.</summary>
    public const int Lanes = 16;

    /// <summary>The message id that consumers see, and know again.</summary>
    public required Guid Id { get; init; }

    public long Sequence { get; private set; }

    /// <summary>The aggregate's id.</summary>
    public required Guid OrderingKey { get; init; }

    public required short Lane { get; init; }

    /// <summary>The event's stable name.</summary>
    public required string Type { get; init; }

    /// <summary>The exchange to publish to; empty to put it straight into the queue <see cref="RoutingKey"/>.</summary>
    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }

    /// <summary>The bytes on the wire.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The trace that it happened in (W3C).</summary>
    public string? TraceParent { get; init; }

    /// <summary>The account that caused it, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is due: at once, later because it was scheduled, or later because it failed.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>How often the broker refused it. That the broker was away does not count.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often no queue was there to take it: its consumer may not have been started for the first time yet.</summary>
    public int Unroutable { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was given up; the rest of its aggregate goes on.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>What was wrong the last time; never holds personal data.</summary>
    public string? LastError { get; private set; }

    /// <summary>An event that is published when this context saves.</summary>
    public static OutboxMessage Of(object happened, Guid? key, string actor, DateTimeOffset now, DateTimeOffset due)
    {
        var (id, name) = (Guid.CreateVersion7(now), EventName.Of(happened.GetType()));
        return Create(id, key ?? id, name, name, "", Envelope.Of(id, happened, now), actor, now, due);
    }

    /// <summary>A message that goes back to the one queue where it failed.</summary>
    public static OutboxMessage Again(Guid id, string type, string exchange, string routingKey, byte[] body, string actor, DateTimeOffset now) =>
        Create(id, id, type, exchange, routingKey, body, actor, now, now);

    public static void Map(ModelBuilder model)
    {
        const string pending = "published_at IS NULL AND parked_at IS NULL";
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox_messages");

            // Not the message id: a replayed message has the id it always had.
            message.HasKey(m => m.Sequence);
            message.Property(m => m.Sequence).UseIdentityAlwaysColumn();
            message.Property(m => m.Type).HasMaxLength(200);
            message.Property(m => m.TraceParent).HasMaxLength(100);
            message.Property(m => m.Actor).HasMaxLength(200);
            message.Property(m => m.LastError).HasMaxLength(500);
            message.HasIndex(m => new { m.Lane, m.NextAttemptAt }).HasFilter(pending);
            message.HasIndex(m => m.OrderingKey).HasFilter($"{pending} AND attempts > 0");
            message.HasIndex(m => m.PublishedAt).HasFilter("published_at IS NOT NULL");
        });
        model.Entity<OutboxLane>(lane =>
        {
            lane.ToTable("outbox_lanes");
            lane.HasKey(l => l.Lane);
            lane.Property(l => l.Lane).ValueGeneratedNever();
            lane.HasData(Enumerable.Range(0, Lanes).Select(number => new OutboxLane { Lane = (short)number }));
        });
    }

    // A UUIDv7 ends in random bits, so its last byte spreads evenly.
    private static OutboxMessage Create(
        Guid id, Guid key, string type, string exchange, string routingKey, byte[] body, string actor, DateTimeOffset now, DateTimeOffset due) => new()
        {
            Id = id,
            OrderingKey = key,
            Lane = (short)(key.ToByteArray()[15] % Lanes),
            Type = type,
            Exchange = exchange,
            RoutingKey = routingKey,
            Body = body,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
            Actor = actor,
            CreatedAt = now,
            NextAttemptAt = due.ToUniversalTime(),
        };
}

/// <summary>A row to lock: whoever holds it publishes that lane's messages, so that their order holds with many relays.</summary>
internal sealed class OutboxLane
{
    public short Lane { get; init; }
}
