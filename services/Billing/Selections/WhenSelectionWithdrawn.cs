using Credentialing.Billing.Invoices;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Selections;

/// <summary>Voids a withdrawn selection's invoice when nothing was paid on it. What was paid stays, and is for people to give back.</summary>
internal sealed class WhenSelectionWithdrawn(BillingDb db, TimeProvider clock) : IConsumer<SelectionWithdrawn>
{
    public async Task Consume(ConsumeContext<SelectionWithdrawn> context)
    {
        var (withdrawn, cancellation) = (context.Message, context.CancellationToken);
        var selection = await db.TakeSelectionAsync(withdrawn.SelectionId, withdrawn.ClientId, cancellation);
        selection.Withdrawn(withdrawn.WithdrawnAt.ToUniversalTime());
        if (selection.InvoiceId is { } id)
        {
            // After the selection's turn, always: nobody holds an invoice's and waits for a selection's.
            await db.TakeTurnAsync(id.Value, cancellation);
            var invoice = await db.Invoices.SingleAsync(i => i.Id == id, cancellation);

            // Void already, because that is how it came to be withdrawn, or paid: both refuse, and both are right.
            _ = invoice.Withdraw("The selection was withdrawn.", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
    }
}
