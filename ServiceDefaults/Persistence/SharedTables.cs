using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>The tables that every service has beside its own; one line for each of the shared manners.</summary>
internal static class SharedTables
{
    public static void Map(ModelBuilder model)
    {
        Http.Idempotency.IdempotencyKey.Map(model);
        Encryption.KeyRing.KeyRingEntry.Map(model);
        Encryption.DataKey.Map(model);
        Clock.RehearsalOffset.Map(model);
        Audit.AuditEntry.Map(model);
        Audit.AuditLink.Map(model);
        Audit.AuditUnsealed.Map(model);
        Messaging.Outbox.OutboxMessage.Map(model);
        Messaging.Inbox.InboxMessage.Map(model);
        Messaging.FailedMessages.FailedMessage.Map(model);
    }
}
