using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
        await db.Database.OpenConnectionAsync(context.CancellationToken);
        await using var opened = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginTransactionAsync(context.CancellationToken);
        if (!await IsNewAsync(opened, id, consumer, now, context.CancellationToken))
        {
            await context.NotifyConsumed(context, TimeSpan.Zero, nameof(InboxFilter<>));
            return;
        }

        // It does not own what it is given: without the commit below, the one above rolls back.
        await using var transaction = await db.Database.UseTransactionAsync(opened, context.CancellationToken);
        await next.Send(context);
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }

        await transaction!.CommitAsync(CancellationToken.None);
    }

    // The tenant and the message in one statement, which is one trip to the database less for each message. Somebody who
    // handles the same message right now is waited for.
    private async Task<bool> IsNewAsync(NpgsqlTransaction opened, Guid id, string consumer, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var begin = new NpgsqlCommand(
            """
            WITH seen AS (INSERT INTO inbox_messages (message_id, consumer, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT EXISTS (SELECT FROM seen), set_config('app.tenant', $4, true)
            """,
            opened.Connection, opened);
        begin.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        begin.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
        begin.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        begin.Parameters.Add(new NpgsqlParameter<string> { TypedValue = db.Tenant.Setting });
        return (bool)(await begin.ExecuteScalarAsync(cancellation))!;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}

/// <summary>How often the message of one delivery was tried.</summary>
internal sealed class Tries
{
    public int Count { get; set; }
}
