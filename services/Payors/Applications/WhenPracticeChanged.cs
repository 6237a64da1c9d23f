using Credentialing.Providers.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Payors.Applications;

/// <summary>A practice has changed: it may have come to a state where a payor has a network.</summary>
internal sealed class WhenPracticeChanged(PayorsDb db) : IConsumer<PracticeChanged>
{
    public async Task Consume(ConsumeContext<PracticeChanged> context)
    {
        var practice = context.Message.PracticeId;
        await AskForChecks.OfAsync(db, application => application.PracticeId == practice, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
