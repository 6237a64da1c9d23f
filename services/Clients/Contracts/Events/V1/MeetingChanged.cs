namespace Credentialing.Clients.Contracts.Events.V1;

/// <summary>A meeting was arranged, moved or called off: whoever takes part is told.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Kind"><c>consultation</c>, <c>planReview</c>, <c>onboardingWalkthrough</c>, <c>discoveryReport</c>, <c>monthlyCheckIn</c> or <c>training</c>.</param>
/// <param name="State"><c>scheduled</c> or <c>cancelled</c>.</param>
/// <param name="StartsAt">When it starts (UTC).</param>
/// <param name="DurationMinutes">How long it takes.</param>
/// <param name="Attendees">Whom to tell: e-mail addresses.</param>
/// <param name="CalendarFile">The invitation or cancellation (RFC 5545), to attach.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record MeetingChanged(
    Guid MeetingId, Guid ClientId, string Kind, string State, DateTimeOffset StartsAt, int DurationMinutes,
    IReadOnlyList<string> Attendees, string CalendarFile, DateTimeOffset ChangedAt);
