namespace Credentialing.Billing.Card;

/// <summary>How the card processor is reached: <c>CardProcessor:Address</c>, <c>:Key</c> and <c>:WebhookSecret</c>.</summary>
/// <param name="configuration">The settings of the service.</param>
internal sealed class CardSettings(IConfiguration configuration)
{
    /// <summary>Where it is, ending with a slash; null where cards are not taken.</summary>
    public Uri? Address { get; } = configuration["CardProcessor:Address"] is { Length: > 0 } address ? new Uri(address.TrimEnd('/') + "/") : null;

    /// <summary>Our key.</summary>
    public string Key { get; } = configuration["CardProcessor:Key"] ?? "";

    /// <summary>What its messages to us are signed with; null where there are none.</summary>
    public string? WebhookSecret { get; } = configuration["CardProcessor:WebhookSecret"] is { Length: > 0 } secret ? secret : null;

    /// <summary>Where it tells us of payments: our public address, unless <c>CardProcessor:WebhookAddress</c> says otherwise.</summary>
    public Uri Webhook { get; } = new(configuration["CardProcessor:WebhookAddress"]
        ?? configuration["Identity:Issuer"]?.TrimEnd('/') + "/webhooks/card", UriKind.RelativeOrAbsolute);
}
