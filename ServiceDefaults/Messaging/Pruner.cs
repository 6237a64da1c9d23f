using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Credentialing.ServiceDefaults.Messaging;

/// <summary>
/// Deletes what nobody needs any more, a few rows at a time so that nobody waits for it. Runs in every copy: they skip
/// each other's rows.
/// </summary>
internal sealed partial class Pruner(ServiceDatabase database, TimeProvider clock, ILogger<Pruner> logger) : BackgroundService
{
    /// <summary>Published messages are kept as long as somebody may ask what was published.</summary>
    public static readonly TimeSpan OutboxKept = TimeSpan.FromDays(3);

    /// <summary>No message is delivered again after this long, unless a person replays it.</summary>
    public static readonly TimeSpan InboxKept = TimeSpan.FromDays(30);

    private const int BatchSize = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private static readonly (string Sql, TimeSpan Kept)[] Tables =
    [
        ("""
         DELETE FROM outbox_messages WHERE sequence IN
             (SELECT sequence FROM outbox_messages WHERE published_at < $1 ORDER BY published_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         """, OutboxKept),
        ("""
         DELETE FROM inbox_messages WHERE (message_id, consumer) IN
             (SELECT message_id, consumer FROM inbox_messages WHERE received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         """, InboxKept),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                Log.Later(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Deletes all that is old enough.</summary>
    public async Task PruneAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync(cancellation);
        foreach (var (sql, kept) in Tables)
        {
            int deleted;
            do
            {
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, clock.GetUtcNow() - kept);
                command.Parameters.AddWithValue(NpgsqlDbType.Integer, BatchSize);
                deleted = await command.ExecuteNonQueryAsync(cancellation);
            }
            while (deleted == BatchSize);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Old messages are pruned later ({Exception})")]
        public static partial void Later(ILogger logger, string exception);
    }
}
