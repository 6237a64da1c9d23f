using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Webhooks.Sending;

/// <summary>
/// Delivers what is due, sixteen at a time and two of one webhook: one that answers slowly slows down nobody else. A
/// delivery is leased and no transaction waits for a receiver; a copy that dies leaves it to another when the lease ends.
/// </summary>
internal sealed class WebhookSender(IServiceScopeFactory scopes, WebhookPost post, TimeProvider clock, ILogger<WebhookSender> logger)
    : QueueWorker<NotificationsDb>(scopes, TimeSpan.FromMilliseconds(500), logger)
{
    private const int Wide = 16, OfOne = 2;
    private static readonly TimeSpan s_lease = WebhookPost.Patience * 3;

    private readonly HashSet<Task> _sending = [];

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        _sending.RemoveWhere(sending => sending.IsCompleted);
        var free = Wide - _sending.Count;
        if (free > 0)
        {
            foreach (var due in await WithinAsync((db, cancellation) => TakeAsync(db, free, cancellation), cancellationToken))
            {
                _sending.Add(SendAsync(due, cancellationToken));
            }
        }

        if (_sending.Count == 0)
        {
            return false;
        }

        // Whichever is done first makes room; what is new meanwhile is looked for every moment all the same.
        await Task.WhenAny([.. _sending, Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken)]);
        return true;
    }

    private async Task<List<Due>> TakeAsync(NotificationsDb db, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE webhook_deliveries SET leased_until = clock_timestamp() + {s_lease}, attempts = attempts + 1 WHERE id IN
                (SELECT due.id FROM webhooks w CROSS JOIN LATERAL
                    (SELECT d.id, d.next_attempt_at FROM webhook_deliveries d
                     WHERE d.webhook_id = w.id AND d.state = 'Pending' AND d.next_attempt_at <= {now} AND (d.leased_until IS NULL OR d.leased_until < clock_timestamp())
                     ORDER BY d.next_attempt_at
                     LIMIT greatest(0, {OfOne} - (SELECT count(*) FROM webhook_deliveries l WHERE l.webhook_id = w.id AND l.state = 'Pending' AND l.leased_until >= clock_timestamp()))
                     FOR UPDATE SKIP LOCKED) due
                 WHERE w.state = 'Active' ORDER BY due.next_attempt_at LIMIT {most})
            RETURNING id
            """).ToListAsync(cancellationToken);
        if (taken.Count == 0)
        {
            return [];
        }

        var rows = await (
            from delivery in db.Deliveries.AsNoTracking()
            join webhook in db.Webhooks.AsNoTracking() on delivery.WebhookId equals webhook.Id
            join happening in db.Happenings.AsNoTracking() on delivery.HappeningId equals happening.Id
            where taken.Contains(delivery.Id)
            select new { delivery, webhook, happening.Payload }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Due(row.delivery.Id, row.delivery.MessageId, row.webhook.Url, row.Payload, row.webhook.SecretsAt(now)))];
    }

    private async Task SendAsync(Due due, CancellationToken cancellationToken)
    {
        try
        {
            var result = await post.SendAsync(due.Url, due.MessageId, due.Payload, due.Secrets, cancellationToken);
            await WithinAsync((db, _) => RecordAsync(db, due.Id, result), CancellationToken.None);
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException or TimeoutException or OperationCanceledException)
        {
            // Not recorded, so not done: it is sent again, under the same id, when the lease ends.
        }
    }

    private async Task<int> RecordAsync(NotificationsDb db, Guid id, PostResult result)
    {
        var now = clock.GetUtcNow();
        var delivery = await db.Deliveries.SingleOrDefaultAsync(d => d.Id == id);
        if (delivery is null)
        {
            return 0;
        }

        var givenUp = delivery.Take(result.Status, result.Error, now);
        if (result.Status == 410)
        {
            await DisableAsync(db, delivery.WebhookId, WebhookDisabledReason.Gone);
        }
        else if (givenUp && !await db.Deliveries.AnyAsync(d => d.WebhookId == delivery.WebhookId && d.DeliveredAt > delivery.CreatedAt))
        {
            await DisableAsync(db, delivery.WebhookId, WebhookDisabledReason.Failing);
        }

        return await db.SaveChangesAsync();
    }

    private static async Task DisableAsync(NotificationsDb db, WebhookId id, WebhookDisabledReason reason)
    {
        var webhook = await db.Webhooks.SingleAsync(w => w.Id == id);
        if (webhook.State == WebhookState.Active)
        {
            webhook.Disable(reason);
        }
    }

    private sealed record Due(Guid Id, string MessageId, string Url, string Payload, IReadOnlyList<string> Secrets);
}
