using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Inbox;

/// <summary>Marks an entry as read by the account that asks; a second time changes nothing.</summary>
internal static class MarkRead
{
    public static async Task<Outcome<InboxEntryResponse>> Handle(Guid id, Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var entry = await db.InboxOf(caller).SingleOrDefaultAsync(happening => happening.Id == id, cancellationToken);
        if (entry is null)
        {
            return Problem.NotFound("inbox entry");
        }

        var (now, client) = (clock.GetUtcNow(), entry.ClientId.Value);
        await db.Database.ExecuteAsync(
            $"INSERT INTO inbox_reads (happening_id, account_id, client_id, read_at) VALUES ({id}, {caller.Id}, {client}, {now}) ON CONFLICT DO NOTHING",
            cancellationToken);
        return await ListInbox.One(id, caller, db, cancellationToken);
    }
}
