using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Clients.Journeys;

/// <summary>The client's payor discovery report is out.</summary>
internal sealed class WhenDiscoveryReportPublished(ClientsDb db) : IConsumer<DiscoveryReportPublished>
{
    public Task Consume(ConsumeContext<DiscoveryReportPublished> context) => RecordFact.OnJourneyAsync(
        db, new ClientId(context.Message.ClientId), Fact.ReportPublished, context.Message.PublishedAt, context.CancellationToken);
}
