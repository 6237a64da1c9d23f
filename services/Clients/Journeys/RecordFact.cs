using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Journeys;

/// <summary>What happened here, in the words of the journey.</summary>
public static class JourneyFacts
{
    /// <summary>What a meeting that was held means, if anything.</summary>
    public static Fact? Of(Meeting meeting) => meeting switch
    {
        { State: not MeetingState.Completed } => null,
        { Kind: MeetingKind.Consultation, Outcome: MeetingOutcome.Proceed } => Fact.ConsultationProceeded,
        { Kind: MeetingKind.PlanReview } => Fact.PlanReviewed,
        { Kind: MeetingKind.OnboardingWalkthrough } => Fact.WalkthroughHeld,
        { Kind: MeetingKind.DiscoveryReport } => Fact.ReportReviewed,
        _ => null,
    };

    /// <summary>What an agreement means, if anything.</summary>
    public static Fact? Of(Agreement agreement) => agreement switch
    {
        { State: not AgreementState.Executed } => null,
        { Kind: AgreementKind.Msa } => Fact.MsaExecuted,
        _ => Fact.SowExecuted,
    };

    /// <summary>What a paid invoice means, if anything.</summary>
    /// <param name="reason">What it was for, as Billing names it.</param>
    public static Fact? OfPaidInvoice(string reason) => reason switch
    {
        "onboarding" => Fact.OnboardingPaid,
        "selection" => Fact.SelectionPaid,
        _ => null,
    };
}

/// <summary>Records a fact with whatever else the caller saves.</summary>
internal static class RecordFact
{
    /// <summary>Adds the fact to the client's journey; the caller saves.</summary>
    /// <exception cref="UnusableMessageException">There is no such client.</exception>
    public static async Task OnJourneyAsync(ClientsDb db, ClientId client, Fact fact, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var journey = await LockedAsync(db, client, cancellationToken);
        var kind = await db.Clients.Where(c => c.Id == client).Select(c => c.Kind).SingleAsync(cancellationToken);
        journey.Record(fact, kind, at);
    }

    /// <summary>Looks again at which steps are done, after the kind of the client has changed.</summary>
    /// <param name="db">The database.</param>
    /// <param name="client">Whose journey.</param>
    /// <param name="kind">What kind of client it is now.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task AgainAsync(ClientsDb db, ClientId client, ClientKind kind, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await LockedAsync(db, client, cancellationToken)).Advance(kind, at);

    private static async Task<Journey> LockedAsync(ClientsDb db, ClientId client, CancellationToken cancellationToken)
    {
        // Facts that come at the same moment wait for each other here rather than fail.
        await db.Database.ExecuteAsync($"SELECT 1 FROM journeys WHERE id = {client.Value} FOR UPDATE", cancellationToken);
        return await db.Journeys.Include(j => j.Facts).Include(j => j.Done).AsSplitQuery().SingleOrDefaultAsync(j => j.Id == client, cancellationToken) ??
            throw new UnusableMessageException("There is no such client.");
    }
}
