using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal static class ListMeetings
{
    private static readonly Sorts<Meeting, MeetingId> s_sorts = new Sorts<Meeting, MeetingId>(meeting => meeting.Id, byDefault: "startsAt")
        .By("startsAt", meeting => meeting.StartsAt);

    public static async Task<Outcome<Page<MeetingResponse>>> Handle(
        PageRequest page, Guid? clientId, Choice<MeetingKind> kind, Choice<MeetingState> state, ClientsDb db, CancellationToken cancellationToken)
    {
        var meetings = db.Meetings.AsNoTracking();
        if (clientId is { } client)
        {
            meetings = meetings.Where(meeting => meeting.ClientId == new ClientId(client));
        }

        if (kind.Value is { } ofKind)
        {
            meetings = meetings.Where(meeting => meeting.Kind == ofKind);
        }

        if (state.Value is { } inState)
        {
            meetings = meetings.Where(meeting => meeting.State == inState);
        }

        return await meetings.ToPageAsync(page, s_sorts, meeting => meeting.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<MeetingResponse>>> OfClient(
        Guid clientId, PageRequest page, Choice<MeetingKind> kind, Choice<MeetingState> state, ClientsDb db, CancellationToken cancellationToken) =>
        await db.Clients.AnyAsync(client => client.Id == new ClientId(clientId), cancellationToken)
            ? await Handle(page, clientId, kind, state, db, cancellationToken)
            : Problem.NotFound("client");
}
