using System.Security.Cryptography;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Notifications.Webhooks;

/// <summary>The id of a webhook.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct WebhookId(Guid Value) : IId<WebhookId>
{
    /// <inheritdoc/>
    public static WebhookId From(Guid value) => new(value);
}

/// <summary>Whether events are sent to a webhook.</summary>
public enum WebhookState
{
    /// <summary>They are.</summary>
    Active,

    /// <summary>They are not: by its owner, or because it was gone or failing.</summary>
    Disabled,
}

/// <summary>Why nothing is sent to a webhook.</summary>
public enum WebhookDisabledReason
{
    /// <summary>Its owner said so.</summary>
    ByOwner,

    /// <summary>It answered 410.</summary>
    Gone,

    /// <summary>For three days nothing came through.</summary>
    Failing,
}

/// <summary>
/// An address of a partner, to which events of some clients are sent. It belongs to whoever may see all of its clients; one
/// without clients is ours and hears of every client.
/// </summary>
public sealed class Webhook : Aggregate<WebhookId>
{
    /// <summary>How long the secret before still signs after a rotation.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private Webhook()
    {
    }

    /// <summary>Where to.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Which events, by name.</summary>
    public string[] EventTypes { get; private set; } = [];

    /// <summary>Of which clients; none means all.</summary>
    public Guid[] ClientIds { get; private set; } = [];

    /// <summary>Signs what is sent: <c>whsec_</c> and base64 (Standard Webhooks).</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The secret before, which signs too until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecret { get; private set; }

    /// <summary>Until when the secret before signs (UTC).</summary>
    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>Whether events are sent to it.</summary>
    public WebhookState State { get; private set; }

    /// <summary>Why not, when they are not.</summary>
    public WebhookDisabledReason? DisabledReason { get; private set; }

    /// <summary>Registers an address.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="events">Which events.</param>
    /// <param name="clients">Of which clients.</param>
    /// <param name="at">When (UTC).</param>
    public static Webhook Register(string url, IEnumerable<string> events, IEnumerable<Guid> clients, DateTimeOffset at) => new()
    {
        Id = new WebhookId(Guid.CreateVersion7(at)),
        Url = url,
        EventTypes = [.. events.Distinct(StringComparer.Ordinal)],
        ClientIds = [.. clients.Distinct()],
        Secret = NewSecret(),
    };

    /// <summary>Changes where to, which events and of which clients.</summary>
    public void Change(string url, IEnumerable<string> events, IEnumerable<Guid> clients) =>
        (Url, EventTypes, ClientIds) = (url, [.. events.Distinct(StringComparer.Ordinal)], [.. clients.Distinct()]);

    /// <summary>Sends to it again.</summary>
    public void Enable() => (State, DisabledReason) = (WebhookState.Active, null);

    /// <summary>Sends nothing to it any more.</summary>
    /// <param name="reason">Why.</param>
    public void Disable(WebhookDisabledReason reason) => (State, DisabledReason) = (WebhookState.Disabled, reason);

    /// <summary>Gives it a new secret; for a day what is sent is signed with both.</summary>
    /// <param name="at">When (UTC).</param>
    public void Rotate(DateTimeOffset at) => (PreviousSecret, PreviousUntil, Secret) = (Secret, at + Overlap, NewSecret());

    /// <summary>The secrets that sign now.</summary>
    /// <param name="at">When (UTC).</param>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset at) => PreviousSecret is { } previous && at < PreviousUntil ? [Secret, previous] : [Secret];

    private static string NewSecret() => WebhookSignature.Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
