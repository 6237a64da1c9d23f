using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>As much of clamd as INSTREAM takes; it finds what says that it is infected, and can be switched off.</summary>
public sealed class FakeClamd : IAsyncDisposable
{
    /// <summary>What it finds in a file.</summary>
    public const string Malware = "THIS-IS-MALWARE-TO-THE-FAKE-SCANNER";

    private TcpListener? _listener;
    private Task _serving = Task.CompletedTask;

    /// <summary>Starts on a free port.</summary>
    public FakeClamd()
    {
        On();
        Address = $"127.0.0.1:{((IPEndPoint)_listener!.LocalEndpoint).Port}";
    }

    /// <summary>As in <c>ClamAv:Address</c>.</summary>
    public string Address { get; }

    /// <summary>Answers from now on, at the same address as before.</summary>
    public void On()
    {
        _listener = new TcpListener(IPAddress.Loopback, Address is null ? 0 : int.Parse(Address.Split(':')[1]));
        _listener.Start();
        _serving = ServeAsync(_listener);
    }

    /// <summary>Takes no connection any more.</summary>
    public async Task OffAsync()
    {
        _listener?.Dispose();
        await _serving;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await OffAsync();

    private static async Task ServeAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            using var file = new MemoryStream();
            var size = new byte[sizeof(int)];
            while (true)
            {
                await stream.ReadExactlyAsync(size);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
                if (piece.Length == 0)
                {
                    break;
                }

                await stream.ReadExactlyAsync(piece);
                file.Write(piece);
            }

            var isInfected = Encoding.ASCII.GetString(command) != "zINSTREAM\0" || Encoding.Latin1.GetString(file.ToArray()).Contains(Malware, StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(isInfected ? "stream: Fake.Malware FOUND\0" : "stream: OK\0"));
        }
    }
}
