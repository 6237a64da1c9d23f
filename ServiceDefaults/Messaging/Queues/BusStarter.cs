using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Starts the bus without waiting for the broker, and really stops it. In place of MassTransit's own, which only stops a
/// bus that has finished starting: one whose broker was away, or went away meanwhile, stayed and consumed while the
/// service was taken apart under it.
/// </summary>
internal sealed class BusStarter(IBusControl bus) : IHostedService, IDisposable
{
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _enough = new();
    private Task _starting = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _starting = bus.StartAsync(_enough.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_starting.IsCompleted)
        {
            // It stops what it has started, and then says that it was cancelled.
            await _enough.CancelAsync();
            await _starting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_starting.IsCompletedSuccessfully)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(s_within);
            await bus.StopAsync(limit.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _enough.Dispose();
}
