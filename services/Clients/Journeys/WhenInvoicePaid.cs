using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Clients.Journeys;

/// <summary>The onboarding invoice, or that of a selection, was paid: the client goes on.</summary>
internal sealed class WhenInvoicePaid(ClientsDb db) : IConsumer<InvoicePaid>
{
    public async Task Consume(ConsumeContext<InvoicePaid> context)
    {
        var paid = context.Message;
        if (JourneyFacts.OfPaidInvoice(paid.Reason) is { } fact)
        {
            await RecordFact.OnJourneyAsync(db, new ClientId(paid.ClientId), fact, paid.PaidAt, context.CancellationToken);
        }
    }
}
