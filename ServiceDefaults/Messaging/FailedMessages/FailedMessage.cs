using System.Text.Json;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Messaging.FailedMessages;

/// <summary>Names a failed message.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct FailedMessageId(Guid Value) : IId<FailedMessageId>
{
    /// <inheritdoc/>
    public static FailedMessageId From(Guid value) => new(value);
}

/// <summary>What was decided about a failed message.</summary>
public enum FailedMessageState
{
    /// <summary>Nothing yet.</summary>
    Filed,

    /// <summary>It was sent to its queue again; should it fail again, it is filed again.</summary>
    Replayed,

    /// <summary>It is not needed.</summary>
    Discarded,
}

/// <summary>A message that could not be handled, kept until a person replays or discards it.</summary>
internal sealed class FailedMessage : Aggregate<FailedMessageId>
{
    /// <summary>Stands for the queue where a message could not even be published.</summary>
    public const string OutboxQueue = "outbox";

    public required Guid MessageId { get; init; }

    /// <summary>The queue where it failed.</summary>
    public required string Queue { get; init; }

    /// <summary>Where a replay publishes to; empty to put it straight into <see cref="Queue"/>.</summary>
    public required string Exchange { get; init; }

    public required string Type { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The headers on the wire, as a JSON object of strings.</summary>
    public required string Headers { get; init; }

    public DateTimeOffset FailedAt { get; private set; }

    public string ReasonType { get; private set; } = "";

    /// <summary>The exception's words, scrubbed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>How often it was tried in all.</summary>
    public int Deliveries { get; private set; }

    public FailedMessageState State { get; private set; } = FailedMessageState.Filed;

    public string? DiscardReason { get; private set; }

    public static FailedMessage New(Guid messageId, string queue, string type, byte[] body, string headers, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        MessageId = messageId,
        Queue = queue,
        Exchange = "",
        Type = type,
        Body = body,
        Headers = headers,
    };

    /// <summary>It failed, for the first time or again. The same failure told twice changes nothing.</summary>
    public void Fail(DateTimeOffset at, string reasonType, string reason, int deliveries)
    {
        if (at <= FailedAt)
        {
            return;
        }

        (FailedAt, ReasonType, Reason, State, DiscardReason) = (at, reasonType, reason, FailedMessageState.Filed, null);
        Deliveries += deliveries;
    }

    /// <summary>Sends it where it failed once more, under its own id: had it been handled after all, nothing happens.</summary>
    public (OutboxMessage? Message, Refusal? Refusal) Replay(string actor, DateTimeOffset now)
    {
        if (NotFiled() is { } refusal)
        {
            return (null, refusal);
        }

        State = FailedMessageState.Replayed;
        return (OutboxMessage.Again(MessageId, Type, Exchange, Exchange.Length > 0 ? "" : Queue, Body, actor, now), null);
    }

    /// <summary>Gives it up.</summary>
    public Refusal? Discard(string reason)
    {
        if (NotFiled() is { } refusal)
        {
            return refusal;
        }

        (State, DiscardReason) = (FailedMessageState.Discarded, reason);
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<FailedMessage>(message =>
    {
        message.ToTable("failed_messages");
        message.HasKey(m => m.Id);
        message.Property(m => m.Queue).HasMaxLength(200);
        message.Property(m => m.Exchange).HasMaxLength(200);
        message.Property(m => m.Type).HasMaxLength(200);
        message.Property(m => m.Headers).HasColumnType("jsonb");
        message.Property(m => m.ReasonType).HasMaxLength(300);
        message.Property(m => m.Reason).HasMaxLength(500);
        message.Property(m => m.DiscardReason).HasMaxLength(500);
        message.HasIndex(m => new { m.MessageId, m.Queue }).IsUnique();
        message.HasIndex(m => new { m.FailedAt, m.Id });
    });

    /// <summary>Files a message of the outbox that the broker refuses, in the transaction that parks it.</summary>
    public static Task FileParkedAsync(OutboxBatch batch, OutboxRow row, int attempts, string error, DateTimeOffset now) =>
        batch.ExecuteAsync(
            $"""
            INSERT INTO failed_messages (id, version, created_at, updated_at, message_id, queue, exchange, type, body, headers,
                failed_at, reason_type, reason, deliveries, state)
            VALUES ($1, 1, $2, $2, $3, '{OutboxQueue}', $4, $5, $6, '{"{}"}', $2, 'refused-by-broker', $7, $8, 'Filed')
            ON CONFLICT (message_id, queue) DO UPDATE SET failed_at = $2, reason = $7, deliveries = failed_messages.deliveries + $8,
                state = 'Filed', version = failed_messages.version + 1, updated_at = $2
            """,
            Guid.CreateVersion7(now), now, row.Id, row.Exchange, row.Type, row.Body, error, attempts);

    private Refusal? NotFiled() => State == FailedMessageState.Filed
        ? null
        : new Refusal("message-not-filed", $"The message is {JsonNamingPolicy.CamelCase.ConvertName(State.ToString())}.");
}
