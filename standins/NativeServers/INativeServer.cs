namespace Credentialing.NativeServers;

/// <summary>A process that can be started again.</summary>
public interface IRunnable : IAsyncDisposable
{
    /// <summary>Its process; 0 before the first start.</summary>
    int ProcessId { get; }

    /// <summary>Ends when the running process is gone, wanted or not.</summary>
    Task Exited { get; }

    /// <summary>Starts it, with the data it had. A server returns when it answers.</summary>
    /// <exception cref="ServerException">It cannot start; the message says why in one sentence.</exception>
    Task StartAsync(CancellationToken cancellation = default);

    /// <summary>Stops it cleanly; the data stays.</summary>
    Task StopAsync();
}

/// <summary>A real server that runs as our child.</summary>
public interface INativeServer : IRunnable
{
    /// <summary>The loopback port that it serves.</summary>
    int Port { get; }
}
