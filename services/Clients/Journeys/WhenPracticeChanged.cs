using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Clients.Journeys;

/// <summary>A practice is set up.</summary>
internal sealed class WhenPracticeChanged(ClientsDb db) : IConsumer<PracticeChanged>
{
    public Task Consume(ConsumeContext<PracticeChanged> context) => RecordFact.OnJourneyAsync(
        db, new ClientId(context.Message.ClientId), Fact.PracticeSetUp, context.Message.ChangedAt, context.CancellationToken);
}
