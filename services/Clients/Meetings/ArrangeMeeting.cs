using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal sealed record ArrangeMeetingRequest(MeetingKind Kind, DateTimeOffset StartsAt, int DurationMinutes, IReadOnlyList<string> Attendees);

internal sealed class ArrangeMeetingValidator : AbstractValidator<ArrangeMeetingRequest>
{
    public ArrangeMeetingValidator()
    {
        RuleFor(request => request.StartsAt).IsInCalendar();
        RuleFor(request => request.DurationMinutes).IsDuration();
        RuleFor(request => request.Attendees).IsInvitable();
        RuleForEach(request => request.Attendees).IsEmail();
    }
}

internal static class MeetingRules
{
    private const int Longest = 24 * 60, MostPeople = 200, FirstYear = 2000, LastYear = 2999;

    // What calendars can hold, also when the meeting is long.
    public static IRuleBuilderOptions<T, DateTimeOffset> IsInCalendar<T>(this IRuleBuilder<T, DateTimeOffset> rule) =>
        rule.Must(at => at.UtcDateTime.Year is >= FirstYear and <= LastYear).WithMessage($"must be in a year from {FirstYear} to {LastYear}");

    public static IRuleBuilderOptions<T, int> IsDuration<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(1, Longest).WithMessage($"must be from 1 to {Longest} minutes");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> IsInvitable<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(people => people.Count <= MostPeople).WithMessage($"must have at most {MostPeople} addresses");
}

/// <summary>Arranges a meeting with a client.</summary>
internal static class ArrangeMeeting
{
    public static async Task<Creation<MeetingResponse>> Handle(
        Guid clientId, ArrangeMeetingRequest request, Organizer organizer, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new ClientId(clientId), cancellationToken);
        if (client is null)
        {
            return Problem.NotFound("client");
        }

        // Who declined may come back: that begins with another conversation.
        if (request.Kind != MeetingKind.Consultation && client.RefusesWork() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var meeting = Meeting.Arrange(client.Id, request.Kind, request.StartsAt, request.DurationMinutes, request.Attendees, now);
        meeting.Announce(organizer.Email, now);
        db.Add(meeting);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<MeetingResponse>.At($"/v1/meetings/{meeting.Id.Value}", meeting.ToResponse());
    }
}
