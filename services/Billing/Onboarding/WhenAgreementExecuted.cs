using Credentialing.Billing.Invoices;
using Credentialing.Billing.PriceSheets;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Onboarding;

/// <summary>Opens the onboarding invoice when both agreements are executed: once per client, in whatever order they come.</summary>
internal sealed class WhenAgreementExecuted(BillingDb db, TimeProvider clock) : IConsumer<AgreementExecuted>
{
    public async Task Consume(ConsumeContext<AgreementExecuted> context)
    {
        var (executed, cancellation) = (context.Message, context.CancellationToken);
        var client = new ClientId(executed.ClientId);

        // Both agreements may be handled at the same moment: without turns, each would miss the other.
        await db.TakeTurnAsync(executed.ClientId, cancellation);
        var onboarding = await db.Onboardings.SingleOrDefaultAsync(o => o.Id == client, cancellation);
        if (onboarding is null)
        {
            onboarding = ClientOnboarding.Of(client);
            db.Add(onboarding);
        }

        onboarding.Executed(executed.Kind, executed.ExecutedAt.ToUniversalTime());
        if (onboarding.IsToBeInvoiced)
        {
            var invoice = await OpenAsync(client, cancellation);
            onboarding.Invoiced(invoice.Id);
            db.Add(invoice);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Invoice> OpenAsync(ClientId client, CancellationToken cancellationToken)
    {
        var prices = await db.PriceSheets.InForceAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return Invoice.Open(
            new InvoiceId(Guid.CreateVersion7(now)), await db.NextInvoiceNumberAsync(cancellationToken), client,
            new InvoiceSubject(InvoiceReason.Onboarding, client.Value),
            [prices.Line(PriceCodes.ResearchFee).Times(1), prices.Line(PriceCodes.OnboardingPractice).Times(1)], now);
    }
}
