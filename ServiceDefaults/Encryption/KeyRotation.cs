using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Keeps the data keys of this copy up to date, rotates them when they are old, and has one copy at a time re-encrypt
/// what older keys encrypted: after a rotation and once a day.
/// </summary>
internal sealed partial class KeyRotation(
    DataKeys keys, IFieldCipher cipher, ServiceDatabase database, IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<KeyRotation> logger)
    : BackgroundService
{
    private const long AdvisoryLock = 0x0C4ED_0003;

    private readonly TimeSpan _rotateEvery = TimeSpan.FromDays(configuration.GetValue("Encryption:RotateEveryDays", 90));
    private readonly TimeSpan _refreshEvery = configuration.GetValue("Encryption:RefreshEvery", TimeSpan.FromSeconds(30));
    private DateTimeOffset _swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_refreshEvery);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                Log.Postponed(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (current, _, createdAt) = keys.Load().Current;
        if (now - createdAt >= _rotateEvery)
        {
            keys.Rotate();
            (current, _, createdAt) = keys.Current;
            Log.Rotated(logger, current);
        }

        // For ten minutes after a rotation another copy may still have written with the key before.
        if (now - createdAt < TimeSpan.FromMinutes(10) || now - _swept >= TimeSpan.FromDays(1))
        {
            await SweepAsync(current, cancellationToken);
            _swept = now;
        }
    }

    private async Task SweepAsync(Guid current, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var gate = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({AdvisoryLock})", connection);
        if (await gate.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<ServiceDb>().Model;
        var moved = await ReEncryption.RunAsync(database, model, cipher, current, cancellationToken);
        if (moved > 0)
        {
            Log.Moved(logger, moved, current);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Data keys rotated: {Key} is the current one")]
        public static partial void Rotated(ILogger logger, Guid key);

        [LoggerMessage(LogLevel.Information, "{Count} values re-encrypted with key {Key}")]
        public static partial void Moved(ILogger logger, int count, Guid key);

        [LoggerMessage(LogLevel.Warning, "Key rotation waits for the database: {Exception}")]
        public static partial void Postponed(ILogger logger, string exception);
    }
}
