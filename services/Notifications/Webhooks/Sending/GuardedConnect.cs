using System.Net;
using System.Net.Sockets;

namespace Credentialing.Notifications.Webhooks.Sending;

/// <summary>
/// Connects only to public addresses. It looks at the very addresses that it then connects to, after the name was resolved,
/// so a name that changes its address between a check and the connection gains nothing.
/// </summary>
internal static class GuardedConnect
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="allowPrivate">Connects to any address.</param>
    /// <param name="resolve">Names to addresses.</param>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> With(
        bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => async (context, cancellationToken) =>
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        IPAddress[] allowed = [.. addresses.Where(address => allowPrivate || PublicAddresses.Includes(address))];
        if (allowed.Length == 0)
        {
            throw new RefusedAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };
}

/// <summary>None of a name's addresses is on the public Internet.</summary>
#pragma warning disable RCS1194 // It only ever says this.
internal sealed class RefusedAddressException() : IOException("The address is not public.");
#pragma warning restore RCS1194
