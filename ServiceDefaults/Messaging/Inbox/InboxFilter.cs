using MassTransit;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>One message, one transaction. Retries are outside: each begins anew.</summary>
/// <typeparam name="T">The message.</typeparam>
internal sealed class InboxFilter<T>(MessageInbox inbox) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var (consumer, id) = Delivery.Of(context);
        if (!await inbox.HandleAsync(consumer, [id], _ => next.Send(context), context.CancellationToken))
        {
            await context.NotifyConsumed(context, TimeSpan.Zero, nameof(InboxFilter<>));
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
