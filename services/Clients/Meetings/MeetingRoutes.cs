using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Clients.Meetings;

/// <summary>The routes of meetings, what each needs, and where it is done.</summary>
internal static class MeetingRoutes
{
    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/meetings").WithTags("Meetings");
        ofClient.MapPost("", ArrangeMeeting.Handle).Validates<ArrangeMeetingRequest>().Needs(Permissions.MeetingsWrite).WithSummary("Arranges a meeting");
        ofClient.MapGet("", ListMeetings.OfClient).Needs(Permissions.MeetingsRead).WithSummary("Lists a client's meetings");

        var meetings = routes.MapGroup("/v1/meetings").WithTags("Meetings");
        meetings.MapGet("", ListMeetings.Handle).Needs(Permissions.MeetingsRead).WithSummary("Lists meetings");
        meetings.MapGet("{id:guid}", GetMeeting.Handle).Needs(Permissions.MeetingsRead).WithSummary("Reads a meeting");
        meetings.MapGet("{id:guid}.ics", GetCalendarFile.Handle).Needs(Permissions.MeetingsRead).WithSummary("Reads a meeting as a calendar file")
            .Produces<string>(StatusCodes.Status200OK, GetCalendarFile.ContentType);
        meetings.MapPost("{id:guid}/complete", CompleteMeeting.Handle).Validates<CompleteMeetingRequest>().Needs(Permissions.MeetingsComplete).WithSummary("Records that a meeting was held");
        meetings.MapPost("{id:guid}/reschedule", RescheduleMeeting.Handle).Validates<RescheduleMeetingRequest>().Needs(Permissions.MeetingsWrite).WithSummary("Moves a meeting");
        meetings.MapPost("{id:guid}/cancel", CancelMeeting.Handle).Needs(Permissions.MeetingsWrite).WithSummary("Calls a meeting off");
    }
}
