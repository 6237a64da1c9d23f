using System.Reflection;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Aspire.Hosting.Testing;
using Credentialing.NativeServers;

namespace Aspire.Hosting;

/// <summary>The application cannot be built or started; the message says why.</summary>
public sealed class DistributedApplicationException(string message) : Exception(message);

/// <summary>Servers and services that run together.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private readonly Stack _stack;

    internal DistributedApplication(IReadOnlyList<Resource> resources, StateFolder state)
    {
        _stack = new Stack(resources, state);
        ResourceNotifications = new ResourceNotificationService(_stack);
    }

    /// <summary>Tells when a part is ready.</summary>
    public ResourceNotificationService ResourceNotifications { get; }

    internal IReadOnlyList<Resource> Resources => _stack.Resources;

    /// <summary>Begins an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        var test = EntryPoint.Current;
        return new DistributedApplicationBuilder(
            test?.Args ?? args,
            DistributedApplicationBuilder.DirectoryOf(test?.Assembly ?? Assembly.GetEntryAssembly()!),
            test?.DataDirectory);
    }

    /// <summary>Starts everything, each part when what it waits for is healthy. Returns at once; see <see cref="ResourceNotifications"/>.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _stack.StartAsync(cancellationToken);

    /// <summary>Stops everything, each part after those that wait for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _stack.StopAsync().WaitAsync(cancellationToken);

    /// <summary>Starts everything, runs until told to stop (Ctrl-C, SIGTERM) and stops in order.</summary>
    /// <remarks>What prevents a start is one sentence on standard error and exit code 1, not a stack trace.</remarks>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            await StartAsync(stop.Token);
            await _stack.RunAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (Exception exception) when (exception is ServerException or DistributedApplicationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }

        await _stack.StopAsync();

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Stops everything.</summary>
    public ValueTask DisposeAsync() => _stack.DisposeAsync();
}
