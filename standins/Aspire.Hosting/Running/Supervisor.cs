using Credentialing.NativeServers;

namespace Aspire.Hosting.Running;

/// <summary>Keeps one process running: starts it, watches it, starts it again when it dies.</summary>
/// <param name="name">The resource, with the replica's number after the first.</param>
/// <param name="process">What runs.</param>
/// <param name="healthyAsync">Returns when the started process does its work.</param>
/// <param name="state">Gets the process id.</param>
internal sealed class Supervisor(string name, IRunnable process, Func<CancellationToken, Task> healthyAsync, StateFolder state) : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;

    /// <summary>Ends when it has been healthy once, or with what prevents it from ever starting.</summary>
    public Task Healthy => _healthy.Task;

    /// <summary>Begins; the process starts when the others are healthy.</summary>
    public void Start(IReadOnlyList<Supervisor> waitsFor) => _running = RunAsync(waitsFor);

    /// <summary>Stops watching, then the process.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await process.StopAsync();
        if (process.ProcessId != 0)
        {
            state.DeleteProcessId(name);
            Console.WriteLine($"{name} has stopped");
        }

        _healthy.TrySetCanceled();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await process.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<Supervisor> waitsFor)
    {
        try
        {
            await Task.WhenAll(waitsFor.Select(other => other.Healthy)).WaitAsync(_stopping.Token);
            for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            {
                var began = TimeProvider.System.GetTimestamp();
                await LiveAsync();
                if (TimeProvider.System.GetElapsedTime(began) > Stable)
                {
                    wait = FirstWait;
                }

                Console.WriteLine($"{name} is gone; starting it again");
                await Task.Delay(wait, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping: nothing is to be started again.
        }
        catch (Exception exception)
        {
            _healthy.TrySetException(exception);
        }
    }

    /// <summary>From start to death. What fails before it was ever healthy is the caller's; later failures are tried again.</summary>
    private async Task LiveAsync()
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        try
        {
            await process.StartAsync(life.Token);
            state.WriteProcessId(name, process.ProcessId);
            var healthy = healthyAsync(life.Token);
            if (await Task.WhenAny(healthy, process.Exited).WaitAsync(life.Token) == healthy)
            {
                await healthy;
                Console.WriteLine($"{name} is ready");
                _healthy.TrySetResult();
                await process.Exited.WaitAsync(life.Token);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException && Healthy.IsCompletedSuccessfully)
        {
            Console.WriteLine(exception.Message);
            await process.StopAsync();
        }
        finally
        {
            await life.CancelAsync();
        }
    }
}
