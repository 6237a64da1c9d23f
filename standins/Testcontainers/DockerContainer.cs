using Credentialing.NativeServers;

namespace DotNet.Testcontainers.Containers;

/// <summary>A server for tests. Where the official one is a container, this one is a process on a folder that is thrown away.</summary>
public abstract class DockerContainer : IAsyncDisposable
{
    private readonly INativeServer _server;
    private readonly ScratchFolder _folder;
    private readonly int _containerPort;

    private protected DockerContainer(INativeServer server, ScratchFolder folder, int containerPort)
    {
        _server = server;
        _folder = folder;
        _containerPort = containerPort;
    }

    /// <summary>The host that tests connect to.</summary>
    public string Hostname { get; } = "127.0.0.1";

    /// <summary>The port on the host in place of the server's usual one.</summary>
    public ushort GetMappedPublicPort(int containerPort) => containerPort == _containerPort
        ? (ushort)_server.Port
        : throw new NotSupportedException($"Only port {_containerPort} is served here.");

    /// <summary>Starts the server and returns when it answers; a stopped one starts again with its data.</summary>
    public virtual Task StartAsync(CancellationToken ct = default) => _server.StartAsync(ct);

    /// <summary>Stops the server; its data stays until disposal.</summary>
    public virtual Task StopAsync(CancellationToken ct = default) => _server.StopAsync();

    /// <summary>Stops the server and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete();
        GC.SuppressFinalize(this);
    }
}
