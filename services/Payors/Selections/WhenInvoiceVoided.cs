using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Payors.Applications;
using MassTransit;

namespace Credentialing.Payors.Selections;

/// <summary>A selection's invoice was voided: what it was for is withdrawn, unless it was paid.</summary>
internal sealed class WhenInvoiceVoided(PayorsDb db, TimeProvider clock) : IConsumer<InvoiceVoided>
{
    public async Task Consume(ConsumeContext<InvoiceVoided> context)
    {
        var (voided, cancellation) = (context.Message, context.CancellationToken);
        if (voided.Reason != InvoiceReasons.Selection)
        {
            return;
        }

        var selection = await GetSelection.OfInvoiceAsync(db, voided.SubjectId, voided.ClientId, cancellation);
        if (selection.Void(voided.InvoiceId))
        {
            foreach (var id in selection.ApplicationIds.Order())
            {
                // One that was withdrawn before stays so.
                var application = (await GetApplication.ForChangeAsync(db, id, cancellation))!;
                application.Withdraw("The invoice of the selection was voided.", Act.BySystem(clock.GetUtcNow()));
            }
        }

        await db.SaveChangesAsync(cancellation);
    }
}
