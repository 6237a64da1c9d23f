using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Journeys;

/// <summary>
/// An application moved: follow-up is done at the moment when the last open one is settled. In any order and number of
/// deliveries, the newest version of each stays.
/// </summary>
internal sealed class WhenApplicationStateChanged(ClientsDb db) : IConsumer<ApplicationStateChanged>
{
    public async Task Consume(ConsumeContext<ApplicationStateChanged> context)
    {
        var (moved, cancellation) = (context.Message, context.CancellationToken);
        var client = new ClientId(moved.ClientId);

        // First, because it holds the journey: of two applications that settle at once, one sees the other.
        await RecordFact.OnJourneyAsync(db, client, Fact.ApplicationMade, moved.ChangedAt, cancellation);
        await db.Database.ExecuteAsync(
            $"""
            INSERT INTO known_applications (application_id, client_id, known_version, state)
            VALUES ({moved.ApplicationId}, {moved.ClientId}, {moved.Version}, {moved.To})
            ON CONFLICT (application_id) DO UPDATE SET known_version = excluded.known_version, state = excluded.state
                WHERE known_applications.known_version < excluded.known_version
            """,
            cancellation);
        if (await db.KnownApplications.Where(a => a.ClientId == client).AllAsync(a => KnownApplication.SettledStates.Contains(a.State), cancellation))
        {
            await RecordFact.OnJourneyAsync(db, client, Fact.ApplicationsSettled, moved.ChangedAt, cancellation);
        }
    }
}
