using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Payors.Applications;

/// <summary>A payor's panel has opened or closed, or it wants something else.</summary>
internal sealed class WhenPayorChanged(PayorsDb db) : IConsumer<PayorChanged>
{
    public async Task Consume(ConsumeContext<PayorChanged> context)
    {
        var payor = new PayorId(context.Message.PayorId);
        await AskForChecks.OfAsync(db, application => application.PayorId == payor, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
