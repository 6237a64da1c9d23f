using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Webhooks;

internal static class ReadWebhooks
{
    private static readonly Sorts<Webhook, WebhookId> s_sorts =
        new Sorts<Webhook, WebhookId>(webhook => webhook.Id, byDefault: "-createdAt").By("createdAt", webhook => webhook.CreatedAt);

    public static async Task<Outcome<Page<WebhookResponse>>> List(PageRequest page, Guid? clientId, NotificationsDb db, CancellationToken cancellationToken)
    {
        var webhooks = db.Webhooks.AsNoTracking();
        if (clientId is { } client)
        {
            webhooks = webhooks.Where(webhook => webhook.ClientIds.Contains(client));
        }

        return await webhooks.ToPageAsync(page, s_sorts, webhook => webhook.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<WebhookResponse>> One(Guid id, NotificationsDb db, CancellationToken cancellationToken)
    {
        var webhook = await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == new WebhookId(id), cancellationToken);
        return webhook is null ? Problem.NotFound("webhook") : webhook.ToResponse();
    }
}

/// <summary>Removes a webhook with the record of its deliveries.</summary>
internal static class RemoveWebhook
{
    public static async Task<IResult> Handle(Guid id, IfMatch ifMatch, NotificationsDb db, CancellationToken cancellationToken)
    {
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.Id == new WebhookId(id), cancellationToken);
        if (webhook is null)
        {
            return Problem.NotFound("webhook");
        }

        if (ifMatch.Refuses(webhook.Version) is { } stale)
        {
            return stale;
        }

        await db.Deliveries.Where(delivery => delivery.WebhookId == webhook.Id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(webhook);
        await db.SaveChangesAsync(cancellationToken);
        return Results.NoContent();
    }
}

/// <summary>Gives a webhook a new secret; the one before signs for another day.</summary>
internal static class RotateWebhookSecret
{
    public static async Task<Outcome<WebhookWithSecretResponse>> Handle(Guid id, NotificationsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.Id == new WebhookId(id), cancellationToken);
        if (webhook is null)
        {
            return Problem.NotFound("webhook");
        }

        webhook.Rotate(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return webhook.WithSecret();
    }
}

internal static class ReadDeliveries
{
    private static readonly Sorts<WebhookDelivery, Guid> s_sorts =
        new Sorts<WebhookDelivery, Guid>(delivery => delivery.Id, byDefault: "-createdAt").By("createdAt", delivery => delivery.CreatedAt);

    public static async Task<Outcome<Page<WebhookDeliveryResponse>>> List(
        Guid id, PageRequest page, Choice<DeliveryState> state, string? type, Guid? clientId, NotificationsDb db, CancellationToken cancellationToken)
    {
        if (!await db.Webhooks.AnyAsync(webhook => webhook.Id == new WebhookId(id), cancellationToken))
        {
            return Problem.NotFound("webhook");
        }

        var deliveries = db.Deliveries.AsNoTracking().Where(delivery => delivery.WebhookId == new WebhookId(id));
        if (state.Value is { } inState)
        {
            deliveries = deliveries.Where(delivery => delivery.State == inState);
        }

        if (type is not null)
        {
            deliveries = deliveries.Where(delivery => delivery.Type == type);
        }

        if (clientId is { } client)
        {
            deliveries = deliveries.Where(delivery => delivery.ClientId == new ClientId(client));
        }

        return await deliveries.ToPageAsync(page, s_sorts, delivery => delivery.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<WebhookDeliveryResponse>> One(Guid id, Guid deliveryId, NotificationsDb db, CancellationToken cancellationToken) =>
        await db.FindDeliveryAsync(id, deliveryId, cancellationToken) is { } delivery ? delivery.ToResponse() : Problem.NotFound("delivery");

    /// <summary>A delivery of a webhook, where the caller sees both.</summary>
    public static async Task<WebhookDelivery?> FindDeliveryAsync(this NotificationsDb db, Guid webhook, Guid delivery, CancellationToken cancellationToken) =>
        await db.Webhooks.AnyAsync(w => w.Id == new WebhookId(webhook), cancellationToken)
            ? await db.Deliveries.SingleOrDefaultAsync(d => d.Id == delivery && d.WebhookId == new WebhookId(webhook), cancellationToken)
            : null;
}

/// <summary>Sends a delivery once more, under the same message id.</summary>
internal static class Redeliver
{
    public static async Task<Outcome<WebhookDeliveryResponse>> Handle(Guid id, Guid deliveryId, NotificationsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindDeliveryAsync(id, deliveryId, cancellationToken) is not { } delivery)
        {
            return Problem.NotFound("delivery");
        }

        delivery.Again(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return delivery.ToResponse();
    }
}
