using Npgsql;
using NpgsqlTypes;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>A row as the relay needs it.</summary>
internal sealed record OutboxRow(
    long Sequence, Guid Id, Guid OrderingKey, string Type, string Exchange, string RoutingKey, byte[] Body, string? TraceParent, string Actor,
    int Attempts, int Unroutable);

/// <summary>
/// Some lanes, locked for as long as this transaction lasts, and what is due in them. A relay that dies loses the locks
/// with its session, and what it had published but not marked is published again under the same message id.
/// </summary>
internal sealed class OutboxBatch : IAsyncDisposable
{
    // An earlier message of the same aggregate that waits after a failure holds back the later ones; one that is
    // merely scheduled for later does not.
    private const string Due = """
        m.published_at IS NULL AND m.parked_at IS NULL AND m.next_attempt_at <= $1 AND NOT EXISTS (
            SELECT FROM outbox_messages b WHERE b.ordering_key = m.ordering_key AND b.sequence < m.sequence
                AND b.attempts > 0 AND b.published_at IS NULL AND b.parked_at IS NULL AND b.next_attempt_at > $1)
        """;

    // The lock first and the rows in a second statement: the first one's snapshot is older than its locks.
    private const string Claim = $"""
        SELECT l.lane FROM outbox_lanes l WHERE EXISTS (SELECT FROM outbox_messages m WHERE m.lane = l.lane AND {Due})
        ORDER BY (l.lane + $2) % 16 LIMIT 8 FOR UPDATE OF l SKIP LOCKED
        """;

    private const string Read = $"""
        SELECT sequence, id, ordering_key, type, exchange, routing_key, body, trace_parent, actor, attempts, unroutable
        FROM outbox_messages m WHERE m.lane = ANY ($2) AND {Due} ORDER BY sequence LIMIT $3
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private OutboxBatch(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>What is due, in the order it was written.</summary>
    public IReadOnlyList<OutboxRow> Rows { get; private set; } = [];

    public static async Task<OutboxBatch> TakeAsync(string connectionString, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var batch = new OutboxBatch(connection, transaction);
            await batch.ReadAsync(now, limit, cancellation);
            return batch;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task PublishedAsync(IReadOnlyList<long> sequences, DateTimeOffset now) =>
        ExecuteAsync("UPDATE outbox_messages SET published_at = $1 WHERE sequence = ANY ($2)", now, sequences.ToArray());

    public Task FailedAsync(OutboxRow row, int attempts, DateTimeOffset next, DateTimeOffset? parkedAt, string error) =>
        ExecuteAsync(
            "UPDATE outbox_messages SET attempts = $1, next_attempt_at = $2, parked_at = $3, last_error = $4 WHERE sequence = $5",
            attempts, next, (object?)parkedAt ?? DBNull.Value, error, row.Sequence);

    public Task UnroutableAsync(OutboxRow row, DateTimeOffset next) =>
        ExecuteAsync(
            "UPDATE outbox_messages SET unroutable = unroutable + 1, next_attempt_at = $1, last_error = 'no queue takes it' WHERE sequence = $2",
            next, row.Sequence);

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value is DBNull ? NpgsqlDbType.TimestampTz : TypeOf(value), value);
        }

        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public Task CommitAsync() => _transaction.CommitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task ReadAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var lanes = new List<short>();
        await using (var claim = Command(Claim))
        {
            claim.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, now);
            claim.Parameters.AddWithValue(NpgsqlDbType.Integer, Environment.TickCount & 15);
            await using var reader = await claim.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                lanes.Add(reader.GetInt16(0));
            }
        }

        if (lanes.Count == 0)
        {
            return;
        }

        var rows = new List<OutboxRow>();
        await using var read = Command(Read);
        read.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, now);
        read.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Smallint, lanes);
        read.Parameters.AddWithValue(NpgsqlDbType.Integer, limit);
        await using (var reader = await read.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(new OutboxRow(
                    reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                    reader.GetFieldValue<byte[]>(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetString(8),
                    reader.GetInt32(9), reader.GetInt32(10)));
            }
        }

        Rows = rows;
    }

    private NpgsqlCommand Command(string sql) => new(sql, _connection, _transaction);

    private static NpgsqlDbType TypeOf(object value) => value switch
    {
        DateTimeOffset => NpgsqlDbType.TimestampTz,
        long[] => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        long => NpgsqlDbType.Bigint,
        int => NpgsqlDbType.Integer,
        Guid => NpgsqlDbType.Uuid,
        byte[] => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
