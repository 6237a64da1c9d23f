namespace Credentialing.NativeServers;

/// <summary>A real server that runs as our child.</summary>
public interface INativeServer : IAsyncDisposable
{
    /// <summary>The loopback port that it serves.</summary>
    int Port { get; }

    /// <summary>Its process; 0 before the first start.</summary>
    int ProcessId { get; }

    /// <summary>Ends when the running process is gone, wanted or not.</summary>
    Task Exited { get; }

    /// <summary>Starts it, with the data it had, and returns when it answers.</summary>
    /// <exception cref="ServerException">It cannot start; the message says why in one sentence.</exception>
    Task StartAsync(CancellationToken cancellation = default);

    /// <summary>Stops it cleanly; the data stays.</summary>
    Task StopAsync();
}
