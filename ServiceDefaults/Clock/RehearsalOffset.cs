using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credentialing.ServiceDefaults.Clock;

/// <summary>The one row that keeps the offset over a restart, and from which the copies of a service learn it.</summary>
internal sealed class RehearsalOffset
{
    public int Id { get; init; }

    public long OffsetSeconds { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<RehearsalOffset>(offset =>
    {
        offset.ToTable("rehearsal_clock");
        offset.HasKey(o => o.Id);
        offset.Property(o => o.Id).ValueGeneratedNever();
    });
}

/// <summary>Reads and moves the row. Never back: the larger offset wins.</summary>
internal sealed class RehearsalStore(ServiceDatabase database, RehearsalClock clock)
{
    public const string Channel = "rehearsal_clock";

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ReadAsync(connection, cancellationToken);
    }

    public async Task ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT offset_seconds FROM rehearsal_clock", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is long seconds)
        {
            clock.Forward(TimeSpan.FromSeconds(seconds));
        }
    }

    // Committed by itself, not with the request: the clock must not be ahead of what a restart would find.
    public async Task ForwardAsync(TimeSpan offset, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            INSERT INTO rehearsal_clock (id, offset_seconds) VALUES (1, $1)
            ON CONFLICT (id) DO UPDATE SET offset_seconds = greatest(rehearsal_clock.offset_seconds, excluded.offset_seconds)
            """,
            connection);
        command.Parameters.AddWithValue((long)offset.TotalSeconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var notify = new NpgsqlCommand($"NOTIFY {Channel}", connection);
        await notify.ExecuteNonQueryAsync(cancellationToken);
        clock.Forward(offset);
    }
}
