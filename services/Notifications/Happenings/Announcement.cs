namespace Credentialing.Notifications.Happenings;

/// <summary>What a consumer has to say about an event.</summary>
/// <param name="Type">One of <see cref="HappeningTypes"/>.</param>
/// <param name="Key">What makes it the same when it is heard of again, within its type.</param>
/// <param name="ClientId">Whom it is about.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Data">What webhooks carry.</param>
internal sealed record Announcement(string Type, string Key, Guid ClientId, DateTimeOffset At, object Data)
{
    /// <summary>One line for the inbox.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is in the web application.</summary>
    public required string Path { get; init; }

    /// <summary>The provider that it is about.</summary>
    public Guid? ProviderId { get; init; }

    /// <summary>The mail about it, where there is one.</summary>
    public MailDraft? Mail { get; init; }
}

/// <summary>A mail to be written.</summary>
/// <param name="Template">The name of the template.</param>
/// <param name="Values">What its blanks are filled with.</param>
internal sealed record MailDraft(string Template, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Who gets it; null for the client's contact.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>A calendar file to attach.</summary>
    public string? CalendarFile { get; init; }
}
