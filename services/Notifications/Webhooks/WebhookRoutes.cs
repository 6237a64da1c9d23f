using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Notifications.Webhooks;

/// <summary>The routes of webhooks, what each needs, and where it is done.</summary>
internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/v1/webhooks").WithTags("Webhooks");
        webhooks.MapPost("", RegisterWebhook.Handle).Validates<RegisterWebhookRequest>().Needs(Permissions.WebhooksManage).WithSummary("Registers a webhook; answers its secret, once");
        webhooks.MapGet("", ReadWebhooks.List).Needs(Permissions.WebhooksManage).WithSummary("Lists webhooks");
        webhooks.MapGet("{id:guid}", ReadWebhooks.One).Needs(Permissions.WebhooksManage).WithSummary("Reads a webhook");
        webhooks.MapPatch("{id:guid}", ChangeWebhook.Handle).Validates<ChangeWebhookRequest>().Needs(Permissions.WebhooksManage).WithSummary("Changes a webhook, or switches it off or on");
        webhooks.MapDelete("{id:guid}", RemoveWebhook.Handle).Needs(Permissions.WebhooksManage).WithSummary("Removes a webhook").Produces(StatusCodes.Status204NoContent);
        webhooks.MapPost("{id:guid}/rotate-secret", RotateWebhookSecret.Handle).Needs(Permissions.WebhooksManage).WithSummary("Gives a webhook a new secret");
        webhooks.MapGet("{id:guid}/deliveries", ReadDeliveries.List).Needs(Permissions.WebhooksManage).WithSummary("Lists what was sent to a webhook, or is to be");
        webhooks.MapGet("{id:guid}/deliveries/{deliveryId:guid}", ReadDeliveries.One).Needs(Permissions.WebhooksManage).WithSummary("Reads a delivery");
        webhooks.MapPost("{id:guid}/deliveries/{deliveryId:guid}/redeliver", Redeliver.Handle).Needs(Permissions.WebhooksManage).WithSummary("Sends a delivery once more");
    }
}
