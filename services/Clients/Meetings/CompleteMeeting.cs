using Credentialing.Clients.Clients;
using Credentialing.Clients.Journeys;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Meetings;

internal sealed record CompleteMeetingRequest(string Notes, IReadOnlyList<string> Attended, MeetingOutcome? Outcome = null);

internal sealed class CompleteMeetingValidator : AbstractValidator<CompleteMeetingRequest>
{
    public CompleteMeetingValidator()
    {
        RuleFor(request => request.Notes).MaximumLength(20_000).WithMessage("must have at most 20000 characters");
        RuleFor(request => request.Attended).IsInvitable();
        RuleForEach(request => request.Attended).IsEmail();
    }
}

/// <summary>Records that a meeting was held, and what follows for the client and its journey.</summary>
internal static class CompleteMeeting
{
    public static async Task<Outcome<MeetingResponse>> Handle(
        Guid id, CompleteMeetingRequest request, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == new MeetingId(id), cancellationToken);
        if (meeting is null)
        {
            return Problem.NotFound("meeting");
        }

        var now = clock.GetUtcNow();
        if (meeting.Complete(new MeetingResult(request.Notes, request.Attended, request.Outcome), now) is { } refusal)
        {
            return refusal;
        }

        if (meeting is { Kind: MeetingKind.Consultation, Outcome: { } outcome })
        {
            var client = await db.Clients.SingleAsync(c => c.Id == meeting.ClientId, cancellationToken);
            client.Consulted(outcome, now);
        }

        if (JourneyFacts.Of(meeting) is { } fact)
        {
            await RecordFact.OnJourneyAsync(db, meeting.ClientId, fact, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return meeting.ToResponse();
    }
}
