using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>A mail as it came over the wire.</summary>
internal sealed record ReceivedMail(string From, string To, string Message);

/// <summary>
/// As much of SMTP (RFC 5321) as a client needs. Addresses that begin with <c>nobody</c> do not exist, those that begin with
/// <c>later</c> are refused for now the first time.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<ReceivedMail> _received = new();

    public SmtpSink()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ReceivedMail[] To(string address) => [.. _received.Where(mail => mail.To.Equals(address, StringComparison.OrdinalIgnoreCase))];

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var (from, to) = ("", "");
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "MAIL":
                        from = Address(line);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "RCPT":
                        to = Address(line);
                        await writer.WriteLineAsync(Answer(to));
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var message = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } text && text != ".")
                        {
                            message.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                        }

                        _received.Enqueue(new ReceivedMail(from, to, message.ToString()));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
    }

    private string Answer(string to) =>
        to.StartsWith("nobody", StringComparison.Ordinal) ? "550 nobody of that name"
        : to.StartsWith("later", StringComparison.Ordinal) && _asked.AddOrUpdate(to, 1, (_, times) => times + 1) == 1 ? "451 try later"
        : "250 ok";

    private static string Address(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
}
