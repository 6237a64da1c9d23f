using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Clients.Journeys;

/// <summary>The client has selected payors.</summary>
internal sealed class WhenPayorsSelected(ClientsDb db) : IConsumer<PayorsSelected>
{
    public Task Consume(ConsumeContext<PayorsSelected> context) => RecordFact.OnJourneyAsync(
        db, new ClientId(context.Message.ClientId), Fact.PayorsSelected, context.Message.SelectedAt, context.CancellationToken);
}
