using System.Text;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

/// <summary>The meeting for a calendar, whatever the caller says it accepts.</summary>
internal static class GetCalendarFile
{
    public const string ContentType = "text/calendar";

    public static async Task<IResult> Handle(Guid id, ClientsDb db, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        return meeting is null
            ? Problem.NotFound("meeting")
            : Results.Text(CalendarFile.Of(meeting, configuration["Meetings:Organizer"] ?? "meetings@credentialing.example"), ContentType, Encoding.UTF8);
    }
}
