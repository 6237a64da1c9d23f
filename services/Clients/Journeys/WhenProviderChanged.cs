using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Journeys;

/// <summary>Providers are set up; the thousands of a roster are one fact.</summary>
internal sealed class WhenProviderChanged(ClientsDb db, MessageInbox inbox) : ConsumeMany<ProviderChanged>(inbox)
{
    protected override async Task HandleAsync(IReadOnlyList<ProviderChanged> told, CancellationToken cancellationToken)
    {
        foreach (var client in told.GroupBy(one => one.ClientId).OrderBy(client => client.Key))
        {
            await RecordFact.OnJourneyAsync(db, new ClientId(client.Key), Fact.ProviderSetUp, client.Min(one => one.ChangedAt), cancellationToken);
        }
    }
}
