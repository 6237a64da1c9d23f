using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal static class GetMeeting
{
    public static async Task<Outcome<MeetingResponse>> Handle(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        return meeting is null ? Problem.NotFound("meeting") : meeting.ToResponse();
    }
}
