using System.Net;
using System.Net.Sockets;

namespace Credentialing.NativeServers;

/// <summary>Finds loopback ports that nobody listens on.</summary>
public static class Ports
{
    // Below Linux's ephemeral range (32768 and up): an outgoing connection never sits on a port that we remembered.
    private const int First = 20000;
    private const int Last = 32000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>A free port that this process has not handed out before.</summary>
    public static int Free()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < 1000; attempt++)
            {
                var port = Random.Shared.Next(First, Last);
                if (IsFree(port) && Given.Add(port))
                {
                    return port;
                }
            }
        }

        throw new ServerException(ServerFailure.PortTaken, $"No free port was found between {First} and {Last}.");
    }

    /// <summary>Whether a server could listen on the loopback port now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Throws one sentence when the port is taken.</summary>
    public static void Require(int port, string server)
    {
        if (!IsFree(port))
        {
            throw new ServerException(ServerFailure.PortTaken, $"{server} cannot start: port {port} is taken by another process.");
        }
    }
}
