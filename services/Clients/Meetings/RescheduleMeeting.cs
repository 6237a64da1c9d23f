using Credentialing.ServiceDefaults.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal sealed record RescheduleMeetingRequest(DateTimeOffset StartsAt, int? DurationMinutes = null);

internal sealed class RescheduleMeetingValidator : AbstractValidator<RescheduleMeetingRequest>
{
    public RescheduleMeetingValidator()
    {
        RuleFor(request => request.StartsAt).IsInCalendar();
        RuleFor(request => request.DurationMinutes!.Value).IsDuration().When(request => request.DurationMinutes is not null).OverridePropertyName("durationMinutes");
    }
}

/// <summary>Moves a meeting; it keeps its length unless another is given.</summary>
internal static class RescheduleMeeting
{
    public static async Task<Outcome<MeetingResponse>> Handle(
        Guid id, RescheduleMeetingRequest request, Organizer organizer, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        if (meeting is null)
        {
            return Problem.NotFound("meeting");
        }

        if (meeting.Reschedule(request.StartsAt, request.DurationMinutes ?? meeting.DurationMinutes) is { } refusal)
        {
            return refusal;
        }

        meeting.Announce(organizer.Email, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return meeting.ToResponse();
    }
}
