using System.Diagnostics;
using System.Threading.Channels;
using Xunit;

namespace Credentialing.Tests.Integration.Grpc;

/// <summary>The echo server as a process of its own, for one class of tests.</summary>
public sealed class EchoHost : IAsyncLifetime
{
    private const string Announcement = "listening on ";
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private Process? _process;

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Credentialing.Tests.GrpcEchoHost.dll") },
            Environment = { ["GRPC_PORT"] = "0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var heard = new List<string>();
        try
        {
            while (true)
            {
                var line = await _output.Reader.ReadAsync(patience.Token);
                heard.Add(line);
                if (line.StartsWith(Announcement, StringComparison.Ordinal))
                {
                    Address = new Uri(line[Announcement.Length..]);
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is ChannelClosedException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The echo server did not start: {string.Join('\n', heard)}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // A line is null when a stream ends: the process has gone, and nobody needs to wait for it any longer.
    private void Heard(object sender, DataReceivedEventArgs line) =>
        _ = line.Data is null ? _output.Writer.TryComplete() : _output.Writer.TryWrite(line.Data);
}
