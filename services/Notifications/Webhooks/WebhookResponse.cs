using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Notifications.Webhooks;

/// <summary>A webhook, as the API shows it; no <c>clientIds</c> means all.</summary>
internal sealed record WebhookResponse(
    WebhookId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Url, IReadOnlyList<string> Events, IReadOnlyList<Guid> ClientIds, WebhookState State, WebhookDisabledReason? DisabledReason) : IVersioned;

/// <summary>A webhook with its secret, which is shown this once.</summary>
internal sealed record WebhookWithSecretResponse(
    WebhookId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Url, IReadOnlyList<string> Events, IReadOnlyList<Guid> ClientIds, WebhookState State, WebhookDisabledReason? DisabledReason,
    string Secret, DateTimeOffset? PreviousSecretUntil) : IVersioned;

/// <summary>A delivery, as the API shows it.</summary>
internal sealed record WebhookDeliveryResponse(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    WebhookId WebhookId, Guid ClientId, string MessageId, string Type, DeliveryState State, int Attempts,
    DateTimeOffset? NextAttemptAt, DateTimeOffset? LastAttemptAt, int? LastStatus, string? LastError, DateTimeOffset? DeliveredAt);

internal static class WebhookResponses
{
    public static WebhookResponse ToResponse(this Webhook webhook) => new(
        webhook.Id, webhook.CreatedAt, webhook.UpdatedAt, webhook.Version,
        webhook.Url, webhook.EventTypes, webhook.ClientIds, webhook.State, webhook.DisabledReason);

    public static WebhookWithSecretResponse WithSecret(this Webhook webhook) => new(
        webhook.Id, webhook.CreatedAt, webhook.UpdatedAt, webhook.Version,
        webhook.Url, webhook.EventTypes, webhook.ClientIds, webhook.State, webhook.DisabledReason, webhook.Secret, webhook.PreviousUntil);

    public static WebhookDeliveryResponse ToResponse(this WebhookDelivery delivery) => new(
        delivery.Id, delivery.CreatedAt, delivery.LastAttemptAt ?? delivery.CreatedAt, 1 + delivery.Attempts,
        delivery.WebhookId, delivery.ClientId.Value, delivery.MessageId, delivery.Type, delivery.State, delivery.Attempts,
        delivery.State == DeliveryState.Pending ? delivery.NextAttemptAt : null, delivery.LastAttemptAt, delivery.LastStatus, delivery.LastError, delivery.DeliveredAt);
}
