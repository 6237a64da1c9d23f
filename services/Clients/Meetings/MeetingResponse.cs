using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Meetings;

/// <summary>A meeting, as the API shows it.</summary>
internal sealed record MeetingResponse(
    MeetingId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, MeetingKind Kind, DateTimeOffset StartsAt, int DurationMinutes, IReadOnlyList<string> Attendees, MeetingState State,
    string? Notes, IReadOnlyList<string> Attended, MeetingOutcome? Outcome, DateTimeOffset? CompletedAt, DateTimeOffset? CancelledAt, string? CancelReason)
    : IVersioned;

internal static class MeetingResponses
{
    public static MeetingResponse ToResponse(this Meeting meeting) => new(
        meeting.Id, meeting.CreatedAt, meeting.UpdatedAt, meeting.Version,
        meeting.ClientId, meeting.Kind, meeting.StartsAt, meeting.DurationMinutes, meeting.Attendees, meeting.State,
        meeting.Notes, meeting.Attended, meeting.Outcome, meeting.CompletedAt, meeting.CancelledAt, meeting.CancelReason);
}
