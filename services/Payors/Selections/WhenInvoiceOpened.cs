using Credentialing.Billing.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Payors.Selections;

/// <summary>A selection's invoice was opened.</summary>
internal sealed class WhenInvoiceOpened(PayorsDb db) : IConsumer<InvoiceOpened>
{
    public async Task Consume(ConsumeContext<InvoiceOpened> context)
    {
        var opened = context.Message;
        if (opened.Reason == InvoiceReasons.Selection)
        {
            var selection = await GetSelection.OfInvoiceAsync(db, opened.SubjectId, opened.ClientId, context.CancellationToken);
            selection.Invoiced(opened.InvoiceId);
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }
}

/// <summary>What invoices are for, as Billing names it.</summary>
internal static class InvoiceReasons
{
    public const string Selection = "selection";
    public const string Resubmission = "resubmission";
}
