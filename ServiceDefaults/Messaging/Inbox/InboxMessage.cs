using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>That a consumer has handled a message: written in the same transaction as what the consumer did.</summary>
internal sealed class InboxMessage
{
    public required Guid MessageId { get; init; }

    public required string Consumer { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<InboxMessage>(message =>
    {
        message.ToTable("inbox_messages");
        message.HasKey(m => new { m.MessageId, m.Consumer });
        message.Property(m => m.Consumer).HasMaxLength(200);
        message.HasIndex(m => m.ReceivedAt);
    });
}
