using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>
/// What makes a message that is delivered again change nothing: its id, what the consumer changed and the events of that
/// commit together or not at all.
/// </summary>
public sealed class MessageInbox
{
    private readonly ServiceDb _db;
    private readonly AuditContext _audit;
    private readonly IServiceScopeFactory _scopes;

    /// <summary>The inbox of this scope's database.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="audit">What the audit trail says of the consumer's changes.</param>
    /// <param name="scopes">Makes further scopes.</param>
    public MessageInbox(ServiceDb db, AuditContext audit, IServiceScopeFactory scopes) => (_db, _audit, _scopes) = (db, audit, scopes);

    /// <summary>A scope with an inbox of its own.</summary>
    internal AsyncServiceScope NewScope() => _scopes.CreateAsyncScope();

    /// <summary>Handles those messages that this consumer has not handled yet, in one transaction with their ids.</summary>
    /// <param name="consumer">The name of the consumer's queue.</param>
    /// <param name="messages">Their ids.</param>
    /// <param name="handle">Handles those with these ids; what it leaves unsaved is saved.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether any was new.</returns>
    /// <exception cref="InvalidOperationException">The consumer went on after a save had failed.</exception>
    internal async Task<bool> HandleAsync(string consumer, Guid[] messages, Func<IReadOnlySet<Guid>, Task> handle, CancellationToken cancellationToken)
    {
        _db.Tenant.SeeAll();
        _audit.Action = $"consumer {consumer}";

        // Nothing is saved of messages whose save was refused, so there is nothing to go back to: two trips less.
        _db.Database.AutoSavepointsEnabled = false;
        await _db.Database.OpenConnectionAsync(cancellationToken);
        await using var opened = await ((NpgsqlConnection)_db.Database.GetDbConnection()).BeginTransactionAsync(cancellationToken);
        var fresh = await TakeAsync(opened, consumer, messages, cancellationToken);
        if (fresh.Count == 0)
        {
            return false;
        }

        // It does not own what it is given: without the commit below, the one above rolls back.
        await using var transaction = await _db.Database.UseTransactionAsync(opened, cancellationToken);
        await handle(fresh);
        if (_db.ChangeTracker.HasChanges())
        {
            await _db.SaveChangesAsync(cancellationToken);
        }

        // PostgreSQL answers the commit of a transaction that an error has ended with a quiet rollback.
        if (_db.HasFailedToSave)
        {
            throw new InvalidOperationException($"{consumer} went on after a save had failed.");
        }

        await transaction!.CommitAsync(CancellationToken.None);
        return true;
    }

    // The tenant and the messages in one statement, which is one trip to the database less. Somebody who handles the same
    // message right now is waited for, by all in the same order.
    private async Task<IReadOnlySet<Guid>> TakeAsync(NpgsqlTransaction opened, string consumer, Guid[] messages, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand(
            """
            WITH seen AS (
                INSERT INTO inbox_messages (message_id, consumer, received_at)
                SELECT id, $2, $3 FROM unnest($1) AS id ORDER BY id ON CONFLICT DO NOTHING RETURNING message_id)
            SELECT ARRAY(SELECT message_id FROM seen), set_config('app.tenant', $4, true)
            """,
            opened.Connection, opened);
        take.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = messages });
        take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
        take.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = _db.Clock.GetUtcNow() });
        take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _db.Tenant.Setting });
        return ((Guid[])(await take.ExecuteScalarAsync(cancellationToken))!).ToHashSet();
    }
}
