using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>The line to a server, which a test cuts: to both ends as if the other one had been killed.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Guid, (Socket Near, Socket Far)> _calls = new();
    private readonly int _port;
    private readonly Task _serving;
    private int _failing;
    private int _failsAfter;

    private Line(int port)
    {
        _port = port;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>A line to the server that an address names.</summary>
    public static (Line Line, string Address) To(string address)
    {
        var server = new UriBuilder(address);
        var line = new Line(server.Port);
        server.Port = ((IPEndPoint)line._listener.LocalEndpoint).Port;
        return (line, server.Uri.ToString());
    }

    /// <summary>Cuts whoever is connected; who calls again is connected again.</summary>
    public void Cut()
    {
        foreach (var id in _calls.Keys)
        {
            HangUp(id);
        }
    }

    /// <summary>Lets the next calls fail.</summary>
    /// <param name="after">How many bytes of the server's are still let through.</param>
    /// <param name="calls">How many calls.</param>
    public void Fail(int after, int calls) => (_failsAfter, _failing) = (after, calls);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        Cut();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            Socket near;
            try
            {
                near = await _listener.AcceptSocketAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ConnectAsync(near);
        }
    }

    private async Task ConnectAsync(Socket near)
    {
        var (id, far) = (Guid.CreateVersion7(), new Socket(SocketType.Stream, ProtocolType.Tcp));
        _calls[id] = (near, far);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAny(PassAsync(near, far), PassAsync(far, near, Interlocked.Decrement(ref _failing) >= 0 ? _failsAfter : int.MaxValue));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Whoever is left hears of it below.
        }

        HangUp(id);
    }

    private static async Task PassAsync(Socket from, Socket to, int atMost = int.MaxValue)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var received)
            {
                var count = Math.Min(received, atMost);
                atMost -= atMost == int.MaxValue ? 0 : count;
                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }

                if (atMost == 0)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The same end as an orderly one.
        }
    }

    private void HangUp(Guid id)
    {
        if (_calls.TryRemove(id, out var call))
        {
            call.Near.Dispose();
            call.Far.Dispose();
        }
    }
}
