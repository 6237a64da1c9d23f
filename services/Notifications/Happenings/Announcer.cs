using System.Text.Json;
using Credentialing.Notifications.Mails;
using Credentialing.Notifications.Webhooks;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Happenings;

/// <summary>
/// Writes down, in the consumer's transaction, everything that is to be sent about an event. Nothing is sent here: whoever
/// dies in between sends nothing twice and forgets nothing.
/// </summary>
internal sealed class Announcer(NotificationsDb db, MailWriter mails, TimeProvider clock)
{
    /// <summary>Announces it, unless it was announced before.</summary>
    public async Task AnnounceAsync(Announcement what, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var client = new ClientId(what.ClientId);
        var (id, key) = (Guid.CreateVersion7(now), $"{what.Type}/{what.Key}");
        var payload = JsonSerializer.Serialize(new { type = what.Type, timestamp = what.At, data = what.Data }, StrictJson.Options);
        var title = what.Title.Length <= 400 ? what.Title : what.Title[..400];
        var isNew = await db.Database.ExecuteAsync(
            $"""
            INSERT INTO happenings (id, client_id, type, key, occurred_at, created_at, title, path, provider_id, payload)
            VALUES ({id}, {what.ClientId}, {what.Type}, {key}, {what.At.ToUniversalTime()}, {now}, {title}, {what.Path}, {what.ProviderId}, {payload})
            ON CONFLICT (key) DO NOTHING
            """,
            cancellationToken) == 1;
        if (!isNew)
        {
            return;
        }

        if (what.Mail is { } draft)
        {
            // The mail needs to know whom to go to; the client's own event is on its way, and this one is tried again.
            var known = await db.FindKnownClientAsync(client, cancellationToken) ?? throw new InvalidOperationException("The client is not known yet.");
            db.AddRange(mails.Write(id, draft, known, what.Path, now));
        }

        var webhooks = await db.Webhooks.AsNoTracking()
            .Where(webhook => webhook.State == WebhookState.Active && webhook.EventTypes.Contains(what.Type) &&
                (webhook.ClientIds.Length == 0 || webhook.ClientIds.Contains(what.ClientId)))
            .Select(webhook => webhook.Id).ToListAsync(cancellationToken);
        db.AddRange(webhooks.Select(webhook => WebhookDelivery.Of(webhook, client, id, what.Type, now)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
