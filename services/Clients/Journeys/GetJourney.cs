using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.Meetings;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Journeys;

/// <summary>A client's journey, as the API shows it. Its id is the client's.</summary>
internal sealed record JourneyResponse(
    ClientId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    Step CurrentStep, IReadOnlyList<StepProgress> Steps, IReadOnlyList<NextAction> NextActions) : IVersioned;

internal static class JourneyRoutes
{
    public static void MapJourneys(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/clients/{clientId:guid}/journey", GetJourney.Handle).Needs(Permissions.ClientsRead)
            .WithTags("Journey").WithSummary("Says how far a client is, what blocks it and whose move it is");
}

internal static class GetJourney
{
    public static async Task<Outcome<JourneyResponse>> Handle(Guid clientId, ClientsDb db, CancellationToken cancellationToken)
    {
        var id = new ClientId(clientId);
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (client is null)
        {
            return Problem.NotFound("client");
        }

        var journey = await db.Journeys.AsNoTracking().Include(j => j.Facts).Include(j => j.Done).AsSplitQuery().SingleAsync(j => j.Id == id, cancellationToken);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.ClientId == id && m.State == MeetingState.Scheduled)
            .OrderBy(m => m.StartsAt).Select(m => new PlannedMeeting(m.Id, m.Kind)).ToListAsync(cancellationToken);
        var agreements = await db.Agreements.AsNoTracking()
            .Where(a => a.ClientId == id && a.State != AgreementState.Executed && a.State != AgreementState.Void)
            .OrderBy(a => a.CreatedAt).Select(a => new OpenAgreement(a.Id, a.Kind, a.State)).ToListAsync(cancellationToken);
        var applications = await db.KnownApplications.AsNoTracking()
            .Where(a => a.ClientId == id && !KnownApplication.SettledStates.Contains(a.State))
            .GroupBy(a => a.State).Select(group => new OpenApplications(group.Key, group.Count())).ToListAsync(cancellationToken);
        var progress = Progress.Of(new Situation(
            id, client.Kind, client.State == ClientState.Active, client.CreatedAt,
            journey.Facts.ToDictionary(fact => fact.Fact, fact => fact.At), journey.Done.ToDictionary(done => done.Step, done => done.At),
            meetings, agreements, applications));
        return new JourneyResponse(
            id, journey.CreatedAt, journey.UpdatedAt, journey.Version, progress.CurrentStep, progress.Steps, progress.NextActions);
    }
}
