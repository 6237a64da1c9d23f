using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Clock;

/// <summary>
/// Keeps this copy's offset that of the others: at once from the service's own database, and within seconds from the
/// front door, which knows the largest offset of all services. So a service that was down when the clock moved has it
/// when it comes back, whichever services were up.
/// </summary>
internal sealed partial class RehearsalSync(
    RehearsalStore store, RehearsalClock clock, ServiceDatabase database, IConfiguration configuration, ILogger<RehearsalSync> logger) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _askEvery = configuration.GetValue("Rehearsal:AskEvery", TimeSpan.FromSeconds(5));
    private readonly Uri _frontDoor = new(new Uri(configuration["Identity:Issuer"]!), "/v1/rehearsal/clock");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), AskAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ListenerConnectionString);
                await connection.OpenAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {RehearsalStore.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                while (true)
                {
                    await store.ReadAsync(connection, cancellationToken);
                    await connection.WaitAsync(s_poll, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                Log.Disconnected(logger, exception.GetType().Name);
                await Task.Delay(s_poll, cancellationToken);
            }
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        using var timer = new PeriodicTimer(_askEvery);
        do
        {
            try
            {
                var known = await http.GetFromJsonAsync<RehearsalTime>(_frontDoor, StrictJson.Options, cancellationToken);
                if (known is { OffsetSeconds: var seconds } && TimeSpan.FromSeconds(seconds) > clock.Offset)
                {
                    await store.ForwardAsync(TimeSpan.FromSeconds(seconds), cancellationToken);
                    Log.Learned(logger, seconds);
                }
            }
            catch (Exception exception) when (
                exception is HttpRequestException or JsonException or NpgsqlException or TimeoutException ||
                (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The front door is not there yet, or not now; the next question follows in a moment.
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The rehearsal clock is {Seconds} s ahead, as the other services say")]
        public static partial void Learned(ILogger logger, long seconds);

        [LoggerMessage(LogLevel.Warning, "The rehearsal clock waits for the database: {Exception}")]
        public static partial void Disconnected(ILogger logger, string exception);
    }
}
