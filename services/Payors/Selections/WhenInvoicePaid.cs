using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Payors.Applications;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Selections;

/// <summary>A selection was paid in full: its applications are released. A further resubmission was paid: it is included.</summary>
internal sealed class WhenInvoicePaid(PayorsDb db, TimeProvider clock) : IConsumer<InvoicePaid>
{
    public async Task Consume(ConsumeContext<InvoicePaid> context)
    {
        var paid = context.Message;
        switch (paid.Reason)
        {
            case InvoiceReasons.Selection:
                await ReleaseAsync(paid, context.CancellationToken);
                break;
            case InvoiceReasons.Resubmission:
                await IncludeAsync(paid, context.CancellationToken);
                break;
        }
    }

    private async Task ReleaseAsync(InvoicePaid paid, CancellationToken cancellationToken)
    {
        var selection = await GetSelection.OfInvoiceAsync(db, paid.SubjectId, paid.ClientId, cancellationToken);
        var act = Act.BySystem(clock.GetUtcNow());
        if (selection.Pay(paid.InvoiceId, paid.PaidAt.ToUniversalTime()))
        {
            foreach (var id in selection.ApplicationIds.Order())
            {
                var application = (await GetApplication.ForChangeAsync(db, id, cancellationToken))!;
                var isExcluded = await db.KnownProviders.AnyAsync(
                    provider => provider.ProviderId == application.ProviderId && provider.IsExcluded, cancellationToken);
                application.Release(isExcluded, act);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task IncludeAsync(InvoicePaid paid, CancellationToken cancellationToken)
    {
        var application = await GetApplication.ForChangeAsync(db, paid.SubjectId, cancellationToken);
        if (application is null || application.ClientId != new ClientId(paid.ClientId))
        {
            throw new UnusableMessageException("The invoice is for no application of this client.");
        }

        application.IncludeAnother(paid.InvoiceId, Act.BySystem(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
