using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Clients.Journeys;

/// <summary>A provider is set up.</summary>
internal sealed class WhenProviderChanged(ClientsDb db) : IConsumer<ProviderChanged>
{
    public Task Consume(ConsumeContext<ProviderChanged> context) => RecordFact.OnJourneyAsync(
        db, new ClientId(context.Message.ClientId), Fact.ProviderSetUp, context.Message.ChangedAt, context.CancellationToken);
}
