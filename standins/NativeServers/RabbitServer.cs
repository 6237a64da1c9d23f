using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Credentialing.NativeServers;

/// <summary>How to run RabbitMQ.</summary>
public sealed record RabbitOptions
{
    /// <summary>Where its data, configuration and home are.</summary>
    public required string Directory { get; init; }

    /// <summary>Where its output goes.</summary>
    public required string LogFile { get; init; }

    /// <summary>The first user, made with empty data.</summary>
    public required string User { get; init; }

    /// <summary>The first user's password, used when the data is first made.</summary>
    public required string Password { get; init; }

    /// <summary>Loopback port; a free one when null.</summary>
    public int? Port { get; init; }
}

/// <summary>The distribution's RabbitMQ as a node of its own: own name, port mapper, cookie and data, on loopback only.</summary>
public sealed class RabbitServer(RabbitOptions options) : INativeServer
{
    private const string Name = "RabbitMQ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly byte[] ProtocolHeader = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1];

    private readonly ProcessLog _log = new(options.LogFile);
    private readonly string _directory = Path.GetFullPath(options.Directory);
    private ChildProcess? _epmd;
    private ChildProcess? _process;

    /// <inheritdoc />
    public int Port { get; } = options.Port ?? Ports.Free();

    /// <inheritdoc />
    public int ProcessId => _process?.Id ?? 0;

    /// <inheritdoc />
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    /// <summary>An AMQP URI.</summary>
    public string ConnectionString =>
        $"amqp://{Uri.EscapeDataString(options.User)}:{Uri.EscapeDataString(options.Password)}@127.0.0.1:{Port}";

    // The data belongs to the name; one name per folder lets any number of nodes share a machine.
    private string Node => "credentialing-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_directory)))[..12] + "@localhost";

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var (server, epmd) = (Binaries.RabbitMq(), Binaries.Epmd());
        Directory.CreateDirectory(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Disk.Require(_directory, Name);
        await StopLeftoverAsync(cancellation);
        Ports.Require(Port, Name);
        WriteConfiguration();
        _log.ClearTail();
        var environment = Environment(Ports.Free());

        // Left alone, the node starts a port mapper that outlives it; this one is our child.
        await StopEpmdAsync();
        _epmd = await ChildProcess.StartAsync([epmd, "-port", environment["ERL_EPMD_PORT"]!, "-address", "127.0.0.1"], _log, environment, _directory);
        _process = await ChildProcess.StartAsync([server], _log, environment, _directory);
        await File.WriteAllTextAsync(PidFile, $"{_process.Id}", cancellation);
        if (!await AnswersAsync(cancellation))
        {
            await DisposeProcessesAsync();
            throw ServerException.FromOutput(Name, _log.Tail, _log.File);
        }
    }

    /// <inheritdoc />
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync(Signal.Terminate, TimeSpan.FromSeconds(30));
        }

        await StopEpmdAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _log.Dispose();
    }

    private string PidFile => Path.Combine(_directory, "rabbitmq.pid");

    private Dictionary<string, string?> Environment(int epmdPort) => new(StringComparer.Ordinal)
    {
        ["HOME"] = _directory,
        ["RABBITMQ_NODENAME"] = Node,
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_directory, "none"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "enabled_plugins"),
        ["RABBITMQ_DIST_PORT"] = $"{Ports.Free()}",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["ERL_EPMD_PORT"] = $"{epmdPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_CRASH_DUMP_BYTES"] = "0",

        // The script then becomes the server instead of staying in front of it: our signals reach the server itself.
        ["detached"] = "true",
    };

    private void WriteConfiguration()
    {
        Write("rabbitmq.conf", $"""
            listeners.tcp.default = 127.0.0.1:{Port}
            default_user = {options.User}
            default_pass = {options.Password}
            default_user_tags.administrator = true
            log.console = true
            log.console.level = info
            log.file = false

            """);
        Write("enabled_plugins", "[].\n");
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_directory, file);
        File.Delete(path);
        using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (!_process!.Exited.IsCompleted && !patience.IsCancellationRequested)
        {
            if (await SpeaksAmqpAsync(patience.Token))
            {
                return true;
            }

            await Task.WhenAny(_process.Exited, Task.Delay(100, cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
        return false;
    }

    /// <summary>A server that is ready answers the protocol header with a method frame (1): Connection.Start.</summary>
    private async Task<bool> SpeaksAmqpAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellation);
            await client.GetStream().WriteAsync(ProtocolHeader, cancellation);
            var first = new byte[1];
            return await client.GetStream().ReadAsync(first, cancellation) == 1 && first[0] == 1;
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task StopLeftoverAsync(CancellationToken cancellation)
    {
        if (File.Exists(PidFile)
            && int.TryParse(await File.ReadAllTextAsync(PidFile, cancellation), out var processId)
            && Signals.Runs(processId, "environ", Node))
        {
            _log.Write($"Stopping process {processId}, left by an earlier run.");
            await Signals.StopLeftoverAsync(processId, "environ", Node, Signal.Terminate, cancellation);
        }
    }

    private async Task DisposeProcessesAsync()
    {
        await _process!.DisposeAsync();
        await StopEpmdAsync();
    }

    private async Task StopEpmdAsync()
    {
        if (_epmd is not null)
        {
            await _epmd.DisposeAsync();
            _epmd = null;
        }
    }
}
