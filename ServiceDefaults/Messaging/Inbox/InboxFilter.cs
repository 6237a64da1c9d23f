using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>
/// One message, one transaction: the message id, what the consumer changed and the events of that commit together or
/// not at all, so a message that is delivered again changes nothing. Retries are outside: each begins anew.
/// </summary>
/// <typeparam name="T">The message.</typeparam>
internal sealed class InboxFilter<T>(ServiceDb db, AuditContext audit) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        context.ReceiveContext.GetOrAddPayload(() => new Tries()).Count++;
        var id = context.MessageId ?? throw new UnusableMessageException("The message has no id.");
        var consumer = context.ReceiveContext.InputAddress.Segments[^1];
        var now = db.Clock.GetUtcNow();
        db.Tenant.SeeAll();
        audit.Action = $"consumer {consumer}";
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);

        // Somebody who handles the same message right now is waited for.
        var isNew = await db.Database.ExecuteAsync(
            $"INSERT INTO inbox_messages (message_id, consumer, received_at) VALUES ({id}, {consumer}, {now}) ON CONFLICT DO NOTHING",
            context.CancellationToken) == 1;
        if (!isNew)
        {
            await context.NotifyConsumed(context, TimeSpan.Zero, nameof(InboxFilter<>));
            return;
        }

        await next.Send(context);
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}

/// <summary>How often the message of one delivery was tried.</summary>
internal sealed class Tries
{
    public int Count { get; set; }
}
