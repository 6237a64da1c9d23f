using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Notifications.Webhooks;

/// <summary>Where a delivery stands.</summary>
internal enum DeliveryState
{
    /// <summary>It is to be sent, or to be tried again.</summary>
    Pending,

    /// <summary>The receiver has taken it.</summary>
    Delivered,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>One event for one webhook.</summary>
internal sealed class WebhookDelivery : IBelongsToClient
{
    /// <summary>How long a delivery is tried (api.md, Notifications).</summary>
    public static readonly TimeSpan Tried = TimeSpan.FromDays(3);

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5), s_most = TimeSpan.FromHours(6);

    public Guid Id { get; init; }

    public WebhookId WebhookId { get; init; }

    public ClientId ClientId { get; init; }

    public Guid HappeningId { get; init; }

    public required string Type { get; init; }

    public DeliveryState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>By the service's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>By the service's clock: a failure after this is the last.</summary>
    public DateTimeOffset TriedUntil { get; private set; }

    /// <summary>By the database's clock, which no rehearsal moves: until then one copy is sending it.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? LastAttemptAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>The HTTP status of the last answer, where there was one.</summary>
    public int? LastStatus { get; private set; }

    /// <summary>What was wrong the last time, as a word.</summary>
    public string? LastError { get; private set; }

    /// <summary>What the receiver knows it by: the same at every attempt.</summary>
    public string MessageId => $"msg_{Id:N}";

    public static WebhookDelivery Of(WebhookId webhook, ClientId client, Guid happening, string type, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WebhookId = webhook,
        ClientId = client,
        HappeningId = happening,
        Type = type,
        CreatedAt = now,
        NextAttemptAt = now,
        TriedUntil = now + Tried,
    };

    /// <summary>Takes what came of an attempt.</summary>
    /// <returns>Whether it was given up.</returns>
    public bool Take(int? status, string? error, DateTimeOffset now)
    {
        (LastStatus, LastError, LastAttemptAt, LeasedUntil) = (status, error, now, null);
        if (error is null)
        {
            (State, DeliveredAt) = (DeliveryState.Delivered, now);
            return false;
        }

        NextAttemptAt = now + Backoff.After(Attempts, s_first, s_most);
        State = NextAttemptAt > TriedUntil ? DeliveryState.Failed : DeliveryState.Pending;
        return State == DeliveryState.Failed;
    }

    /// <summary>Sends it once more, whatever came of it before.</summary>
    public void Again(DateTimeOffset now) => (State, Attempts, NextAttemptAt, TriedUntil) = (DeliveryState.Pending, 0, now, now + Tried);
}
