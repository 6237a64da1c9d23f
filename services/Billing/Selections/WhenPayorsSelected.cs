using Credentialing.Billing.Invoices;
using Credentialing.Billing.PriceSheets;
using Credentialing.Payors.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Billing.Selections;

/// <summary>Opens one invoice for a selection, with a line for each application; none when the selection was withdrawn meanwhile.</summary>
internal sealed class WhenPayorsSelected(BillingDb db, TimeProvider clock) : IConsumer<PayorsSelected>
{
    public async Task Consume(ConsumeContext<PayorsSelected> context)
    {
        var (selected, cancellation) = (context.Message, context.CancellationToken);
        var selection = await db.TakeSelectionAsync(selected.SelectionId, selected.ClientId, cancellation);
        if (selection.IsToBeInvoiced)
        {
            var price = (await db.PriceSheets.InForceAsync(cancellation)).Line(PriceCodes.Application);
            var now = clock.GetUtcNow();
            var invoice = Invoice.Open(
                new InvoiceId(Guid.CreateVersion7(now)), await db.NextInvoiceNumberAsync(cancellation), selection.ClientId,
                new InvoiceSubject(InvoiceReason.Selection, selected.SelectionId),
                [.. selected.Applications.Select(application => Line(price, application))], now);
            selection.Invoiced(invoice.Id);
            db.Add(invoice);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static InvoiceLine Line(PriceSheetLine price, SelectedApplication application) =>
        InvoiceLine.Of(price.Code, $"{price.Description}: {application.PayorName} ({application.Kind})", quantity: 1, price.UnitPrice);
}
