using System.Text;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

/// <summary>Who invites to meetings.</summary>
/// <param name="Email">The e-mail address.</param>
internal sealed record Organizer(string Email)
{
    public static Organizer Of(IConfiguration configuration) => new(configuration["Meetings:Organizer"] ?? "meetings@credentialing.example");
}

/// <summary>The meeting for a calendar, whatever the caller says it accepts.</summary>
internal static class GetCalendarFile
{
    public const string ContentType = "text/calendar";

    public static async Task<IResult> Handle(Guid id, ClientsDb db, Organizer organizer, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        return meeting is null
            ? Problem.NotFound("meeting")
            : Results.Text(CalendarFile.Of(meeting, organizer.Email, meeting.UpdatedAt), ContentType, Encoding.UTF8);
    }
}
