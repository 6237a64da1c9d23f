using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal sealed record CancelMeetingRequest(string? Reason = null);

/// <summary>Calls a meeting off; a reason may be given, and no body at all is fine.</summary>
internal static class CancelMeeting
{
    public static async Task<Outcome<MeetingResponse>> Handle(
        Guid id, CancelMeetingRequest? body, Organizer organizer, AuditContext audit, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (body?.Reason is { Length: > 2000 })
        {
            return Problem.Invalid("reason", "must have at most 2000 characters");
        }

        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        if (meeting is null)
        {
            return Problem.NotFound("meeting");
        }

        var now = clock.GetUtcNow();
        if (meeting.Cancel(body?.Reason, now) is { } refusal)
        {
            return refusal;
        }

        audit.Because(body?.Reason);
        meeting.Announce(organizer.Email, now);
        await db.SaveChangesAsync(cancellationToken);
        return meeting.ToResponse();
    }
}
